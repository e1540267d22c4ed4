package io.cameleer.web;

import io.cameleer.http.PageRequest;
import io.cameleer.http.ProblemException;
import io.cameleer.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values that a person gives with an answer: either one JSON object, or fields, each of which names its place in the
 * result. What looks like a number or is true, false or null is that; anything else is a text, and quotes keep a text.
 */
final class AnswerValues {

    static final String NAMES = "name";
    static final String VALUES = "value";
    static final String DOCUMENT = "values";

    private static final Pattern LITERAL =
            Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?|\".*\"");

    private AnswerValues() {}

    /** A JSON object as text; null where nothing was given. */
    static @Nullable String read(PageRequest request) {
        String document = request.form(DOCUMENT).strip();
        Map<String, Object> fields = fields(request.allOfForm(NAMES), request.allOfForm(VALUES));
        if (document.isEmpty()) {
            return fields.isEmpty() ? null : Json.write(fields);
        }
        if (!fields.isEmpty()) {
            throw new ProblemException(400, "Values were given as fields and as JSON; empty one of them.");
        }
        try {
            return Json.write(Json.readObject(document));
        } catch (IllegalArgumentException notJson) {
            throw new ProblemException(400, "The values are no JSON object: " + notJson.getMessage());
        }
    }

    private static Map<String, Object> fields(List<String> names, List<String> values) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int index = 0; index < Math.min(names.size(), values.size()); index++) {
            String value = values.get(index).strip();
            List<String> path = path(names.get(index).strip());
            if (path.isEmpty() && !value.isEmpty()) {
                throw new ProblemException(400, "The value '" + value + "' has no name; give it one.");
            }
            if (!path.isEmpty() && !value.isEmpty()) {
                put(fields, path, literal(value));
            }
        }
        return fields;
    }

    /** A key, or a JSON pointer (RFC 6901). */
    private static List<String> path(String name) {
        if (!name.startsWith("/")) {
            return name.isEmpty() ? List.of() : List.of(name);
        }
        List<String> path = new ArrayList<>();
        for (String token : name.substring(1).split("/", -1)) {
            path.add(token.replace("~1", "/").replace("~0", "~"));
        }
        return path;
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private static void put(Map<String, Object> into, List<String> path, @Nullable Object value) {
        Map<String, Object> place = into;
        for (String step : path.subList(0, path.size() - 1)) {
            Object next = place.computeIfAbsent(step, key -> new LinkedHashMap<String, Object>());
            if (!(next instanceof Map)) {
                throw new ProblemException(400, "'" + step + "' is a value and cannot hold others.");
            }
            place = (Map<String, Object>) next;
        }
        place.put(path.get(path.size() - 1), value);
    }

    private static @Nullable Object literal(String value) {
        if (!LITERAL.matcher(value).matches()) {
            return value;
        }
        try {
            return Json.read(value);
        } catch (IllegalArgumentException notQuoted) {
            return value;
        }
    }
}
