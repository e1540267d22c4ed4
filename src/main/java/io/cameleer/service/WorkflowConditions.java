package io.cameleer.service;

import io.cameleer.condition.ConditionScope;
import io.cameleer.condition.Conditions;
import io.cameleer.condition.InvalidConditionException;
import io.cameleer.workflow.ConditionCheck;
import java.util.List;
import java.util.Set;

/** Checks the conditions of workflow files when they are loaded. */
public final class WorkflowConditions implements ConditionCheck {

    private final Conditions conditions;

    public WorkflowConditions(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public List<Finding> check(String source, Place place, Set<String> callbackLabels) {
        ConditionScope scope =
                place == Place.CALLBACK ? ConditionScope.callback() : ConditionScope.transition(callbackLabels);
        try {
            conditions.compile(source, scope);
            return List.of();
        } catch (InvalidConditionException e) {
            return e.problems().stream()
                    .map(problem -> new Finding(problem.column(), problem.message(), problem.suggestion()))
                    .toList();
        }
    }
}
