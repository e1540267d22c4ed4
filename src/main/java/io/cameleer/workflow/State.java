package io.cameleer.workflow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node of a workflow.
 *
 * @param label unique in its workflow
 * @param freetext the operator's description
 * @param automatic whether an experiment passes on by itself where the state has no callbacks; otherwise it waits for a person or the API
 * @param callbacks in the file's order, the order in which their executions are created
 * @param transitions in the file's order, the order in which their conditions are tested
 */
public record State(
        String label,
        @Nullable String freetext,
        boolean automatic,
        List<CallbackDefinition> callbacks,
        List<Transition> transitions) {

    public State {
        callbacks = List.copyOf(callbacks);
        transitions = List.copyOf(transitions);
    }

    /** Whether no transition leads on. */
    public boolean isFinal() {
        return transitions.isEmpty();
    }

    /** The callback of that label; labels are case-sensitive. */
    public Optional<CallbackDefinition> callback(String label) {
        return callbacks.stream()
                .filter(callback -> callback.label().equals(label))
                .findFirst();
    }
}
