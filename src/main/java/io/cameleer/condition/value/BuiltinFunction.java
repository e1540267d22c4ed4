package io.cameleer.condition.value;

/** A function that Python or its datetime module gives. */
record BuiltinFunction(String name, Signature signature, Body body) implements Callable {

    static final Type TYPE = Type.named("builtin_function_or_method").build();

    /** What the function does with its bound arguments. */
    interface Body {
        Object call(Evaluation evaluation, Arguments arguments);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public Object call(Evaluation evaluation, Object[] positional, Keywords keywords) {
        evaluation.step();
        return body.call(evaluation, signature.bind(name, positional, keywords));
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "<built-in function " + name + ">";
    }
}
