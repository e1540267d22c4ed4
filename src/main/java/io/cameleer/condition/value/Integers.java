package io.cameleer.condition.value;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's integers: longs where they fit, else big integers; a truth value is the integer 0 or 1. */
public final class Integers {

    private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);

    static final Type TYPE = Type.named("int")
            .constructor(Signature.of("x?", "/", "base?"), IntegerText::construct)
            .method("bit_length", Signature.NONE, (evaluation, self, arguments) ->
                    (long) big(self).abs().bitLength())
            .method("bit_count", Signature.NONE, (evaluation, self, arguments) ->
                    (long) big(self).abs().bitCount())
            .method("as_integer_ratio", Signature.NONE, (evaluation, self, arguments) -> TupleValue.of(exact(self), 1L))
            .method("conjugate", Signature.NONE, (evaluation, self, arguments) -> exact(self))
            .property("real", Integers::exact)
            .property("numerator", Integers::exact)
            .property("imag", self -> 0L)
            .property("denominator", self -> 1L)
            .build();

    private Integers() {}

    /** The value in its one form: a Long where it fits 64 bits. */
    public static Object of(BigInteger value) {
        return value.compareTo(LOWEST) >= 0 && value.compareTo(HIGHEST) <= 0 ? (Object) value.longValue() : value;
    }

    static boolean is(Object value) {
        return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
    }

    /** A truth value as its integer, an integer as it is. */
    static Object exact(Object integer) {
        return integer instanceof Boolean truth ? (Object) (truth ? 1L : 0L) : integer;
    }

    static BigInteger big(Object integer) {
        Object exact = exact(integer);
        return exact instanceof BigInteger big ? big : BigInteger.valueOf((Long) exact);
    }

    /** The value where Python wants an integer. */
    static BigInteger index(Object value) {
        if (is(value)) {
            return big(value);
        }
        throw PythonError.type("'" + Types.of(value).name() + "' object cannot be interpreted as an integer");
    }

    /** An index or count, cut to Java's ints: no string or collection is longer. */
    static int clamp(Object value) {
        if (value instanceof Long number) {
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
        }
        BigInteger number = index(value);
        return number.bitLength() < 32
                ? number.intValue()
                : number.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }

    static Object operate(Evaluation evaluation, Operator operator, Object left, Object right) {
        if (left instanceof Boolean a && right instanceof Boolean b) {
            switch (operator) {
                case AND:
                    return a & b;
                case OR:
                    return a | b;
                case XOR:
                    return a ^ b;
                default:
            }
        }
        Object a = exact(left);
        Object b = exact(right);
        if (a instanceof Long x && b instanceof Long y) {
            Object result = operateLongs(operator, x, y);
            if (result != null) {
                return result;
            }
        }
        return operateBig(evaluation, operator, big(a), big(b));
    }

    /** The result in 64 bits, or null where it does not fit or needs more thought. */
    private static @Nullable Object operateLongs(Operator operator, long x, long y) {
        switch (operator) {
            case ADD:
                long sum = x + y;
                return ((x ^ sum) & (y ^ sum)) < 0 ? null : (Object) sum;
            case SUBTRACT:
                long difference = x - y;
                return ((x ^ y) & (x ^ difference)) < 0 ? null : (Object) difference;
            case MULTIPLY:
                long product = x * y;
                return Math.multiplyHigh(x, y) == product >> 63 ? (Object) product : null;
            case FLOOR_DIVIDE:
                return y == 0 || x == Long.MIN_VALUE ? null : (Object) Math.floorDiv(x, y);
            case MODULO:
                return y == 0 ? null : (Object) Math.floorMod(x, y);
            case AND:
                return x & y;
            case OR:
                return x | y;
            case XOR:
                return x ^ y;
            default:
                return null;
        }
    }

    private static Object operateBig(Evaluation evaluation, Operator operator, BigInteger x, BigInteger y) {
        return switch (operator) {
            case ADD -> sized(evaluation, x.add(y));
            case SUBTRACT -> sized(evaluation, x.subtract(y));
            case MULTIPLY -> {
                evaluation.admitBits((long) x.bitLength() + y.bitLength() - 1);
                yield of(x.multiply(y));
            }
            case DIVIDE -> IntegerDivision.exact(x, y);
            case FLOOR_DIVIDE -> IntegerDivision.floor(evaluation, x, y).get(0);
            case MODULO -> IntegerDivision.floor(evaluation, x, y).get(1);
            case POWER -> IntegerDivision.power(evaluation, x, y);
            case SHIFT_LEFT -> shift(evaluation, x, y, true);
            case SHIFT_RIGHT -> shift(evaluation, x, y, false);
            case AND -> of(x.and(y));
            case OR -> of(x.or(y));
            case XOR -> of(x.xor(y));
            default -> throw Arithmetic.unsupported(operator, of(x), of(y));
        };
    }

    private static Object sized(Evaluation evaluation, BigInteger value) {
        evaluation.admitBits(value.bitLength());
        return of(value);
    }

    private static Object shift(Evaluation evaluation, BigInteger value, BigInteger count, boolean left) {
        if (count.signum() < 0) {
            throw PythonError.value("negative shift count");
        }
        if (value.signum() == 0) {
            return 0L;
        }
        int places = count.bitLength() < 31 ? count.intValue() : Integer.MAX_VALUE;
        if (left) {
            evaluation.admitBits((long) value.bitLength() + places);
            return of(value.shiftLeft(places));
        }
        return of(value.shiftRight(Math.min(places, value.bitLength() + 1)));
    }

    static Object sign(Operator operator, Object integer) {
        Object exact = exact(integer);
        return switch (operator) {
            case PLUS -> exact;
            case MINUS ->
                exact instanceof Long number && number != Long.MIN_VALUE
                        ? (Object) (-number)
                        : of(big(exact).negate());
            default ->
                exact instanceof Long number
                        ? (Object) (~number)
                        : of(big(exact).not());
        };
    }

    static int compare(Object left, Object right) {
        Object a = exact(left);
        Object b = exact(right);
        return a instanceof Long x && b instanceof Long y ? Long.compare(x, y) : big(a).compareTo(big(b));
    }

    /** The floor division of Python: quotient and remainder, the remainder with the divisor's sign. */
    static List<Object> divmod(Evaluation evaluation, Object left, Object right) {
        return IntegerDivision.floor(evaluation, big(left), big(right));
    }
}
