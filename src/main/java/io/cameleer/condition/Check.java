package io.cameleer.condition;

import io.cameleer.condition.syntax.Expression;
import io.cameleer.condition.syntax.Fault;
import java.util.List;

/** Finds what a condition names and cannot reach. */
final class Check {

    private Check() {}

    static List<Fault> of(Expression expression, ConditionScope scope) {
        return List.of();
    }
}
