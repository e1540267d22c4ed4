package io.cameleer.http;

import io.cameleer.json.Json;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page answers with.
 *
 * @param mediaType of the body, with its charset
 * @param file sent instead of the body, however large it is; null where the body is sent
 * @param headers beyond those of type and length
 */
public record PageAnswer(int status, String mediaType, String body, @Nullable Path file, Map<String, String> headers) {

    static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";

    public PageAnswer {
        headers = Map.copyOf(headers);
    }

    public PageAnswer(int status, String mediaType, String body) {
        this(status, mediaType, body, null, Map.of());
    }

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

    /** Sends the browser on to another page of ours after a form was taken, so that loading again posts nothing twice. */
    public static PageAnswer seeOther(String path) {
        return new PageAnswer(303, "text/plain; charset=utf-8", "", null, Map.of("Location", path));
    }

    /**
     * A file to save, never to show: what programs printed must not be read as a page of ours.
     *
     * @param name the name that the browser proposes; letters, digits, dots and dashes
     */
    public static PageAnswer download(Path file, String name) {
        return new PageAnswer(
                200,
                "text/plain; charset=utf-8",
                "",
                file,
                Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }

    public PageAnswer withStatus(int other) {
        return new PageAnswer(other, mediaType, body, file, headers);
    }
}
