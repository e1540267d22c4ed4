package io.cameleer.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes maps, lists, texts, numbers and truth values. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException unknownType) {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getName() + " cannot be written as JSON", unknownType);
        }
    }
}
