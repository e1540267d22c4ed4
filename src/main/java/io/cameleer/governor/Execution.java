package io.cameleer.governor;

import org.jspecify.annotations.Nullable;

/**
 * One run of one callback for one action.
 *
 * @param status created, skipped, queued, running, waiting or finished
 * @param result none, success, failed or timeout
 * @param superseded its experiment has left the state: what comes in is recorded and changes nothing
 * @param resultValues a JSON object as text
 */
public record Execution(
        long id,
        long actionId,
        long experimentId,
        StateDefinition.CallbackDefinition callback,
        String status,
        String result,
        boolean superseded,
        String secretKey,
        String workKey,
        @Nullable String resultValues) {

    public boolean isResolved() {
        return status.equals("finished") || status.equals("skipped");
    }
}
