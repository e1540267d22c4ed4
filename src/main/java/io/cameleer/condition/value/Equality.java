package io.cameleer.condition.value;

import java.math.BigInteger;
import java.util.List;

/** Python's {@code ==} and {@code is}. */
public final class Equality {

    private Equality() {}

    public static boolean equal(Evaluation evaluation, Object left, Object right) {
        if (left instanceof String text) {
            return text.equals(right);
        }
        if (left instanceof Long x && right instanceof Long y) {
            return x.longValue() == y.longValue();
        }
        if (Floats.isNumber(left)) {
            return Floats.isNumber(right) && numbersEqual(left, right);
        }
        return ((PythonValue) left).equal(evaluation, right);
    }

    private static boolean numbersEqual(Object left, Object right) {
        if (left instanceof Double x && x.isNaN() || right instanceof Double y && y.isNaN()) {
            return false;
        }
        return left instanceof Double || right instanceof Double
                ? Floats.compare(left, right) == 0
                : Integers.compare(left, right) == 0;
    }

    /** Equality of elements: a collection takes an object for equal to itself, even NaN. */
    static boolean same(Evaluation evaluation, Object left, Object right) {
        return identical(left, right) || equal(evaluation, left, right);
    }

    static boolean elements(Evaluation evaluation, List<Object> left, List<Object> right) {
        if (left.size() != right.size()) {
            return false;
        }
        evaluation.enter(1);
        evaluation.charge(1 + left.size());
        for (int i = 0; i < left.size(); i++) {
            if (!same(evaluation, left.get(i), right.get(i))) {
                evaluation.leave(1);
                return false;
            }
        }
        evaluation.leave(1);
        return true;
    }

    /** Whether Python would hold both as one object: singletons, small integers, and what is one object here. */
    @SuppressWarnings("ReferenceEquality")
    static boolean identical(Object left, Object right) {
        if (left == right) {
            return true;
        }
        if (left instanceof Boolean || left instanceof Long || left instanceof String || left instanceof BigInteger) {
            return left.equals(right);
        }
        return false;
    }
}
