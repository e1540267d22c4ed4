package io.cameleer.service;

import io.cameleer.condition.Condition;
import io.cameleer.condition.ConditionContext;
import io.cameleer.condition.ConditionFailedException;
import io.cameleer.condition.ConditionScope;
import io.cameleer.condition.Conditions;
import io.cameleer.condition.InvalidConditionException;
import io.cameleer.route.ExpressionCompiler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Conditions in routes, where the names are what the route was called with. */
final class RouteConditions implements ExpressionCompiler {

    /** What the four kinds of named route call their bodies, and the body elsewhere. */
    private static final ConditionScope SCOPE =
            new ConditionScope(Set.of("experiment", "analysis", "parameters", "execution", "body"), Set.of(), false);

    private final Conditions conditions;

    RouteConditions(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public Function<Map<String, Object>, @Nullable Object> compile(String expression) {
        Condition condition;
        try {
            condition = conditions.compile(expression, SCOPE);
        } catch (InvalidConditionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return names -> {
            try {
                return condition.javaValue(context(names));
            } catch (ConditionFailedException e) {
                throw new IllegalStateException("condition '" + expression + "': " + e.getMessage(), e);
            }
        };
    }

    private static ConditionContext context(Map<String, Object> names) {
        ConditionContext.Builder builder = ConditionContext.builder();
        names.forEach((name, value) -> builder.open(name, record(value)));
        return builder.build();
    }

    private static Map<String, Object> record(Object value) {
        Map<String, Object> record = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> record.put(String.valueOf(key), member));
        }
        return record;
    }
}
