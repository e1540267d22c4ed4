package io.cameleer.route;

import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Property placeholders in a route's model. */
final class Placeholders {

    private Placeholders() {}

    /** The text with its placeholders filled in; as it is where one has no value, as in a template. */
    static String resolve(@Nullable String text, CamelContext camel) {
        if (text == null) {
            return "";
        }
        try {
            return camel.resolvePropertyPlaceholders(text);
        } catch (IllegalArgumentException unknownYet) {
            return text;
        }
    }
}
