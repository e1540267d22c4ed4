package io.cameleer.condition.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Powers of floats, rounded once. Java's own power may be off by the last bit, which the C library's, and with it Python's,
 * practically never is.
 */
final class FloatPower {

    /** Enough digits that what is left out does not change the rounding to 53 bits. */
    private static final MathContext PRECISE = new MathContext(40, RoundingMode.HALF_EVEN);

    /** Up to this exponent a power is computed exactly. */
    private static final int EXACT = 32;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal LOG_TWO =
            logarithmNearOne(TWO.sqrt(PRECISE)).multiply(TWO);

    /** Halvings of an exponent before its series, which then ends soon. */
    private static final int HALVINGS = 8;

    /** The series converge long before. */
    private static final int MOST_TERMS = 200;

    private FloatPower() {}

    static double of(double x, double y) {
        double near = Math.pow(x, y);
        boolean plain =
                near == 0 || Double.isInfinite(near) || Double.isNaN(near) || Math.abs(near) < Double.MIN_NORMAL;
        if (plain || y == 1 || y == 2 || Math.abs(x) == 1 || y == 0) {
            return near;
        }
        if (y == Math.rint(y) && Math.abs(y) <= EXACT) {
            return exact(x, (int) y);
        }
        double size = y == 0.5 ? Math.sqrt(x) : precise(Math.abs(x), y);
        return Math.copySign(size, near);
    }

    private static double exact(double x, int exponent) {
        BigDecimal power = new BigDecimal(x).pow(Math.abs(exponent));
        if (exponent > 0) {
            return power.doubleValue();
        }
        BigInteger numerator = BigInteger.TEN.pow(Math.max(0, power.scale()));
        BigInteger denominator = power.scale() > 0 ? power.unscaledValue() : power.toBigIntegerExact();
        return IntegerDivision.exact(numerator, denominator);
    }

    /** e to the power of y times the logarithm of x. */
    private static double precise(double x, double y) {
        BigDecimal exponent = logarithm(x).multiply(new BigDecimal(y), PRECISE);
        BigDecimal twos = exponent.divide(LOG_TWO, 0, RoundingMode.HALF_EVEN);
        BigDecimal rest = exponent.subtract(twos.multiply(LOG_TWO), PRECISE);
        BigDecimal power = exponential(rest);
        int shift = twos.intValueExact();
        BigDecimal scale = TWO.pow(Math.abs(shift));
        return (shift < 0 ? power.divide(scale, PRECISE) : power.multiply(scale)).doubleValue();
    }

    private static BigDecimal logarithm(double x) {
        BigDecimal mantissa = new BigDecimal(x);
        int exponent = x < Double.MIN_NORMAL ? Math.getExponent(x * 0x1p54) - 54 : Math.getExponent(x);
        BigDecimal scale = TWO.pow(Math.abs(exponent));
        mantissa = exponent < 0 ? mantissa.multiply(scale) : mantissa.divide(scale, PRECISE);
        return logarithmNearOne(mantissa).add(LOG_TWO.multiply(BigDecimal.valueOf(exponent)), PRECISE);
    }

    /** Twice the area tangent of (m − 1) / (m + 1), by its series. */
    private static BigDecimal logarithmNearOne(BigDecimal mantissa) {
        BigDecimal ratio = mantissa.subtract(BigDecimal.ONE).divide(mantissa.add(BigDecimal.ONE), PRECISE);
        BigDecimal square = ratio.multiply(ratio, PRECISE);
        BigDecimal power = ratio;
        BigDecimal sum = ratio;
        for (int odd = 3; odd < MOST_TERMS && -exponent(power) < PRECISE.getPrecision(); odd += 2) {
            power = power.multiply(square, PRECISE);
            sum = sum.add(power.divide(BigDecimal.valueOf(odd), PRECISE), PRECISE);
        }
        return sum.multiply(TWO, PRECISE);
    }

    private static BigDecimal exponential(BigDecimal exponent) {
        BigDecimal small = exponent.divide(TWO.pow(HALVINGS), PRECISE);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; i < MOST_TERMS && -exponent(term) < PRECISE.getPrecision(); i++) {
            term = term.multiply(small).divide(BigDecimal.valueOf(i), PRECISE);
            sum = sum.add(term, PRECISE);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum, PRECISE);
        }
        return sum;
    }

    /** The power of ten of the first digit. */
    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }
}
