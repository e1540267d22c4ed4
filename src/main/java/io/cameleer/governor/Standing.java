package io.cameleer.governor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an experiment stands.
 *
 * @param version compared and set by every transition, so that no two are taken from the same place
 * @param stateId null before it has entered a workflow
 * @param actionId its last action
 * @param parked since when the governor leaves it alone; null: it does not
 * @param countedAfter actions up to this one do not count towards the limit of transitions
 */
public record Standing(
        long experimentId,
        String label,
        long version,
        @Nullable Long stateId,
        @Nullable Long actionId,
        @Nullable Instant parked,
        long countedAfter) {}
