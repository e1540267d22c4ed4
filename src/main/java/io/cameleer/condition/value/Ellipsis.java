package io.cameleer.condition.value;

/** Python's {@code ...}. */
public enum Ellipsis implements PythonValue {
    ELLIPSIS;

    static final Type TYPE = Type.named("ellipsis").build();

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "Ellipsis";
    }
}
