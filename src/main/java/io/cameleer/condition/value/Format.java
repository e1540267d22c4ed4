package io.cameleer.condition.value;

/** What {@code format()} and formatted strings make of a value and a specification. */
public final class Format {

    private Format() {}

    public static String format(Evaluation evaluation, Object value, String specification) {
        if (specification.isEmpty()) {
            return Repr.text(evaluation, value);
        }
        if (value instanceof String text) {
            return text(evaluation, text, FormatSpec.parse(evaluation, specification));
        }
        if (value instanceof Double number) {
            return FloatFormat.format(evaluation, number, FormatSpec.parse(evaluation, specification));
        }
        if (Integers.is(value)) {
            return IntegerFormat.format(evaluation, value, FormatSpec.parse(evaluation, specification));
        }
        if (value instanceof DatePrinter printer) {
            return printer.print(evaluation, specification);
        }
        throw PythonError.type(
                "unsupported format string passed to " + Types.of(value).name() + ".__format__");
    }

    private static String text(Evaluation evaluation, String text, FormatSpec spec) {
        if (spec.type() != 0 && spec.type() != 's') {
            throw spec.unknownType(text);
        }
        if (spec.sign() != 0) {
            throw PythonError.value("Sign not allowed in string format specifier");
        }
        if (spec.alternate()) {
            throw PythonError.value("Alternate form (#) not allowed in string format specifier");
        }
        if (spec.positiveZero()) {
            throw PythonError.value("Negative zero coercion (z) not allowed in format specifier with string");
        }
        if (spec.align() == '=') {
            throw PythonError.value("'=' alignment not allowed in string format specifier");
        }
        if (spec.grouping() != 0) {
            throw PythonError.value("Cannot specify '" + spec.grouping() + "' with 's'.");
        }
        boolean cut = spec.precision() >= 0 && spec.precision() < Characters.length(text);
        return spec.pad(evaluation, cut ? Text.slice(text, 0, spec.precision()) : text, '<');
    }

    /** A number's digits with its sign, grouping and padding. */
    static String number(
            Evaluation evaluation,
            FormatSpec spec,
            boolean negative,
            String prefix,
            String digits,
            String rest,
            int group) {
        String sign = negative ? "-" : spec.sign() == '+' ? "+" : spec.sign() == ' ' ? " " : "";
        boolean zeros = spec.fill() == '0' && (spec.align() == '=' || (spec.align() == 0 && spec.zero()));
        String head = sign + prefix;
        int room = zeros ? spec.width() - head.length() - rest.length() : 0;
        String grouped =
                spec.grouping() == 0 || digits.isEmpty() ? digits : group(digits, spec.grouping(), group, room);
        if (zeros || spec.align() == '=') {
            int missing = Math.max(0, spec.width() - head.length() - grouped.length() - rest.length());
            evaluation.admit(missing);
            return head + Character.toString(spec.fill()).repeat(missing) + grouped + rest;
        }
        return spec.pad(evaluation, head + grouped + rest, '>');
    }

    /** Groups digits from the right, with zeros before them until they fill the room. */
    private static String group(String digits, char separator, int size, int room) {
        StringBuilder reversed = new StringBuilder();
        String source = new StringBuilder(digits).reverse().toString();
        for (int i = 0; i < source.length() || reversed.length() < room; i++) {
            if (i > 0 && i % size == 0) {
                reversed.append(separator);
            }
            reversed.append(i < source.length() ? source.charAt(i) : '0');
        }
        return reversed.reverse().toString();
    }
}
