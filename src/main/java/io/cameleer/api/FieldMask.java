package io.cameleer.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code X-Fields}, as in {@code id,state{label}}: only these members of a document are wanted. {@code *} stands
 * for all members of its place; members of a list's items are named as if the list were one.
 */
final class FieldMask {

    private static final FieldMask EVERYTHING = new FieldMask(null);

    /** A member with null wants all that is in it; null as a whole wants everything. */
    private final @Nullable Map<String, FieldMask> wanted;

    private FieldMask(@Nullable Map<String, FieldMask> wanted) {
        this.wanted = wanted;
    }

    /** Reads the header; an absent one wants everything. Braces around the whole may be left out. */
    static FieldMask of(Optional<String> header) {
        String text = header.orElse("").strip();
        if (text.isEmpty()) {
            return EVERYTHING;
        }
        Parser parser =
                new Parser(text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text);
        FieldMask mask = parser.members(0);
        if (!parser.atEnd()) {
            throw Request.invalid("X-Fields", "has a brace too many; write it as in id,state{label}");
        }
        return mask;
    }

    @Nullable
    Object of(@Nullable Object value) {
        Map<String, FieldMask> members = wanted;
        if (members == null) {
            return value;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::of).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> kept = new LinkedHashMap<>();
            map.forEach((key, member) -> {
                FieldMask mask = members.getOrDefault(String.valueOf(key), members.get("*"));
                if (mask != null) {
                    kept.put(String.valueOf(key), mask.of(member));
                }
            });
            return kept;
        }
        return value;
    }

    private static final class Parser {

        private static final int DEEPEST = 20;

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at >= text.length();
        }

        FieldMask members(int depth) {
            if (depth > DEEPEST) {
                throw Request.invalid("X-Fields", "is nested too deeply");
            }
            Map<String, FieldMask> members = new LinkedHashMap<>();
            while (!atEnd() && text.charAt(at) != '}') {
                String name = name();
                FieldMask mask = EVERYTHING;
                if (!atEnd() && text.charAt(at) == '{') {
                    at++;
                    mask = members(depth + 1);
                    if (atEnd()) {
                        throw Request.invalid(
                                "X-Fields", "has a brace that is not closed; write it as in id,state{label}");
                    }
                    at++;
                }
                if (!name.isEmpty()) {
                    members.put(name, mask);
                }
                if (!atEnd() && text.charAt(at) == ',') {
                    at++;
                }
            }
            return new FieldMask(members);
        }

        private String name() {
            int start = at;
            while (!atEnd() && ",{}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at).strip();
        }
    }
}
