package io.cameleer.condition.value;

/** Python's timedelta. */
record TimeDelta(long days, int seconds, int microseconds) implements PythonValue {

    static final Type TYPE = Type.named("datetime.timedelta").build();

    @Override
    public Type type() {
        return TYPE;
    }

    TimeDelta absolute() {
        return this;
    }
}
