package io.cameleer.condition.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Python's timedelta.
 *
 * @param seconds 0 to 86,399
 * @param microseconds 0 to 999,999
 */
record TimeDelta(int days, int seconds, int microseconds) implements PythonValue {

    static final int MOST_DAYS = 999_999_999;
    static final BigInteger MICROSECONDS_A_SECOND = BigInteger.valueOf(1_000_000);
    static final BigInteger MICROSECONDS_A_DAY = BigInteger.valueOf(86_400_000_000L);
    static final TimeDelta ZERO = new TimeDelta(0, 0, 0);

    static final Type TYPE = TimeDeltaMethods.type();

    static TimeDelta ofMicroseconds(BigInteger total) {
        BigInteger[] parts = total.divideAndRemainder(MICROSECONDS_A_DAY);
        boolean borrow = parts[1].signum() < 0;
        BigInteger days = borrow ? parts[0].subtract(BigInteger.ONE) : parts[0];
        long rest = (borrow ? parts[1].add(MICROSECONDS_A_DAY) : parts[1]).longValue();
        if (days.abs().compareTo(BigInteger.valueOf(MOST_DAYS)) > 0) {
            throw days.bitLength() > 31
                    ? PythonError.overflow("Python int too large to convert to C int")
                    : PythonError.overflow("days=" + days + "; must have magnitude <= " + MOST_DAYS);
        }
        return new TimeDelta(days.intValue(), (int) (rest / 1_000_000), (int) (rest % 1_000_000));
    }

    static TimeDelta ofMicroseconds(long total) {
        return ofMicroseconds(BigInteger.valueOf(total));
    }

    static TimeDelta ofSeconds(long seconds) {
        return ofMicroseconds(BigInteger.valueOf(seconds).multiply(MICROSECONDS_A_SECOND));
    }

    BigInteger total() {
        long rest = seconds * 1_000_000L + microseconds;
        return BigInteger.valueOf(days).multiply(MICROSECONDS_A_DAY).add(BigInteger.valueOf(rest));
    }

    /** The microseconds of a difference that is known to be less than some centuries. */
    long microsecondsTotal() {
        return total().longValueExact();
    }

    TimeDelta negated() {
        return ofMicroseconds(total().negate());
    }

    TimeDelta absolute() {
        return days < 0 ? negated() : this;
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public boolean truth() {
        return !ZERO.equals(this);
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        return equals(other);
    }

    @Override
    public @Nullable Boolean compare(Evaluation evaluation, Relation relation, Object other) {
        return other instanceof TimeDelta delta ? (Boolean) relation.accepts(total().compareTo(delta.total())) : null;
    }

    @Override
    public @Nullable Object sign(Evaluation evaluation, Operator operator) {
        return operator == Operator.PLUS ? this : operator == Operator.MINUS ? negated() : null;
    }

    @Override
    public @Nullable Object operate(Evaluation evaluation, Operator operator, Object right) {
        if (right instanceof TimeDelta other) {
            return withDelta(evaluation, operator, other);
        }
        if (!Floats.isNumber(right)) {
            return null;
        }
        boolean fraction = right instanceof Double;
        return switch (operator) {
            case MULTIPLY ->
                fraction ? scaled((Double) right, false) : ofMicroseconds(total().multiply(Integers.big(right)));
            case DIVIDE -> fraction ? scaled((Double) right, true) : divided(total(), Integers.big(right));
            case FLOOR_DIVIDE ->
                fraction
                        ? null
                        : ofMicroseconds(Integers.big(IntegerDivision.floor(evaluation, total(), Integers.big(right))
                                .get(0)));
            default -> null;
        };
    }

    @Override
    public @Nullable Object operateReflected(Evaluation evaluation, Operator operator, Object left) {
        return operator == Operator.MULTIPLY && Floats.isNumber(left) ? operate(evaluation, operator, left) : null;
    }

    private @Nullable Object withDelta(Evaluation evaluation, Operator operator, TimeDelta other) {
        return switch (operator) {
            case ADD -> ofMicroseconds(total().add(other.total()));
            case SUBTRACT -> ofMicroseconds(total().subtract(other.total()));
            case DIVIDE -> IntegerDivision.exact(total(), other.total());
            case FLOOR_DIVIDE ->
                IntegerDivision.floor(evaluation, total(), other.total()).get(0);
            case MODULO ->
                ofMicroseconds(Integers.big(IntegerDivision.floor(evaluation, total(), other.total())
                        .get(1)));
            default -> null;
        };
    }

    /** The product with a float, or the quotient, by the float's exact value. */
    private TimeDelta scaled(double factor, boolean divide) {
        if (Double.isNaN(factor)) {
            throw PythonError.value("cannot convert NaN to integer ratio");
        }
        if (Double.isInfinite(factor)) {
            throw PythonError.overflow("cannot convert Infinity to integer ratio");
        }
        BigDecimal exact = new BigDecimal(factor);
        BigInteger denominator = BigInteger.TEN.pow(Math.max(0, exact.scale()));
        BigInteger numerator = exact.multiply(new BigDecimal(denominator)).toBigInteger();
        return divide
                ? divided(total().multiply(denominator), numerator)
                : divided(total().multiply(numerator), denominator);
    }

    /** The quotient in microseconds, a half to the even one. */
    private static TimeDelta divided(BigInteger total, BigInteger divisor) {
        if (divisor.signum() == 0) {
            throw PythonError.zeroDivision("integer division or modulo by zero");
        }
        BigDecimal quotient = new BigDecimal(total).divide(new BigDecimal(divisor), 0, RoundingMode.HALF_EVEN);
        return ofMicroseconds(quotient.toBigInteger());
    }

    @Override
    public String repr(Evaluation evaluation) {
        List<String> parts = new ArrayList<>();
        if (days != 0) {
            parts.add("days=" + days);
        }
        if (seconds != 0) {
            parts.add("seconds=" + seconds);
        }
        if (microseconds != 0) {
            parts.add("microseconds=" + microseconds);
        }
        return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
    }

    @Override
    public String text(Evaluation evaluation) {
        String day = days == 0 ? "" : days + (Math.abs(days) == 1 ? " day, " : " days, ");
        String fraction = microseconds == 0 ? "" : String.format(".%06d", microseconds);
        return day + String.format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60) + fraction;
    }
}
