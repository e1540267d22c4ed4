package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Expression.ParameterKind;
import io.cameleer.condition.syntax.Place;
import io.cameleer.condition.value.Callable;
import io.cameleer.condition.value.Evaluation;
import io.cameleer.condition.value.FunctionType;
import io.cameleer.condition.value.Keywords;
import io.cameleer.condition.value.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lambdas and the functions they make. */
final class Lambdas {

    private Lambdas() {}

    record Parameter(String name, ParameterKind kind, @Nullable Node defaultValue) {}

    static final class Lambda extends Node {

        private final List<Parameter> parameters;
        private final Node body;
        private final int levels;

        /** @param levels how deep the body's expressions are nested */
        Lambda(Place place, List<Parameter> parameters, Node body, int levels) {
            super(place);
            this.parameters = parameters;
            this.body = body;
            this.levels = levels;
        }

        /** Defaults are evaluated once, when the function is made. */
        @Override
        Object compute(Frame frame) {
            List<@Nullable Object> defaults = new ArrayList<>();
            for (Parameter parameter : parameters) {
                Node node = parameter.defaultValue();
                defaults.add(node == null ? null : node.evaluate(frame));
            }
            return new Function(this, frame, defaults);
        }
    }

    private static final class Function implements Callable {

        private final Lambda lambda;
        private final Frame outer;
        private final List<@Nullable Object> defaults;

        Function(Lambda lambda, Frame outer, List<@Nullable Object> defaults) {
            this.lambda = lambda;
            this.outer = outer;
            this.defaults = defaults;
        }

        @Override
        public Type type() {
            return FunctionType.TYPE;
        }

        @Override
        public Object call(Evaluation evaluation, Object[] positional, Keywords keywords) {
            evaluation.charge(1);
            Frame frame = new Frame(outer, lambda.parameters.size());
            new Binding(lambda.parameters, defaults, frame).bind(positional, keywords);
            evaluation.enter(lambda.levels);
            Object value = lambda.body.evaluate(frame);
            evaluation.leave(lambda.levels);
            return value;
        }

        @Override
        public String repr(Evaluation evaluation) {
            return "<function <lambda>>";
        }
    }
}
