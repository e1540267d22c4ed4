package io.cameleer.callback;

import io.cameleer.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server answered, as the callback's result. */
public final class HttpReply {

    /** Bytes of an answer that are read. */
    public static final int LONGEST = 1024 * 1024;

    /** Headers that a workflow may want to go on with. */
    private static final Set<String> OF_INTEREST = Set.of(
            "content-type",
            "content-language",
            "date",
            "etag",
            "last-modified",
            "link",
            "location",
            "retry-after",
            "server",
            "x-request-id");

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);

    private HttpReply() {}

    /**
     * The callback's result: status, headers, body and, where the body is JSON, json. A secret that the server repeats is
     * taken out.
     *
     * @param headers the answer's
     * @param body the answer's; null where there is none
     */
    public static Map<String, Object> result(
            HttpCall call, int status, Map<String, ?> headers, @Nullable InputStream body) throws IOException {
        Map<String, String> shown = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (OF_INTEREST.contains(key)) {
                shown.put(key, call.redaction().text(String.valueOf(value)));
            }
        });
        byte[] bytes = body == null ? new byte[0] : body.readNBytes(LONGEST);
        String type = shown.getOrDefault("content-type", "");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", status);
        result.put("headers", shown);
        String text = call.redaction().text(new String(bytes, charset(type)));
        result.put("body", shortened(text));
        putNullable(result, "json", type.toLowerCase(Locale.ROOT).contains("json") ? json(text) : null);
        result.put(CallbackResult.SUCCESS, call.expects(status));
        if (!call.expects(status)) {
            result.put(CallbackResult.EXCEPTION, "%s answered %d, expected %s".formatted(call, status, expected(call)));
        }
        return result;
    }

    private static String expected(HttpCall call) {
        return call.expected().isEmpty() ? "200 to 299" : call.expected().toString();
    }

    private static Charset charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        return named.find() && Charset.isSupported(named.group(1))
                ? Charset.forName(named.group(1))
                : StandardCharsets.UTF_8;
    }

    private static String shortened(String text) {
        HeadAndTail kept = new HeadAndTail();
        kept.add(text.getBytes(StandardCharsets.UTF_8));
        return kept.text();
    }

    private static @Nullable Object json(String text) {
        try {
            return Json.read(text);
        } catch (IllegalArgumentException lying) {
            return null;
        }
    }

    /** The result is a JSON object: a null is a value there. */
    @SuppressWarnings("NullAway")
    private static void putNullable(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }
}
