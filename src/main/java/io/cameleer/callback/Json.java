package io.cameleer.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** JSON whose numbers keep the digits that they were written with. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** The value that the text stands for: maps, lists, texts, numbers, true, false or null. */
    static @Nullable Object read(String text) throws JsonProcessingException {
        return MAPPER.readValue(text, Object.class);
    }

    static String write(@Nullable Object value) throws JsonProcessingException {
        return MAPPER.writeValueAsString(value);
    }
}
