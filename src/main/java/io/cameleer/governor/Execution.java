package io.cameleer.governor;

import io.cameleer.governor.StateDefinition.CallbackDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of one callback for one action.
 *
 * @param superseded its experiment has left the state: what comes in is recorded and changes nothing
 */
public record Execution(
        long id,
        long actionId,
        long experimentId,
        CallbackDefinition callback,
        boolean superseded,
        String secretKey,
        String workKey,
        Progress progress) {

    /**
     * How far an execution is.
     *
     * @param status created, skipped, queued, running, waiting or finished
     * @param result none, success, failed or timeout
     * @param resultValues a JSON object as text
     * @param runValues the values of the run, once those of the wait may have replaced them
     * @param attempts how often a worker began it
     * @param failures how many attempts failed since a person last asked for it
     * @param runStart the first entry of running in this attempt
     * @param finished when it was resolved
     */
    public record Progress(
            String status,
            String result,
            @Nullable String resultValues,
            @Nullable String runValues,
            @Nullable String runLog,
            @Nullable String resultLog,
            int attempts,
            int failures,
            Instant created,
            @Nullable Instant runStart,
            @Nullable Instant waitStart,
            @Nullable Instant finished) {

        /** Status and result of a fresh execution. */
        static Progress fresh(String status, String result, Instant created) {
            return new Progress(
                    status,
                    result,
                    null,
                    null,
                    null,
                    null,
                    0,
                    0,
                    created,
                    null,
                    null,
                    status.equals("created") ? null : created);
        }
    }

    public String status() {
        return progress.status();
    }

    public String result() {
        return progress.result();
    }

    public @Nullable String resultValues() {
        return progress.resultValues();
    }

    public boolean isResolved() {
        return isResolved(status());
    }

    static boolean isResolved(String status) {
        return status.equals("finished") || status.equals("skipped");
    }

    Execution with(Progress other) {
        return new Execution(id, actionId, experimentId, callback, superseded, secretKey, workKey, other);
    }

    /** When its run_timeout or wait_timeout is over; null: none runs. */
    public @Nullable Instant deadline() {
        boolean running = status().equals("running");
        int minutes = running ? callback.runTimeoutMinutes() : callback.waitTimeoutMinutes();
        Instant since = running ? progress.runStart() : status().equals("waiting") ? progress.waitStart() : null;
        return since == null || minutes == 0 ? null : since.plusSeconds(60L * minutes);
    }

    /** Without the secret, which must not slip into a log. */
    @Override
    public String toString() {
        return "callback execution " + id + " (" + callback.label() + ", " + status() + ", " + result() + ")";
    }
}
