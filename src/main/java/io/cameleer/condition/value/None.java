package io.cameleer.condition.value;

/** Python's {@code None}. */
public enum None implements PythonValue {
    NONE;

    static final Type TYPE = Type.named("NoneType").build();

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "None";
    }

    @Override
    public boolean truth() {
        return false;
    }
}
