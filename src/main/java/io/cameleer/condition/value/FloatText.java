package io.cameleer.condition.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Floats as text and text as floats, as Python writes and reads them. */
public final class FloatText {

    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:[eE][+-]?\\d+(?:_\\d+)*)?");
    private static final Pattern SPECIAL = Pattern.compile("([+-]?)(?:(inf|infinity)|nan)", Pattern.CASE_INSENSITIVE);

    private FloatText() {}

    /** The shortest text that reads back as the value. Java's own is not always the shortest before version 19. */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        String sign = 1 / value < 0 || value < 0 ? "-" : "";
        if (value == 0) {
            return sign + "0.0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        return sign + layOut(digits, digits.length() - shortest.scale());
    }

    /** Lays digits out with the point after {@code point} of them, as repr does. */
    private static String layOut(String digits, int point) {
        if (point > 16 || point < -3) {
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            int exponent = point - 1;
            String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : String.valueOf(Math.abs(exponent));
            return mantissa + "e" + (exponent < 0 ? "-" : "+") + size;
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length()) + ".0";
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    /** The decimal with the fewest digits among those that read back as the value, and of these the nearest. */
    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        // Up to 15 digits survive a normal double, so a shorter text is the 15 digits without their zeros.
        for (int digits = value < Double.MIN_NORMAL ? 1 : 15; digits < 17; digits++) {
            BigDecimal best = nearest(exact, value, digits);
            if (best != null) {
                return best.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    private static @org.jspecify.annotations.Nullable BigDecimal nearest(BigDecimal exact, double value, int digits) {
        BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
        BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
        boolean belowReads = below.doubleValue() == value;
        boolean aboveReads = above.doubleValue() == value;
        if (belowReads && aboveReads) {
            return exact.subtract(below).compareTo(above.subtract(exact)) <= 0 ? below : above;
        }
        return belowReads ? below : aboveReads ? above : null;
    }

    static Object construct(Evaluation evaluation, Arguments arguments) {
        Object value = arguments.get(0, 0.0);
        if (Floats.isNumber(value)) {
            return Floats.of(value);
        }
        if (value instanceof String text) {
            evaluation.charge(1 + text.length() / 8);
            return parse(text);
        }
        throw PythonError.type("float() argument must be a string or a real number, not '"
                + Types.of(value).name() + "'");
    }

    private static double parse(String text) {
        String number = Digits.ascii(Characters.strip(text));
        Matcher special = SPECIAL.matcher(number);
        if (special.matches()) {
            double size = special.group(2) == null ? Double.NaN : Double.POSITIVE_INFINITY;
            return special.group(1).equals("-") ? -size : size;
        }
        if (!NUMBER.matcher(number).matches()) {
            throw PythonError.value("could not convert string to float: " + TextRepr.of(text));
        }
        return Double.parseDouble(number.replace("_", ""));
    }

    static String hexadecimal(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return of(value);
        }
        String sign = 1 / value < 0 || value < 0 ? "-" : "";
        if (value == 0) {
            return sign + "0x0.0p+0";
        }
        long bits = Double.doubleToLongBits(Math.abs(value));
        boolean normal = Math.abs(value) >= Double.MIN_NORMAL;
        int exponent = normal ? (int) (bits >> 52) - 1023 : -1022;
        String fraction = String.format("%013x", bits & 0xFFFFFFFFFFFFFL);
        return sign + "0x" + (normal ? 1 : 0) + "." + fraction + "p" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
