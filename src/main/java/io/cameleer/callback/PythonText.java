package io.cameleer.callback;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as Python's {@code str} writes them, since workflows were written for programs that were called from Python:
 * {@code True}, {@code None}, {@code 1e+16}. Decimals stay as they were written.
 */
final class PythonText {

    /** More digits than this are never needed to tell two doubles apart (IEEE 754 binary64). */
    private static final int MOST_DIGITS = 17;

    private PythonText() {}

    static String str(@Nullable Object value) {
        return value instanceof String text ? text : repr(value);
    }

    private static String repr(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    /** The shortest decimal that reads back as the same double; Double.toString of JDK 17 is not always the shortest. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shortest.doubleValue() == value) {
                break;
            }
        }
        return layout(shortest.stripTrailingZeros());
    }

    /** Python's {@code repr}: an exponent below 1e-4 and from 1e16 on, of two digits at least. */
    private static String layout(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = value.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String mantissa = value.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static String quoted(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.chars().forEach(c -> {
            switch (c) {
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c == quote ? "\\" : "").append((char) c);
            }
        });
        return quoted.append(quote).toString();
    }
}
