package io.cameleer.condition.value;

import java.util.Arrays;

/** A method taken from its type: {@code str.lower}, whose first argument is the value. */
record UnboundMethod(Type owner, Member.Method method) implements Callable {

    static final Type TYPE = Type.named("method_descriptor").build();

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public Object call(Evaluation evaluation, Object[] positional, Keywords keywords) {
        if (positional.length == 0) {
            throw PythonError.type("unbound method " + owner.name() + "." + method.name() + "() needs an argument");
        }
        if (!Types.of(positional[0]).derivesFrom(owner)) {
            throw PythonError.type("descriptor '" + method.name() + "' for '" + owner.name()
                    + "' objects doesn't apply to a '" + Types.of(positional[0]).name() + "' object");
        }
        return method.call(evaluation, positional[0], Arrays.copyOfRange(positional, 1, positional.length), keywords);
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "<method '" + method.name() + "' of '" + owner.name() + "' objects>";
    }
}
