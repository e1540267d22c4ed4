package io.cameleer.governor;

import io.cameleer.condition.ConditionContext;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions for the governor; an error is an answer, never an exception. */
public interface ConditionTests {

    Test test(String condition, ConditionContext context);

    /**
     * How a condition came out.
     *
     * @param outcome null: it could not be evaluated
     * @param sentence what to tell people: the condition with its value or error
     * @param trace the values of the sub-expressions, as JSON
     */
    record Test(@Nullable Boolean outcome, String sentence, @Nullable String trace) {

        static Test unconditional() {
            return new Test(true, "no condition", null);
        }

        public boolean isTrue() {
            return Boolean.TRUE.equals(outcome);
        }

        public boolean isError() {
            return outcome == null;
        }
    }
}
