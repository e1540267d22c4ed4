package io.cameleer.workflow;

import io.cameleer.workflow.YamlNode.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state as it was read, with the places that problems of the whole graph need.
 *
 * @param label null where the file gives no usable one
 * @param callbacksPosition where the key {@code callbacks} stands, or the state where there is none
 */
record StateDraft(
        @Nullable Scalar label,
        String path,
        Position position,
        Position callbacksPosition,
        @Nullable String freetext,
        boolean automatic,
        List<CallbackDefinition> callbacks,
        List<TransitionDraft> transitions) {

    /** The label, or an empty text, which no good state has. */
    String name() {
        return label == null ? "" : label.text();
    }

    State state() {
        List<Transition> ways =
                transitions.stream().map(TransitionDraft::transition).toList();
        return new State(name(), freetext, automatic, callbacks, ways);
    }

    /** A transition as it was read. */
    record TransitionDraft(Scalar destination, String path, @Nullable Scalar condition) {

        String target() {
            return destination.text();
        }

        Transition transition() {
            return new Transition(target(), condition == null ? null : condition.text());
        }
    }
}
