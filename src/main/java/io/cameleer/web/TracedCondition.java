package io.cameleer.web;

import io.cameleer.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the parts of a condition came to when it was tested, as a page shows it. */
public final class TracedCondition {

    private static final int MOST_PARTS = 40;
    private static final int LONGEST = 300;

    private TracedCondition() {}

    /** One part. */
    public record Part(String expression, String value) {}

    /** The parts of a kept trace, a text of JSON or what was read of one; empty where there is none. */
    public static List<Part> parts(@Nullable Object trace) {
        Object read = trace instanceof String text && text.startsWith("{") ? Json.readObject(text) : trace;
        if (!(read instanceof Map<?, ?> map) || !(map.get("parts") instanceof List<?> kept)) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        for (Object item : kept) {
            if (item instanceof Map<?, ?> part && parts.size() < MOST_PARTS) {
                parts.add(new Part(shown(part.get("expression")), value(part)));
            }
        }
        return parts;
    }

    private static String value(Map<?, ?> part) {
        if (part.get("error") != null) {
            return shown(part.get("error"));
        }
        return part.get("values") instanceof List<?> values && !values.isEmpty()
                ? String.join(", ", values.stream().map(TracedCondition::shown).toList())
                : "not evaluated";
    }

    private static String shown(@Nullable Object value) {
        String text = Shown.value(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
