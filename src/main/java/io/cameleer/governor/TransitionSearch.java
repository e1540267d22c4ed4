package io.cameleer.governor;

import io.cameleer.condition.ConditionCallback;
import io.cameleer.condition.ConditionContext;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import io.cameleer.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tests the ways out of a state in order. */
final class TransitionSearch {

    /**
     * What was found.
     *
     * @param taken the first transition whose condition is true; null: none
     * @param error the sentence of a condition that could not be evaluated, which ended the search
     * @param tests each transition with its condition's value, as the journal keeps them
     * @param sentences the same for people
     */
    record Found(
            @Nullable TransitionDefinition taken,
            @Nullable String error,
            List<Map<String, @Nullable Object>> tests,
            List<String> sentences) {}

    private final ConditionTests conditions;

    TransitionSearch(ConditionTests conditions) {
        this.conditions = conditions;
    }

    /**
     * Tests these transitions in order. A condition that cannot be evaluated ends the search: whether it would have come
     * first is not known, so a later one must not be taken in its stead.
     */
    Found search(
            GovernorRecords records,
            long experiment,
            List<TransitionDefinition> transitions,
            List<Execution> executions) {
        Map<String, ConditionCallback> callbacks = callbacks(executions);
        List<Map<String, @Nullable Object>> tests = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        TransitionDefinition taken = null;
        String error = null;
        for (TransitionDefinition transition : transitions) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("transition_id", transition.id());
            row.put("destination", transition.destination());
            row.put("condition", transition.condition());
            row.put("test_result", null);
            tests.add(row);
            if (taken != null || error != null) {
                continue;
            }
            ConditionTests.Test test = test(records, experiment, transition.condition(), callbacks);
            row.put("test_result", test.outcome());
            row.put("trace", test.trace() == null ? null : Json.read(test.trace()));
            sentences.add("to " + transition.destination() + ": " + test.sentence());
            if (test.isTrue()) {
                taken = transition;
            } else if (test.isError()) {
                error = test.sentence();
            }
        }
        return new Found(taken, error, tests, sentences);
    }

    ConditionTests.Test test(
            GovernorRecords records,
            long experiment,
            @Nullable String condition,
            Map<String, ConditionCallback> callbacks) {
        if (condition == null || condition.isBlank()) {
            return ConditionTests.Test.unconditional();
        }
        return conditions.test(
                condition,
                ConditionContext.builder()
                        .experiment(records.facts(experiment))
                        .callbacks(callbacks)
                        .build());
    }

    private static Map<String, ConditionCallback> callbacks(List<Execution> executions) {
        Map<String, ConditionCallback> map = new LinkedHashMap<>();
        for (Execution execution : executions) {
            String values = execution.resultValues();
            map.put(
                    execution.callback().label(),
                    new ConditionCallback(
                            execution.status(), execution.result(), values == null ? null : Json.readObject(values)));
        }
        return map;
    }
}
