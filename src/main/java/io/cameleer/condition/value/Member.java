package io.cameleer.condition.value;

/** What a type gives its values under a name. */
public sealed interface Member {

    /** A method's body: its arguments are bound to the signature's parameters. */
    interface Body {
        Object call(Evaluation evaluation, Object self, Arguments arguments);
    }

    interface Getter {
        Object get(Object self);
    }

    /** A method of the values. */
    record Method(String name, Signature signature, Body body) implements Member {

        public Object call(Evaluation evaluation, Object self, Object[] positional, Keywords keywords) {
            evaluation.step();
            return body.call(evaluation, self, signature.bind(name, positional, keywords));
        }
    }

    /** An attribute that each value has its own value for. */
    record Property(Getter getter) implements Member {}

    /** An attribute of the type: a constant, or a function called on the type. */
    record Constant(Object value) implements Member {}
}
