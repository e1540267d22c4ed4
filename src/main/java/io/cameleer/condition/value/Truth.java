package io.cameleer.condition.value;

import java.math.BigInteger;

/** Truth values, and the truth of every value. */
public final class Truth {

    static final Type TYPE = Type.named("bool")
            .base(Integers.TYPE)
            .constructor(Signature.of("x?", "/"), (evaluation, arguments) -> arguments.truth(0, false))
            .build();

    private Truth() {}

    public static boolean of(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof PythonValue python) {
            return python.truth();
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof Long number) {
            return number != 0;
        }
        if (value instanceof Double number) {
            return number != 0;
        }
        return value instanceof BigInteger;
    }
}
