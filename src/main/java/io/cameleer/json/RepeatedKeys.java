package io.cameleer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds members that an object has more than once: readers differ in which of them they take. Thread-safe. */
public final class RepeatedKeys {

    private static final JsonFactory FACTORY = new JsonFactory();

    private RepeatedKeys() {}

    /** Their places, as in {@code filters/0/key}; none in what is no JSON. */
    public static Set<String> of(String text) {
        Set<String> repeated = new LinkedHashSet<>();
        Deque<Set<String>> objects = new ArrayDeque<>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    objects.push(new HashSet<>());
                } else if (token == JsonToken.END_OBJECT) {
                    objects.pop();
                } else if (token == JsonToken.FIELD_NAME && !objects.element().add(parser.currentName())) {
                    repeated.add(parser.getParsingContext()
                            .pathAsPointer()
                            .toString()
                            .substring(1));
                }
            }
            return repeated;
        } catch (IOException noJson) {
            return Set.of();
        }
    }
}
