package io.cameleer.condition.value;

import java.math.BigInteger;
import java.util.Locale;

/** Integers by a format specification. */
final class IntegerFormat {

    private IntegerFormat() {}

    static String format(Evaluation evaluation, Object value, FormatSpec spec) {
        char type = spec.type() == 0 ? 'd' : spec.type();
        if ("eEfFgG%".indexOf(type) >= 0) {
            return FloatFormat.format(evaluation, Floats.of(value), spec);
        }
        if ("bcdnoxX".indexOf(type) < 0) {
            throw spec.unknownType(value);
        }
        if (spec.precision() >= 0) {
            throw PythonError.value("Precision not allowed in integer format specifier");
        }
        if (spec.positiveZero()) {
            throw PythonError.value("Negative zero coercion (z) not allowed in format specifier with integer");
        }
        if ((spec.grouping() == ',' && "bcoxXn".indexOf(type) >= 0)
                || (spec.grouping() == '_' && "cn".indexOf(type) >= 0)) {
            throw PythonError.value("Cannot specify '" + spec.grouping() + "' with '" + type + "'.");
        }
        if (type == 'c') {
            return character(evaluation, value, spec);
        }
        BigInteger number = Integers.big(value);
        String digits = digits(number.abs(), type);
        String prefix = spec.alternate() ? prefix(type) : "";
        int group = type == 'd' || type == 'n' ? 3 : 4;
        return Format.number(evaluation, spec, number.signum() < 0, prefix, digits, "", group);
    }

    private static String character(Evaluation evaluation, Object value, FormatSpec spec) {
        if (spec.sign() != 0) {
            throw PythonError.value("Sign not allowed with integer format specifier 'c'");
        }
        if (spec.alternate()) {
            throw PythonError.value("Alternate form (#) not allowed with integer format specifier 'c'");
        }
        int number = Integers.clamp(value);
        if (!Character.isValidCodePoint(number)) {
            throw PythonError.overflow("%c arg not in range(0x110000)");
        }
        return spec.pad(evaluation, (String) ValueFunctions.character(number), '>');
    }

    static String digits(BigInteger size, char type) {
        return switch (type) {
            case 'b' -> size.toString(2);
            case 'o' -> size.toString(8);
            case 'x' -> size.toString(16);
            case 'X' -> size.toString(16).toUpperCase(Locale.ROOT);
            default -> IntegerText.of(Integers.of(size));
        };
    }

    static String prefix(char type) {
        return switch (type) {
            case 'b', 'o', 'x', 'X' -> "0" + type;
            default -> "";
        };
    }
}
