package io.cameleer.route;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The names that conditions see, kept with the exchange. They stand for what the route was called with, so a step that
 * replaces the body does not change what {@code experiment} means.
 */
public final class ConditionNames {

    /** The exchange property that holds them as a {@code Map<String, Object>}. */
    public static final String PROPERTY = "cameleer.names";

    private static final String ANY_BODY = "body";

    private ConditionNames() {}

    /** The names of this exchange; outside of named routes there is only {@code body}, the current one. */
    static Map<String, Object> of(Exchange exchange) {
        if (exchange.getProperty(PROPERTY) instanceof Map<?, ?> given) {
            Map<String, Object> names = new HashMap<>();
            given.forEach((name, value) -> names.put(String.valueOf(name), value));
            return names;
        }
        return Collections.singletonMap(ANY_BODY, exchange.getMessage().getBody());
    }

    /** Binds the body as this kind of route calls it. */
    static void bind(Exchange exchange, NamedRoute route) {
        @Nullable Object body = exchange.getMessage().getBody();
        exchange.setProperty(PROPERTY, Collections.singletonMap(route.scheme().bodyName(route.name()), body));
    }
}
