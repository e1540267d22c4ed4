package io.cameleer.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON document (RFC 6901). A text without a leading slash is read as if it had one, as Study Governor does, so that {@code score}, {@code names/0} and
 * {@code /names/0} are all places; the empty text is the whole document.
 *
 * @param tokens the keys and indexes on the way, unescaped
 */
public record JsonPointer(List<String> tokens) {

    private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");

    public JsonPointer {
        tokens = List.copyOf(tokens);
    }

    /**
     * The pointer that a text stands for.
     *
     * @throws IllegalArgumentException when a {@code ~} is not followed by 0 or 1
     */
    public static JsonPointer parse(String text) {
        if (text.isEmpty()) {
            return new JsonPointer(List.of());
        }
        String path = text.startsWith("/") ? text.substring(1) : text;
        List<String> tokens = new ArrayList<>();
        for (String token : path.split("/", -1)) {
            if (BAD_ESCAPE.matcher(token).find()) {
                throw new IllegalArgumentException("'~' must be followed by 0 (for ~) or 1 (for /)");
            }
            tokens.add(token.replace("~1", "/").replace("~0", "~"));
        }
        return new JsonPointer(tokens);
    }

    /** The value there, made of Map, List and scalars; empty where the document has no such place or holds null there. */
    public Optional<Object> find(@Nullable Object document) {
        Object value = document;
        for (String token : tokens) {
            value = step(value, token);
        }
        return Optional.ofNullable(value);
    }

    private static @Nullable Object step(@Nullable Object value, String token) {
        if (value instanceof Map<?, ?> map) {
            return map.get(token);
        }
        if (value instanceof List<?> list && token.matches("0|[1-9][0-9]{0,8}")) {
            int index = Integer.parseInt(token);
            return index < list.size() ? list.get(index) : null;
        }
        return null;
    }
}
