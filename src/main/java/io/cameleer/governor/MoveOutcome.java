package io.cameleer.governor;

import org.jspecify.annotations.Nullable;

/** What became of a request to set an experiment's state. */
public sealed interface MoveOutcome {

    /** A sentence for people. */
    String message();

    /** The experiment took the transition; its governor may have taken more since. */
    record Moved(long actionId, long stateId, String state) implements MoveOutcome {
        @Override
        public String message() {
            return "entered state " + state;
        }
    }

    /** The experiment's workflow has no such state, or it is in no workflow. */
    record NoSuchState(String requested) implements MoveOutcome {
        @Override
        public String message() {
            return "Could not find requested state \"" + requested + "\"";
        }
    }

    /** No transition leads there from where it stands. */
    record NoValidTransition(long sourceStateId, String source, long targetStateId, String target)
            implements MoveOutcome {
        @Override
        public String message() {
            return "Could not find a valid transition for requested state change (from " + source + " [" + sourceStateId
                    + "] to " + target + " [" + targetStateId + "])";
        }
    }

    /**
     * A transition leads there, but its condition is false or could not be evaluated.
     *
     * @param condition its source
     * @param message the condition with its value or error
     */
    record ConditionNotMet(long transitionId, @Nullable String condition, String message) implements MoveOutcome {}
}
