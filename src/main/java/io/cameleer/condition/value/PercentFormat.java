package io.cameleer.condition.value;

import java.math.BigInteger;
import java.util.List;

/** The {@code %} operator of strings. */
final class PercentFormat {

    private final Evaluation evaluation;
    private final String format;
    private final Object given;
    private final List<Object> values;
    private final StringBuilder text = new StringBuilder();
    private int next;
    private int used;
    private boolean mapped;

    private PercentFormat(Evaluation evaluation, String format, Object given) {
        this.evaluation = evaluation;
        this.format = format;
        this.given = given;
        this.values = given instanceof TupleValue tuple ? tuple.elements() : List.of(given);
    }

    static String format(Evaluation evaluation, String format, Object values) {
        return new PercentFormat(evaluation, format, values).format();
    }

    private String format() {
        while (next < format.length()) {
            int percent = format.indexOf('%', next);
            int end = percent < 0 ? format.length() : percent;
            text.append(format, next, end);
            next = end + 1;
            if (percent >= 0) {
                convert();
            }
            evaluation.grow(text.length());
        }
        boolean anyValue = given instanceof DictValue || given instanceof ListValue;
        if (used < values.size() && !mapped && !anyValue) {
            throw PythonError.type("not all arguments converted during string formatting");
        }
        return text.toString();
    }

    private void convert() {
        Object value = null;
        if (peek() == '(') {
            value = byName();
        }
        String flags = flags();
        int width = number();
        if (width < -1) {
            flags += "-";
            width = -width;
        }
        int precision = -1;
        if (peek() == '.') {
            next++;
            precision = Math.max(0, number());
        }
        while ("hlL".indexOf(peek()) >= 0) {
            next++;
        }
        char type = peek();
        next++;
        if (type == '%') {
            text.append('%');
            return;
        }
        text.append(convert(value == null ? value() : value, type, flags, width, precision));
    }

    private char peek() {
        if (next >= format.length()) {
            throw PythonError.value("incomplete format");
        }
        return format.charAt(next);
    }

    private Object byName() {
        if (!(given instanceof DictValue mapping)) {
            throw PythonError.type("format requires a mapping");
        }
        int depth = 1;
        int start = ++next;
        while (depth > 0) {
            if (next >= format.length()) {
                throw PythonError.value("incomplete format key");
            }
            char character = format.charAt(next++);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
        }
        mapped = true;
        return mapping.item(evaluation, format.substring(start, next - 1));
    }

    private String flags() {
        int start = next;
        while ("-+ #0".indexOf(peek()) >= 0) {
            next++;
        }
        return format.substring(start, next);
    }

    /** A width or precision; a star takes it from the values. */
    private int number() {
        if (peek() == '*') {
            next++;
            Object value = value();
            if (!Integers.is(value)) {
                throw PythonError.type("* wants int");
            }
            int width = Integers.clamp(value);
            evaluation.admit(Math.abs((long) width));
            return width == -1 ? -2 : width;
        }
        int start = next;
        long value = 0;
        while (Character.isDigit(peek())) {
            value = Math.min(value * 10 + format.charAt(next++) - '0', Integer.MAX_VALUE);
        }
        evaluation.admit(value);
        return start == next ? -1 : (int) value;
    }

    private Object value() {
        if (used >= values.size() || mapped) {
            throw PythonError.type("not enough arguments for format string");
        }
        return values.get(used++);
    }

    private String convert(Object value, char type, String flags, int width, int precision) {
        boolean left = flags.contains("-");
        boolean zero = flags.contains("0") && !left && "srac".indexOf(type) < 0;
        char sign = flags.contains("+") ? '+' : flags.contains(" ") ? ' ' : 0;
        FormatSpec spec = new FormatSpec(
                zero ? '0' : ' ',
                left ? '<' : zero ? '=' : '>',
                sign,
                false,
                flags.contains("#"),
                zero,
                width,
                (char) 0,
                precision,
                type);
        return switch (type) {
            case 's' -> cut(Repr.text(evaluation, value), spec);
            case 'r', 'a' -> cut((String) Repr.convert(evaluation, value, type), spec);
            case 'c' -> character(value, spec);
            case 'd', 'i', 'u', 'o', 'x', 'X' -> integer(value, type, spec);
            case 'e', 'E', 'f', 'F', 'g', 'G' -> decimal(value, spec);
            default -> throw PythonError.value("unsupported format character '" + type + "'");
        };
    }

    private String cut(String shown, FormatSpec spec) {
        boolean cut = spec.precision() >= 0 && spec.precision() < Characters.length(shown);
        return spec.pad(evaluation, cut ? Text.slice(shown, 0, spec.precision()) : shown, '>');
    }

    private String character(Object value, FormatSpec spec) {
        if (value instanceof String single && Characters.length(single) == 1) {
            return spec.pad(evaluation, single, '>');
        }
        if (!Integers.is(value)) {
            throw PythonError.type("%c requires int or char");
        }
        int number = Integers.clamp(value);
        if (!Character.isValidCodePoint(number)) {
            throw PythonError.overflow("%c arg not in range(0x110000)");
        }
        return spec.pad(evaluation, (String) ValueFunctions.character(number), '>');
    }

    private String integer(Object value, char type, FormatSpec spec) {
        boolean decimal = "diu".indexOf(type) >= 0;
        if (!Integers.is(value) && !(decimal && value instanceof Double)) {
            throw PythonError.type("%" + type + " format: " + (decimal ? "a real number" : "an integer")
                    + " is required, not " + Types.of(value).name());
        }
        BigInteger number = Integers.big(value instanceof Double fraction ? Floats.truncate(fraction) : value);
        String digits = IntegerFormat.digits(number.abs(), decimal ? 'd' : type);
        if (spec.precision() > digits.length()) {
            digits = "0".repeat(spec.precision() - digits.length()) + digits;
        }
        String prefix = spec.alternate() ? IntegerFormat.prefix(type) : "";
        return Format.number(evaluation, spec, number.signum() < 0, prefix, digits, "", 3);
    }

    private String decimal(Object value, FormatSpec spec) {
        if (!Floats.isNumber(value)) {
            throw PythonError.type("must be real number, not " + Types.of(value).name());
        }
        return FloatFormat.format(evaluation, Floats.of(value), spec);
    }
}
