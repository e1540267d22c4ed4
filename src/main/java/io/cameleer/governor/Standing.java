package io.cameleer.governor;

import org.jspecify.annotations.Nullable;

/**
 * Where an experiment stands.
 *
 * @param version compared and set by every transition, so that no two are taken from the same place
 * @param stateId null before it has entered a workflow
 * @param actionId its last action
 */
public record Standing(
        long experimentId, String label, long version, @Nullable Long stateId, @Nullable Long actionId) {}
