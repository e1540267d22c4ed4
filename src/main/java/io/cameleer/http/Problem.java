package io.cameleer.http;

import io.cameleer.json.Json;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not served, as RFC 9457 has it; {@code message} and {@code errors} besides are what Study Governor's
 * clients look for.
 *
 * @param detail one sentence for the caller: what was wrong and what to do
 * @param id finds the log's line about it, where there is one
 * @param errors what is wrong with each part of the request, by its name; not said again in {@code detail}
 */
public record Problem(int status, String detail, @Nullable String id, Map<String, String> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    public Problem(int status, String detail) {
        this(status, detail, null, Map.of());
    }

    /** A request whose parts have these mistakes, in Study Governor's words. */
    public static Problem invalid(Map<String, String> errors) {
        return new Problem(400, "Input payload validation failed", null, errors);
    }

    /** The standard's words for the status. */
    public String title() {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    /** The document. */
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", title());
        document.put("status", status);
        document.put("detail", detail);
        document.put("message", detail);
        if (id != null) {
            document.put("id", id);
        }
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        return Json.write(document);
    }
}
