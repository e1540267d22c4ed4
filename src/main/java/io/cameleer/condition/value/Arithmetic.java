package io.cameleer.condition.value;

import org.jspecify.annotations.Nullable;

/** Python's operators over values of all kinds: the left operand is asked first, then the right one. */
public final class Arithmetic {

    private Arithmetic() {}

    public static Object binary(Evaluation evaluation, Operator operator, Object left, Object right) {
        if (Floats.isNumber(left) && Floats.isNumber(right)) {
            return numbers(evaluation, operator, left, right);
        }
        Object result = left instanceof PythonValue value
                ? value.operate(evaluation, operator, right)
                : left instanceof String text ? Text.operate(evaluation, operator, text, right) : null;
        if (result == null && right instanceof PythonValue value) {
            result = value.operateReflected(evaluation, operator, left);
        }
        if (result == null && right instanceof String text && operator == Operator.MULTIPLY) {
            result = Text.operate(evaluation, operator, text, left);
        }
        if (result == null) {
            throw unsupported(operator, left, right);
        }
        return result;
    }

    private static Object numbers(Evaluation evaluation, Operator operator, Object left, Object right) {
        boolean integers = !(left instanceof Double) && !(right instanceof Double);
        return integers
                ? Integers.operate(evaluation, operator, left, right)
                : Floats.operate(operator, Floats.of(left), Floats.of(right));
    }

    public static Object unary(Evaluation evaluation, Operator operator, Object operand) {
        if (operand instanceof Double number) {
            return Floats.sign(operator, number);
        }
        if (Integers.is(operand)) {
            return Integers.sign(operator, operand);
        }
        @Nullable Object result = operand instanceof PythonValue value ? value.sign(evaluation, operator) : null;
        if (result == null) {
            throw badSign(operator, operand);
        }
        return result;
    }

    static PythonError unsupported(Operator operator, Object left, Object right) {
        return PythonError.type("unsupported operand type(s) for " + operator.symbol() + ": '"
                + Types.of(left).name() + "' and '" + Types.of(right).name() + "'");
    }

    static PythonError badSign(Operator operator, Object operand) {
        return PythonError.type("bad operand type for " + operator.symbol() + ": '"
                + Types.of(operand).name() + "'");
    }
}
