package io.cameleer.condition.syntax;

import io.cameleer.condition.value.Integers;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers as they are written. */
final class NumberLiteral {

    /** As many digits as Python reads in a decimal literal. */
    private static final int DIGITS = 4300;

    private NumberLiteral() {}

    static Object integer(TreeBuilder builder, Place place, String text) {
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        if (digits.length() > DIGITS) {
            builder.fault(place, "an integer has at most " + DIGITS + " digits");
            return 0L;
        }
        if (digits.startsWith("0x")) {
            return Integers.of(new BigInteger(digits.substring(2), 16));
        }
        if (digits.startsWith("0o")) {
            return Integers.of(new BigInteger(digits.substring(2), 8));
        }
        if (digits.startsWith("0b")) {
            return Integers.of(new BigInteger(digits.substring(2), 2));
        }
        BigInteger value = new BigInteger(digits);
        if (digits.startsWith("0") && value.signum() != 0) {
            builder.fault(place, "a decimal integer has no leading zero: '" + text + "'");
        }
        return Integers.of(value);
    }

    static Double decimal(String text) {
        return Double.valueOf(text.replace("_", ""));
    }
}
