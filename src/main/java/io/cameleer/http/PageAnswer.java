package io.cameleer.http;

import io.cameleer.json.Json;

/**
 * What a page answers with.
 *
 * @param mediaType of the body, with its charset
 */
public record PageAnswer(int status, String mediaType, String body) {

    static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";

    public static PageAnswer html(String text) {
        return new PageAnswer(200, HTML, text);
    }

    /** Maps, lists, texts, numbers and truth values become JSON. */
    public static PageAnswer json(Object value) {
        return new PageAnswer(200, JSON, Json.write(value));
    }

    /** A text that is JSON already. */
    public static PageAnswer jsonText(String text) {
        return new PageAnswer(200, JSON, text);
    }

    public PageAnswer withStatus(int other) {
        return new PageAnswer(other, mediaType, body);
    }
}
