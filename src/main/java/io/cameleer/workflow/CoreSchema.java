package io.cameleer.workflow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of plain scalars: YAML 1.2's core schema, with numbers kept exact. It leaves three things as the text that was written, because a number would lose it:
 * leading zeros ({@code 0123}), {@code .inf} and {@code .nan} (JSON has neither), and numbers too long to calculate with.
 */
final class CoreSchema {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSES = Set.of("false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*+)");
    private static final Pattern BASED = Pattern.compile("0o[0-7]++|0x[0-9a-fA-F]++");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]++|(0|[1-9][0-9]*+)(\\.[0-9]*+)?)([eE][-+]?[0-9]{1,4})?");
    /** Reading a longer one takes time that grows with the square of its length. */
    private static final int LONGEST_NUMBER = 1000;

    private CoreSchema() {}

    static boolean isNull(String text) {
        return NULLS.contains(text);
    }

    /** Null, Boolean, Long, BigInteger, BigDecimal, or the text itself. */
    static @Nullable Object value(String text) {
        if (isNull(text)) {
            return null;
        }
        if (TRUES.contains(text)) {
            return true;
        }
        if (FALSES.contains(text)) {
            return false;
        }
        return text.length() > LONGEST_NUMBER ? text : number(text);
    }

    private static Object number(String text) {
        if (INTEGER.matcher(text).matches()) {
            return smallest(new BigInteger(text));
        }
        if (BASED.matcher(text).matches()) {
            return smallest(new BigInteger(text.substring(2), text.charAt(1) == 'o' ? 8 : 16));
        }
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    private static Object smallest(BigInteger integer) {
        return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
    }
}
