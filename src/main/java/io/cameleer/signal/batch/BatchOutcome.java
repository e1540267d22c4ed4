package io.cameleer.signal.batch;

import io.cameleer.signal.SignalOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one signal went for one target.
 *
 * @param status {@code succeeded}, {@code failed}, or {@code gone}: there is no such target any more
 * @param error one sentence; null unless it failed
 */
public record BatchOutcome(String signal, String endpoint, long target, String status, @Nullable String error) {

    static BatchOutcome of(String signal, String endpoint, long target, SignalOutcome outcome) {
        if (outcome instanceof SignalOutcome.Failed failed) {
            return new BatchOutcome(signal, endpoint, target, "failed", failed.message());
        }
        String status = outcome instanceof SignalOutcome.TargetGone ? "gone" : "succeeded";
        return new BatchOutcome(signal, endpoint, target, status, null);
    }

    boolean failed() {
        return status.equals("failed");
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("signal", signal);
        document.put("endpoint", endpoint);
        document.put("target_id", target);
        document.put("status", status);
        if (error != null) {
            document.put("error", error);
        }
        return document;
    }
}
