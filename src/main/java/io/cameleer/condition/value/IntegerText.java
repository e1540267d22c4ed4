package io.cameleer.condition.value;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Integers as text and text as integers. */
final class IntegerText {

    /** Python refuses to convert more digits between integers and decimal text. */
    private static final int DIGITS = 4300;

    /** A number with so many bits certainly has more than {@link #DIGITS} digits. */
    private static final int BITS = 14_285;

    private static final Pattern DIGIT_GROUPS = Pattern.compile("[0-9a-z]+(?:_[0-9a-z]+)*");

    private IntegerText() {}

    static String of(Object integer) {
        if (integer instanceof BigInteger big) {
            String text = big.bitLength() > BITS ? null : big.toString();
            if (text == null || text.length() > DIGITS + (big.signum() < 0 ? 1 : 0)) {
                throw PythonError.value("Exceeds the limit (" + DIGITS + " digits) for integer string conversion");
            }
            return text;
        }
        return integer.toString();
    }

    static Object construct(Evaluation evaluation, Arguments arguments) {
        if (!arguments.has(0)) {
            if (arguments.has(1)) {
                throw PythonError.type("int() missing string argument");
            }
            return 0L;
        }
        Object value = arguments.get(0);
        if (arguments.has(1)) {
            if (value instanceof String text) {
                return parse(evaluation, text, arguments.integer(1));
            }
            throw PythonError.type("int() can't convert non-string with explicit base");
        }
        if (Integers.is(value)) {
            return Integers.exact(value);
        }
        if (value instanceof Double number) {
            return Floats.truncate(number);
        }
        if (value instanceof String text) {
            return parse(evaluation, text, 10);
        }
        throw PythonError.type("int() argument must be a string, a bytes-like object or a real number, not '"
                + Types.of(value).name() + "'");
    }

    static Object parse(Evaluation evaluation, String text, int base) {
        if (base != 0 && (base < 2 || base > 36)) {
            throw PythonError.value("int() base must be >= 2 and <= 36, or 0");
        }
        evaluation.charge(1 + text.length() / 8);
        String digits = Digits.ascii(Characters.strip(text)).toLowerCase(Locale.ROOT);
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        int radix = base;
        int prefixed = prefixBase(digits);
        if (prefixed != 0 && (base == 0 || base == prefixed)) {
            radix = prefixed;
            digits = digits.substring(digits.startsWith("_", 2) ? 3 : 2);
        } else if (base == 0) {
            radix = 10;
            if (digits.startsWith("0") && !digits.matches("[0_]*")) {
                throw invalid(text, base);
            }
        }
        return Integers.of(value(evaluation, text, base, digits, radix, negative));
    }

    private static BigInteger value(
            Evaluation evaluation, String text, int base, String digits, int radix, boolean negative) {
        if (!DIGIT_GROUPS.matcher(digits).matches()) {
            throw invalid(text, base);
        }
        String plain = digits.replace("_", "");
        for (int i = 0; i < plain.length(); i++) {
            if (Character.digit(plain.charAt(i), radix) < 0) {
                throw invalid(text, base);
            }
        }
        if (plain.length() > DIGITS && Integer.bitCount(radix) != 1) {
            throw PythonError.value("Exceeds the limit (" + DIGITS
                    + " digits) for integer string conversion: value has " + plain.length() + " digits");
        }
        evaluation.admitBits((long) (plain.length() * (Math.log(radix) / Math.log(2))));
        BigInteger size = new BigInteger(plain, radix);
        return negative ? size.negate() : size;
    }

    private static int prefixBase(String digits) {
        if (digits.length() < 3 || digits.charAt(0) != '0') {
            return 0;
        }
        return switch (digits.charAt(1)) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 0;
        };
    }

    private static PythonError invalid(String text, int base) {
        return PythonError.value("invalid literal for int() with base " + base + ": " + TextRepr.of(text));
    }
}
