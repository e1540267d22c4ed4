package io.cameleer.filter;

/** One field of a {@link Shape}. */
public sealed interface Field {

    /** A plain value, or null. */
    record Value(ValueType type) implements Field {}

    /** A list of plain values. */
    record Values(ValueType type) implements Field {}

    /** Another document, or null. */
    record One(Shape shape) implements Field {}

    /** A list of other documents: a filter means any of them. */
    record Many(Shape shape) implements Field {}
}
