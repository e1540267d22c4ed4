package io.cameleer.condition.value;

/** The {@code %} operator of strings. */
final class PercentFormat {

    private PercentFormat() {}

    static String format(Evaluation evaluation, String format, Object values) {
        throw PythonError.type("not all arguments converted during string formatting");
    }
}
