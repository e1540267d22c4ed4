package io.cameleer.workflow;

import io.cameleer.workflow.ConditionCheck.Finding;
import io.cameleer.workflow.ConditionCheck.Place;
import io.cameleer.workflow.YamlNode.Scalar;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the readers of one file share.
 *
 * @param systems the names of the external systems that are set
 */
record ReadContext(
        Problems problems,
        SourceText source,
        Budget budget,
        ConditionCheck conditions,
        FunctionCatalogue functions,
        Set<String> systems) {

    /** This context with more external systems. */
    ReadContext with(Set<String> moreSystems) {
        Set<String> all = new HashSet<>(systems);
        all.addAll(moreSystems);
        return new ReadContext(problems, source, budget, conditions, functions, all);
    }

    /** A checked condition; empty where the key is absent or the expression is blank, which is always true. */
    Optional<Scalar> condition(Fields fields, Place place, Set<String> callbackLabels) {
        Optional<Scalar> condition =
                fields.scalar("condition").filter(scalar -> !scalar.text().isBlank());
        condition.ifPresent(scalar -> check(scalar, fields.path("condition"), place, callbackLabels));
        return condition;
    }

    private void check(Scalar condition, String path, Place place, Set<String> callbackLabels) {
        if (!budget.takeCondition(condition.text().length())) {
            String message =
                    "the conditions of the file are longer than %d characters together".formatted(Limits.CONDITIONS);
            problems.error(condition.position(), path, message, "shorten them, or split the workflow");
            return;
        }
        for (Finding finding : conditions.check(condition.text(), place, callbackLabels)) {
            Position position = problems.isFull()
                    ? condition.position()
                    : source.inside(condition, new Position(finding.line(), finding.column()));
            problems.add(
                    finding.severity(), position, path, "bad condition: " + finding.message(), finding::suggestion);
        }
    }
}
