package io.cameleer.filter;

import java.util.List;

/** One field of a {@link Shape}. */
public sealed interface Field {

    /** A plain value, or null. */
    record Value(ValueType type) implements Field {}

    /** A text that is one of these words, or null; a filter that names another could match nothing and is refused. */
    record Choice(List<String> words) implements Field {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** A list of plain values. */
    record Values(ValueType type) implements Field {}

    /** Another document, or null. */
    record One(Shape shape) implements Field {}

    /** A list of other documents: a filter means any of them. */
    record Many(Shape shape) implements Field {}
}
