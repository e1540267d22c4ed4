package io.cameleer.condition.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Python's floats. */
public final class Floats {

    static final Type TYPE = Type.named("float")
            .constructor(Signature.of("x?", "/"), FloatText::construct)
            .method("is_integer", Signature.NONE, (evaluation, self, arguments) -> isInteger((Double) self))
            .method("as_integer_ratio", Signature.NONE, (evaluation, self, arguments) -> ratio((Double) self))
            .method("hex", Signature.NONE, (evaluation, self, arguments) -> FloatText.hexadecimal((Double) self))
            .method("conjugate", Signature.NONE, (evaluation, self, arguments) -> self)
            .property("real", self -> self)
            .property("imag", self -> 0.0)
            .build();

    private static final double EXACT = 1L << 53;

    private Floats() {}

    static boolean isNumber(Object value) {
        return value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof BigInteger;
    }

    /** A number as a float; one that is too large is an OverflowError. */
    static double of(Object number) {
        if (number instanceof Double value) {
            return value;
        }
        Object integer = Integers.exact(number);
        if (integer instanceof Long value) {
            return value;
        }
        double value = ((BigInteger) integer).doubleValue();
        if (Double.isInfinite(value)) {
            throw PythonError.overflow("int too large to convert to float");
        }
        return value;
    }

    static Object operate(Operator operator, double x, double y) {
        return switch (operator) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> {
                if (y == 0) {
                    throw PythonError.zeroDivision("float division by zero");
                }
                yield x / y;
            }
            case FLOOR_DIVIDE -> floorDivide(x, y);
            case MODULO -> modulo(x, y);
            case POWER -> power(x, y);
            default -> throw Arithmetic.unsupported(operator, x, y);
        };
    }

    /** The remainder with the divisor's sign, as CPython's float_divmod makes it. */
    static double modulo(double x, double y) {
        if (y == 0) {
            throw PythonError.zeroDivision("float modulo");
        }
        double remainder = x % y;
        if (remainder == 0) {
            return Math.copySign(0.0, y);
        }
        return (y < 0) == (remainder < 0) ? remainder : remainder + y;
    }

    static double floorDivide(double x, double y) {
        if (y == 0) {
            throw PythonError.zeroDivision("float floor division by zero");
        }
        double remainder = x % y;
        double quotient = (x - remainder) / y;
        if (remainder != 0 && (y < 0) != (remainder < 0)) {
            quotient -= 1.0;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, x / y);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1.0 : floor;
    }

    static Object power(double x, double y) {
        if (x == 0 && y < 0) {
            throw PythonError.zeroDivision("0.0 cannot be raised to a negative power");
        }
        if (x == 1) {
            return 1.0;
        }
        if (x == -1 && Double.isInfinite(y)) {
            return 1.0;
        }
        if (x < 0 && !Double.isInfinite(x) && !Double.isInfinite(y) && !Double.isNaN(y) && y != Math.rint(y)) {
            throw PythonError.value(
                    "a negative number raised to a fraction is complex: conditions know no complex numbers");
        }
        double result = FloatPower.of(x, y);
        if (Double.isInfinite(result) && !Double.isInfinite(x) && !Double.isInfinite(y)) {
            throw PythonError.overflow("(34, 'Numerical result out of range')");
        }
        return result;
    }

    static Object sign(Operator operator, Double value) {
        return switch (operator) {
            case PLUS -> value;
            case MINUS -> -value;
            default -> throw Arithmetic.badSign(operator, value);
        };
    }

    /** Compares numbers exactly, whatever their kinds; neither may be NaN. */
    static int compare(Object left, Object right) {
        if (left instanceof Double x && right instanceof Double y) {
            return x < y ? -1 : x > y ? 1 : 0;
        }
        if (left instanceof Double x) {
            return -compareInteger(Integers.exact(right), x);
        }
        return compareInteger(Integers.exact(left), (Double) right);
    }

    private static int compareInteger(Object integer, double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? -1 : 1;
        }
        if (integer instanceof Long number && Math.abs((double) number) < EXACT) {
            double exact = number;
            return exact < value ? -1 : exact > value ? 1 : 0;
        }
        return new BigDecimal(Integers.big(integer)).compareTo(new BigDecimal(value));
    }

    static boolean isInteger(double value) {
        return !Double.isInfinite(value) && value == Math.rint(value);
    }

    /** The integer that is left without the fraction. */
    static Object truncate(double value) {
        if (Double.isNaN(value)) {
            throw PythonError.value("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(value)) {
            throw PythonError.overflow("cannot convert float infinity to integer");
        }
        return Math.abs(value) < EXACT ? (Object) (long) value : Integers.of(new BigDecimal(value).toBigInteger());
    }

    private static TupleValue ratio(double value) {
        truncate(value);
        BigDecimal exact = new BigDecimal(value);
        BigInteger denominator = BigInteger.ONE.shiftLeft(Math.max(0, exact.scale()));
        BigInteger numerator = exact.multiply(new BigDecimal(denominator)).toBigInteger();
        BigInteger divisor = numerator.gcd(denominator);
        return TupleValue.of(Integers.of(numerator.divide(divisor)), Integers.of(denominator.divide(divisor)));
    }
}
