package io.cameleer.condition.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Floats by a format specification, rounded from their exact value. */
final class FloatFormat {

    private static final int DEFAULT_PRECISION = 6;

    private FloatFormat() {}

    static String format(Evaluation evaluation, double value, FormatSpec spec) {
        if (spec.type() != 0 && "eEfFgGn%".indexOf(spec.type()) < 0) {
            throw spec.unknownType(value);
        }
        if (spec.grouping() != 0 && spec.type() == 'n') {
            throw PythonError.value("Cannot specify '" + spec.grouping() + "' with 'n'.");
        }
        String text = size(Math.abs(value), spec.type(), spec.precision(), spec.alternate());
        boolean negative = value < 0 || 1 / value < 0;
        if (negative && spec.positiveZero() && text.matches("[0.]+(e\\+00)?%?")) {
            negative = false;
        }
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Format.number(evaluation, spec, negative, "", text.substring(0, end), text.substring(end), 3);
    }

    /**
     * A float's text without sign.
     *
     * @param type one of {@code e E f F g G n %}; 0 for the shortest text or, with a precision, nearly as {@code g}
     * @param precision −1 for the usual one
     */
    static String size(double value, char type, int precision, boolean alternate) {
        boolean upper = Character.isUpperCase(type);
        double shown = type == '%' ? value * 100 : value;
        String text;
        if (Double.isNaN(shown) || Double.isInfinite(shown)) {
            text = (Double.isNaN(shown) ? "nan" : "inf") + (type == '%' ? "%" : "");
        } else if (type == 0 && precision < 0) {
            text = alternate ? withPoint(FloatText.of(value)) : FloatText.of(value);
        } else {
            int digits = precision < 0 ? DEFAULT_PRECISION : precision;
            text = switch (Character.toLowerCase(type)) {
                case 'e' -> exponential(new BigDecimal(shown), digits, alternate);
                case 'f' -> fixed(new BigDecimal(shown), digits, alternate);
                case '%' -> fixed(new BigDecimal(shown), digits, alternate) + "%";
                case 0 -> general(new BigDecimal(shown), Math.max(1, digits), alternate, true);
                default -> general(new BigDecimal(shown), Math.max(1, digits), alternate, false);
            };
        }
        return upper ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String withPoint(String text) {
        return text.indexOf('.') < 0 ? text.replace("e", ".e") : text;
    }

    private static String fixed(BigDecimal value, int decimals, boolean alternate) {
        String text = value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        return decimals == 0 && alternate ? text + "." : text;
    }

    private static String exponential(BigDecimal value, int decimals, boolean alternate) {
        BigDecimal rounded = value.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        String digits = rounded.unscaledValue().toString();
        int exponent = value.signum() == 0 ? 0 : digits.length() - rounded.scale() - 1;
        String padded = digits + "0".repeat(Math.max(0, decimals + 1 - digits.length()));
        String point = decimals > 0 || alternate ? "." : "";
        String size = String.valueOf(Math.abs(exponent));
        return padded.charAt(0) + point + padded.substring(1, decimals + 1) + "e" + (exponent < 0 ? "-" : "+")
                + (size.length() < 2 ? "0" : "") + size;
    }

    /** @param fraction whether there is always a digit after the point, as in the text without a type */
    private static String general(BigDecimal value, int digits, boolean alternate, boolean fraction) {
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = value.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        boolean plain = exponent >= -4 && exponent < digits - (fraction ? 1 : 0);
        String text = plain
                ? fixed(rounded, Math.max(0, digits - 1 - exponent), alternate)
                : exponential(rounded, digits - 1, alternate);
        String shown = alternate ? text : withoutZeros(text);
        return fraction && plain && shown.indexOf('.') < 0 ? shown + ".0" : shown;
    }

    private static String withoutZeros(String text) {
        int end = text.indexOf('e') < 0 ? text.length() : text.indexOf('e');
        String mantissa = text.substring(0, end);
        if (mantissa.indexOf('.') >= 0) {
            mantissa = mantissa.replaceAll("\\.?0+$", "");
        }
        return mantissa + text.substring(end);
    }
}
