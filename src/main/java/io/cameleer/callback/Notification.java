package io.cameleer.callback;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to a chat.
 *
 * @param text as it is sent, fields filled in
 */
public record Notification(HttpCall call, ChatFormat format, String text) {

    private static final String BODY = "body";

    /**
     * The callback's result: format, text, status and answer.
     *
     * @param reply what {@link HttpReply} made of the answer
     */
    public Map<String, @Nullable Object> result(Map<?, ?> reply) {
        Object body = reply.get(BODY);
        String answer = body == null ? "" : String.valueOf(body);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("format", format.name().toLowerCase(Locale.ROOT));
        result.put("text", call.redaction().text(text));
        result.put("status", reply.get("status"));
        result.put("answer", answer);
        String failure = failure(reply, answer);
        result.put(CallbackResult.SUCCESS, failure == null);
        if (failure != null) {
            result.put(CallbackResult.EXCEPTION, failure);
        }
        return result;
    }

    private @Nullable String failure(Map<?, ?> reply, String answer) {
        String remedy = format.remedy(answer);
        if (remedy == null && Boolean.TRUE.equals(reply.get(CallbackResult.SUCCESS))) {
            return null;
        }
        String words = answer.isBlank() ? "" : " '" + firstLine(answer) + "'";
        return "%s answered %s%s%s".formatted(call, reply.get("status"), words, remedy == null ? "" : ": " + remedy);
    }

    private static String firstLine(String answer) {
        String line = answer.strip().lines().findFirst().orElse("");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
