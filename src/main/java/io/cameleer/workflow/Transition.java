package io.cameleer.workflow;

import org.jspecify.annotations.Nullable;

/**
 * A way out of a state.
 *
 * @param destination the label of a state of the same workflow
 * @param condition a Python expression; null is always true
 */
public record Transition(String destination, @Nullable String condition) {}
