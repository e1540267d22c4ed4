package io.cameleer.condition.value;

/** What {@code repr()} and {@code str()} give. */
public final class Repr {

    private Repr() {}

    public static String of(Evaluation evaluation, Object value) {
        if (value instanceof PythonValue python) {
            evaluation.enter(1);
            evaluation.step();
            String text = python.repr(evaluation);
            evaluation.leave(1);
            return text;
        }
        return value instanceof String text ? literal(evaluation, text) : scalar(value);
    }

    private static String literal(Evaluation evaluation, String text) {
        String literal = TextRepr.of(text);
        evaluation.admit(literal.length());
        return literal;
    }

    public static String text(Evaluation evaluation, Object value) {
        if (value instanceof String text) {
            return text;
        }
        return value instanceof PythonValue python ? python.text(evaluation) : scalar(value);
    }

    private static String scalar(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        return value instanceof Double number ? FloatText.of(number) : IntegerText.of(value);
    }

    static String elements(Evaluation evaluation, String open, Iterable<Object> elements, String close) {
        StringBuilder text = new StringBuilder(open);
        for (Object element : elements) {
            if (text.length() > open.length()) {
                text.append(", ");
            }
            text.append(of(evaluation, element));
            evaluation.admit(text.length());
        }
        return text.append(close).toString();
    }

    /** What {@code !s}, {@code !r} or {@code !a} makes of a value; 0 leaves it. */
    public static Object convert(Evaluation evaluation, Object value, char conversion) {
        return switch (conversion) {
            case 's' -> text(evaluation, value);
            case 'r' -> of(evaluation, value);
            case 'a' -> {
                String text = ascii(of(evaluation, value));
                evaluation.grow(text.length());
                yield text;
            }
            default -> value;
        };
    }

    static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character < 128) {
                ascii.append((char) character);
            } else {
                ascii.append(TextRepr.escape(character));
            }
        });
        return ascii.toString();
    }
}
