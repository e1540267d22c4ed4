package io.cameleer.route;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.LanguageSupport;
import org.jspecify.annotations.Nullable;

/**
 * The language {@code condition} of routes: the same expressions as in workflows, over the {@linkplain ConditionNames
 * names} of the exchange. A text that cannot be compiled fails its route when that is loaded. Bind it as {@value #BEAN}.
 */
public final class ConditionLanguage extends LanguageSupport {

    /** The name in the registry under which Camel looks for the language {@code condition}. */
    public static final String BEAN = "condition-language";

    private final ExpressionCompiler compiler;

    public ConditionLanguage(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public Predicate createPredicate(String text) {
        return compile(text);
    }

    @Override
    public Expression createExpression(String text) {
        return compile(text);
    }

    private Condition compile(String text) {
        String condition = text.strip();
        try {
            return new Condition(condition, compiler.compile(condition));
        } catch (RuntimeException wrong) {
            throw new BadConditionException(condition, wrong);
        }
    }

    /** A condition that cannot be compiled. */
    static final class BadConditionException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final String condition;

        BadConditionException(String condition, RuntimeException cause) {
            super("the condition " + condition + " is wrong: " + cause.getMessage(), cause);
            this.condition = condition;
        }

        String condition() {
            return condition;
        }
    }

    /** Serves as expression and as predicate. */
    private static final class Condition extends ExpressionAdapter {

        private final String text;
        private final Function<Map<String, Object>, @Nullable Object> compiled;

        Condition(String text, Function<Map<String, Object>, @Nullable Object> compiled) {
            this.text = text;
            this.compiled = compiled;
        }

        @Override
        public @Nullable Object evaluate(Exchange exchange) {
            return compiled.apply(ConditionNames.of(exchange));
        }

        @Override
        public boolean matches(Exchange exchange) {
            return isTrue(evaluate(exchange));
        }

        /** Python's rule: what is nothing, zero or empty is false. */
        private static boolean isTrue(@Nullable Object value) {
            if (value == null) {
                return false;
            } else if (value instanceof Boolean flag) {
                return flag;
            } else if (value instanceof Number number) {
                return number.doubleValue() != 0;
            } else if (value instanceof CharSequence characters) {
                return !characters.isEmpty();
            } else if (value instanceof Collection<?> collection) {
                return !collection.isEmpty();
            } else if (value instanceof Map<?, ?> map) {
                return !map.isEmpty();
            }
            return true;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
