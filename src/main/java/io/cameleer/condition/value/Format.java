package io.cameleer.condition.value;

/** What {@code format()} and formatted strings make of a value and a specification. */
public final class Format {

    private Format() {}

    public static String format(Evaluation evaluation, Object value, String specification) {
        if (specification.isEmpty()) {
            return Repr.text(evaluation, value);
        }
        throw PythonError.value("Invalid format specifier");
    }
}
