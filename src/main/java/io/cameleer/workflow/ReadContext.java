package io.cameleer.workflow;

import io.cameleer.workflow.ConditionCheck.Finding;
import io.cameleer.workflow.ConditionCheck.Place;
import io.cameleer.workflow.YamlNode.Scalar;
import java.util.Optional;
import java.util.Set;

/**
 * What the readers of one file share.
 *
 * @param systems the external systems that the site or the file sets
 */
record ReadContext(
        Problems problems,
        SourceText source,
        ConditionCheck conditions,
        FunctionCatalogue functions,
        Set<String> systems) {

    /** A checked condition; empty where the key is absent or the expression is blank, which is always true. */
    Optional<Scalar> condition(Fields fields, Place place, Set<String> callbackLabels) {
        Optional<Scalar> condition =
                fields.scalar("condition").filter(scalar -> !scalar.text().isBlank());
        condition.ifPresent(scalar -> {
            for (Finding finding : conditions.check(scalar.text(), place, callbackLabels)) {
                problems.add(
                        finding.severity(),
                        source.inside(scalar, finding.column() - 1),
                        fields.path("condition"),
                        "bad condition: " + finding.message(),
                        finding::suggestion);
            }
        });
        return condition;
    }
}
