package io.cameleer.api;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation needs of a request.
 *
 * @param parameters path and query parameters, decoded
 * @param body the JSON object; empty where there was none
 */
public record Request(Map<String, String> parameters, Map<String, Object> body) {

    /** The number in the path; anything else is not known here. */
    public long id() throws ApiException {
        String id = parameters.getOrDefault("id", "");
        if (!id.matches("[0-9]{1,18}")) {
            throw ApiException.notFound("'" + id + "'");
        }
        return Long.parseLong(id);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    /** A number of the query within bounds; {@code fallback} where it is not given. */
    public int number(String name, int fallback, int least, int most) throws ApiException {
        String text = parameters.get(name);
        if (text == null) {
            return fallback;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw ApiException.invalid(name + " is '" + text + "'; give a number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    /** A member of the body as text; null: it is not there. */
    public @Nullable String text(String name) {
        Object value = body.get(name);
        return value == null ? null : String.valueOf(value);
    }
}
