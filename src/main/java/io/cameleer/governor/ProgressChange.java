package io.cameleer.governor;

import io.cameleer.governor.Execution.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in an execution; null leaves a part as it is. Any order of statuses is allowed while an execution is
 * not resolved; the first entry of running, of waiting and of a resolved status is stamped.
 *
 * @param values a JSON object as text; replaces the one before
 */
public record ProgressChange(
        @Nullable String status,
        @Nullable String result,
        @Nullable String values,
        @Nullable String runLog,
        @Nullable String resultLog) {

    static ProgressChange of(String status, String result) {
        return new ProgressChange(status, result, null, null, null);
    }

    Progress applyTo(Progress old, Instant now) {
        String next = status == null ? old.status() : status;
        String newValues = values == null ? old.resultValues() : values;
        boolean waits = next.equals("waiting") && old.waitStart() == null;
        return new Progress(
                next,
                result == null ? old.result() : result,
                newValues,
                waits ? newValues : old.runValues(),
                runLog == null ? old.runLog() : runLog,
                resultLog == null ? old.resultLog() : resultLog,
                old.attempts(),
                old.failures(),
                old.created(),
                first(next.equals("running"), old.runStart(), now),
                first(next.equals("waiting"), old.waitStart(), now),
                first(Execution.isResolved(next), old.finished(), now));
    }

    private static @Nullable Instant first(boolean entered, @Nullable Instant before, Instant now) {
        return entered && before == null ? now : before;
    }
}
