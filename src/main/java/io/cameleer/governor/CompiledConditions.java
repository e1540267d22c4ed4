package io.cameleer.governor;

import io.cameleer.condition.Condition;
import io.cameleer.condition.ConditionContext;
import io.cameleer.condition.ConditionScope;
import io.cameleer.condition.Conditions;
import io.cameleer.condition.InvalidConditionException;
import io.cameleer.condition.TracedOutcome;
import java.util.Set;

/** {@link ConditionTests} by the condition evaluator. Thread-safe. */
public final class CompiledConditions implements ConditionTests {

    /** Labels were checked when the workflow was loaded. */
    private static final ConditionScope SCOPE = new ConditionScope(Set.of("experiment", "callbacks"), Set.of(), false);

    private final Conditions conditions;

    public CompiledConditions(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public Test test(String source, ConditionContext context) {
        Condition condition;
        try {
            condition = conditions.compile(source, SCOPE);
        } catch (InvalidConditionException e) {
            return new Test(null, "'" + source + "' is no valid condition: " + e.getMessage(), null);
        }
        TracedOutcome outcome = condition.trace(context);
        return outcome.error() == null
                ? new Test(outcome.holds(), "'" + source + "' is " + outcome.value(), outcome.toJson())
                : new Test(null, "'" + source + "' failed: " + outcome.error().getMessage(), outcome.toJson());
    }
}
