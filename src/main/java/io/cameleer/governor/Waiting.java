package io.cameleer.governor;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment waits for.
 *
 * @param sentence for people
 * @param since when that began; null: not known
 * @param until when it ends by itself; null: it does not
 */
public record Waiting(Reason reason, String sentence, @Nullable Instant since, @Nullable Instant until) {

    /** The kinds of waiting. */
    public enum Reason {
        /** A callback runs. */
        RUNNING,
        /** A callback waits for an answer of a person or another system. */
        ANSWER,
        /** A callback's initial_delay. */
        DELAY,
        /** A callback failed and is tried again. */
        RETRY,
        /** A callback is due, and no worker has taken it. */
        WORKER,
        /** A callback is due, and the dispatch endpoint holds everything back. */
        HELD,
        /** A callback was given back by a worker, as when no route serves its function. */
        TROUBLE,
        /** A callback's timeout is over; the timer is about to end it. */
        OVERDUE,
        /** Its transitions are about to be tested. */
        EVALUATION,
        /** A person or the API is to set the state. */
        PERSON,
        /** No transition's condition is true. */
        TRANSITION,
        /** A transition's condition cannot be evaluated. */
        CONDITION_ERROR,
        /** It made too many transitions. */
        PARKED,
        /** It has not entered a workflow. */
        WORKFLOW;

        /** The name on the wire. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
