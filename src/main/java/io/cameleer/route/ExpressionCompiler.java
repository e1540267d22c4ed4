package io.cameleer.route;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the text of a condition into something that can be evaluated often and by many threads. */
@FunctionalInterface
public interface ExpressionCompiler {

    /**
     * @return from names and their values to the condition's value
     * @throws RuntimeException whose message says what is wrong with the text, fit for operators
     */
    Function<Map<String, Object>, @Nullable Object> compile(String expression);
}
