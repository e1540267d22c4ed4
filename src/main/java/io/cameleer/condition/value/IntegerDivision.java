package io.cameleer.condition.value;

import java.math.BigInteger;
import java.util.List;

/** Division and powers of integers of any size. */
final class IntegerDivision {

    /** More than the 53 bits of a double, so that one sticky bit decides the rounding. */
    private static final int QUOTIENT_BITS = 66;

    private IntegerDivision() {}

    static List<Object> floor(Evaluation evaluation, BigInteger dividend, BigInteger divisor) {
        if (divisor.signum() == 0) {
            throw PythonError.zeroDivision("integer division or modulo by zero");
        }
        evaluation.charge((long) dividend.bitLength() * divisor.bitLength() / 65_536);
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        if (parts[1].signum() != 0 && parts[1].signum() != divisor.signum()) {
            return List.of(Integers.of(parts[0].subtract(BigInteger.ONE)), Integers.of(parts[1].add(divisor)));
        }
        return List.of(Integers.of(parts[0]), Integers.of(parts[1]));
    }

    /** The quotient rounded once, to the nearest double. */
    static Double exact(BigInteger dividend, BigInteger divisor) {
        if (divisor.signum() == 0) {
            throw PythonError.zeroDivision("division by zero");
        }
        if (dividend.signum() == 0) {
            return divisor.signum() < 0 ? -0.0 : 0.0;
        }
        if (dividend.bitLength() <= 53 && divisor.bitLength() <= 53) {
            return dividend.doubleValue() / divisor.doubleValue();
        }
        int shift = QUOTIENT_BITS - (dividend.bitLength() - divisor.bitLength());
        // A subnormal result has fewer bits: what is beyond them must go into the sticky bit as well.
        shift = Math.min(shift, 1080);
        BigInteger[] parts = shift >= 0
                ? dividend.abs().shiftLeft(shift).divideAndRemainder(divisor.abs())
                : dividend.abs().divideAndRemainder(divisor.abs().shiftLeft(-shift));
        BigInteger quotient = parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);
        double result = scaled(quotient, -shift);
        if (Double.isInfinite(result)) {
            throw PythonError.overflow("integer division result too large for a float");
        }
        return dividend.signum() == divisor.signum() ? result : -result;
    }

    private static double scaled(BigInteger quotient, int exponent) {
        if (exponent >= -1000) {
            return Math.scalb(quotient.doubleValue(), exponent);
        }
        return new java.math.BigDecimal(quotient)
                .divide(new java.math.BigDecimal(BigInteger.ONE.shiftLeft(-exponent)))
                .doubleValue();
    }

    static Object power(Evaluation evaluation, BigInteger base, BigInteger exponent) {
        if (exponent.signum() < 0) {
            return Floats.power(Floats.of(base), Floats.of(exponent));
        }
        if (base.abs().bitLength() <= 1) {
            boolean negative = base.signum() < 0 && exponent.testBit(0);
            return exponent.signum() == 0 ? (Object) 1L : negative ? (Object) (-1L) : Integers.of(base.abs());
        }
        if (exponent.bitLength() > 31) {
            evaluation.admitBits(Long.MAX_VALUE);
        }
        evaluation.admitBits((long) (base.abs().bitLength() - 1) * exponent.intValue());
        return Integers.of(base.pow(exponent.intValue()));
    }
}
