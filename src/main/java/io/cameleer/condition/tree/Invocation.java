package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Place;
import io.cameleer.condition.value.Attributes;
import io.cameleer.condition.value.Calls;
import io.cameleer.condition.value.Keywords;
import io.cameleer.condition.value.Member;

/** Calls of values and of methods. */
final class Invocation {

    private Invocation() {}

    static final class Call extends Node {

        private final Node function;
        private final ArgumentList arguments;

        Call(Place place, Node function, ArgumentList arguments) {
            super(place);
            this.function = function;
            this.arguments = arguments;
        }

        @Override
        Object compute(Frame frame) {
            Object called = function.evaluate(frame);
            Object[] positional = arguments.positional(frame);
            Keywords keywords = arguments.keywords(frame);
            return Calls.call(frame.evaluation, called, positional, keywords);
        }
    }

    /** The call of an attribute, which needs no value for the method itself. */
    static final class MethodCall extends Node {

        private final Node owner;
        private final String name;
        private final ArgumentList arguments;

        MethodCall(Place place, Node owner, String name, ArgumentList arguments) {
            super(place);
            this.owner = owner;
            this.name = name;
            this.arguments = arguments;
        }

        @Override
        Object compute(Frame frame) {
            Object self = owner.evaluate(frame);
            // The attribute is looked up before the arguments are evaluated, as in Python.
            Member.Method method = Attributes.method(self, name);
            Object function = method == null ? Attributes.get(self, name) : self;
            Object[] positional = arguments.positional(frame);
            Keywords keywords = arguments.keywords(frame);
            return method == null
                    ? Calls.call(frame.evaluation, function, positional, keywords)
                    : method.call(frame.evaluation, self, positional, keywords);
        }
    }
}
