package io.cameleer.http;

import io.cameleer.json.Json;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not served, as RFC 9457 has it.
 *
 * @param detail one sentence for the caller: what was wrong and what to do
 * @param id finds the log's line about it, where there is one
 * @param errors one sentence for each part of the request that was wrong
 */
public record Problem(int status, String detail, @Nullable String id, List<String> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    public Problem(int status, String detail) {
        this(status, detail, null, List.of());
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
        if (id != null) {
            document.put("id", id);
        }
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        return Json.write(document);
    }
}
