package io.cameleer.condition.value;

/** A method together with its value: {@code text.lower} before the call. */
record BoundMethod(Object self, Member.Method method) implements Callable {

    @Override
    public Type type() {
        return BuiltinFunction.TYPE;
    }

    @Override
    public Object call(Evaluation evaluation, Object[] positional, Keywords keywords) {
        return method.call(evaluation, self, positional, keywords);
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "<built-in method " + method.name() + " of " + Types.of(self).name() + " object>";
    }
}
