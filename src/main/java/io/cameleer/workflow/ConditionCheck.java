package io.cameleer.workflow;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a condition before it is ever evaluated. Implementations are pure and may be called from any thread. */
@FunctionalInterface
public interface ConditionCheck {

    /**
     * The findings, none for a good condition.
     *
     * @param source the expression, never blank
     * @param callbackLabels the labels of the state's callbacks, which are the keys of {@code callbacks} in a transition's condition; empty for a callback's
     */
    List<Finding> check(String source, Place place, Set<String> callbackLabels);

    /** Where a condition stands, which decides what it sees. */
    enum Place {
        /** On a callback: {@code callbacks} is empty. */
        CALLBACK,
        /** On a transition. */
        TRANSITION
    }

    /**
     * One fault of a condition.
     *
     * @param line of the source, from 1
     * @param column from 1, in characters (code points) of that line
     * @param suggestion what to do about it, one line
     */
    record Finding(Severity severity, int line, int column, String message, @Nullable String suggestion) {

        /** An error on the first line. */
        public Finding(int column, String message, @Nullable String suggestion) {
            this(Severity.ERROR, 1, column, message, suggestion);
        }
    }
}
