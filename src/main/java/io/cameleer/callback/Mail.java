package io.cameleer.callback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mail to send.
 *
 * @param subject as the workflow wrote it, fields filled in, without the site's prefix
 * @param sentSubject with the prefix
 * @param messageId with angle brackets; the same for each attempt of an execution
 * @param fileName a name for a file that holds this mail; the same for each attempt of an execution
 */
public record Mail(
        String sender,
        List<String> recipients,
        String subject,
        String sentSubject,
        String body,
        String messageId,
        String fileName) {

    public Mail {
        recipients = List.copyOf(recipients);
    }

    /** The result of the callback, with the names of the manual's table. */
    public Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sender", sender);
        result.put("recipient", String.join(", ", recipients));
        result.put("subject", subject);
        result.put("body", body);
        return result;
    }
}
