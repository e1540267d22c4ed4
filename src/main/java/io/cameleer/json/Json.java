package io.cameleer.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain Java values: maps in document order, lists, strings, booleans, null, and numbers as Integer, Long,
 * BigInteger or BigDecimal, so that no digit is lost between reading and writing. Thread-safe.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<Object>> LIST = new TypeReference<>() {};

    /** Java's matcher sees whole pairs as one character. */
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    private Json() {}

    /** One line of JSON. The value must be made of maps, lists, strings, numbers, booleans and null. */
    public static String write(@Nullable Object value) {
        try {
            return escapeHalves(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** JSON indented for people. */
    public static String writeIndented(@Nullable Object value) {
        try {
            return escapeHalves(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Any JSON value; {@code IllegalArgumentException} names line and column of what is wrong. */
    public static @Nullable Object read(String text) {
        return parse(text, new TypeReference<Object>() {});
    }

    /** A JSON object. */
    public static Map<String, Object> readObject(String text) {
        return present(parse(text, OBJECT), "object");
    }

    /** A JSON array. */
    public static List<Object> readList(String text) {
        return present(parse(text, LIST), "array");
    }

    /** A JSON array of strings; other items become their text. */
    public static List<String> readStrings(@Nullable String text) {
        return text == null
                ? List.of()
                : readList(text).stream().map(String::valueOf).toList();
    }

    private static <T> T present(@Nullable T value, String kind) {
        if (value == null) {
            throw new IllegalArgumentException("Not valid JSON: an " + kind + " is needed, not null");
        }
        return value;
    }

    /** Half a surrogate pair has no UTF-8; escaped, it survives any store. */
    private static String escapeHalves(String json) {
        Matcher halves = HALF_PAIR.matcher(json);
        return halves.find()
                ? halves.replaceAll(half ->
                        "\\\\u" + Integer.toHexString(half.group().charAt(0)).toUpperCase(Locale.ROOT))
                : json;
    }

    private static <T> @Nullable T parse(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new IllegalArgumentException("Not valid JSON" + place + ": " + e.getOriginalMessage(), e);
        }
    }
}
