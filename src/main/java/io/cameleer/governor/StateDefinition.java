package io.cameleer.governor;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A state as it stands in the store, with the ids that REST documents show.
 *
 * @param automatic a state without callbacks passes on by itself instead of waiting for a person
 */
public record StateDefinition(
        long id,
        String label,
        boolean automatic,
        List<CallbackDefinition> callbacks,
        List<TransitionDefinition> transitions) {

    /** No way leads out: the experiment has arrived. */
    public boolean isFinal() {
        return transitions.isEmpty();
    }

    /** Nothing in it runs, and it does not pass on by itself. */
    boolean waitsForPerson() {
        return callbacks.isEmpty() && !automatic;
    }

    /** Where its transitions lead, for people. */
    String destinations() {
        return transitions.stream().map(TransitionDefinition::destination).collect(Collectors.joining(" or "));
    }

    /** A callback of a state; timeouts in minutes, 0 = none; delay and backoff in seconds. */
    public record CallbackDefinition(
            long id,
            String label,
            String function,
            Map<String, Object> arguments,
            Map<String, String> variableMap,
            int runTimeoutMinutes,
            int waitTimeoutMinutes,
            int initialDelaySeconds,
            @Nullable String condition,
            int retries,
            int backoffSeconds) {}

    /** A way out of a state. */
    public record TransitionDefinition(long id, long destinationId, String destination, @Nullable String condition) {}
}
