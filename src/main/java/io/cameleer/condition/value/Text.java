package io.cameleer.condition.value;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Python's strings: sequences of Unicode code points. */
public final class Text {

    static final Type TYPE = TextMethods.type();

    private Text() {}

    static @Nullable Object operate(Evaluation evaluation, Operator operator, String left, Object right) {
        return switch (operator) {
            case ADD -> {
                if (!(right instanceof String added)) {
                    throw PythonError.type(
                            "can only concatenate str (not \"" + Types.of(right).name() + "\") to str");
                }
                evaluation.admit((long) left.length() + added.length());
                yield left + added;
            }
            case MULTIPLY -> repeat(evaluation, left, right);
            case MODULO -> PercentFormat.format(evaluation, left, right);
            default -> null;
        };
    }

    private static String repeat(Evaluation evaluation, String text, Object times) {
        if (!Integers.is(times)) {
            throw PythonError.type("can't multiply sequence by non-int of type '"
                    + Types.of(times).name() + "'");
        }
        int count = Math.max(0, Integers.clamp(times));
        evaluation.admit((long) text.length() * count);
        return text.isEmpty() ? text : text.repeat(count);
    }

    /** Compares by code points, where Java's own order is by UTF-16 units. */
    static int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
                return surrogates ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    static Iterator<Object> iterator(String text) {
        return text.codePoints()
                .mapToObj(character -> (Object) Character.toString(character))
                .iterator();
    }

    public static Object item(Evaluation evaluation, String text, Object index) {
        evaluation.charge(1 + text.length() / 8);
        int size = Characters.length(text);
        if (!(index instanceof SliceValue slice)) {
            return slice(text, Indexes.of(TYPE, index, size), 1);
        }
        SliceValue.Range range = slice.over(size);
        if (range.step() == 1) {
            return slice(text, range.first(), range.count());
        }
        int[] characters = text.codePoints().toArray();
        StringBuilder chosen = new StringBuilder(range.count());
        for (int i = 0; i < range.count(); i++) {
            chosen.appendCodePoint(characters[range.at(i)]);
        }
        return chosen.toString();
    }

    /** So many characters from the one at the index. */
    static String slice(String text, int index, int count) {
        if (count == 0) {
            return "";
        }
        int start = text.offsetByCodePoints(0, index);
        return text.substring(start, text.offsetByCodePoints(start, count));
    }
}
