package io.cameleer.condition.value;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A value of Python that has no counterpart among Java's own. The defaults are those of Python's {@code object}: true,
 * equal to itself alone, without order, length, elements or operators. A null answer is Python's
 * {@code NotImplemented}: the other operand is asked.
 */
public interface PythonValue {

    /** The value's Python type, which holds its attributes. */
    Type type();

    default boolean truth() {
        return true;
    }

    default String repr(Evaluation evaluation) {
        return "<" + type().name() + " object>";
    }

    /** What {@code str()} gives. */
    default String text(Evaluation evaluation) {
        return repr(evaluation);
    }

    default boolean equal(Evaluation evaluation, Object other) {
        return this == other;
    }

    /** The answer to one of the four ordering relations. */
    default @Nullable Boolean compare(Evaluation evaluation, Relation relation, Object other) {
        return null;
    }

    default @Nullable Object operate(Evaluation evaluation, Operator operator, Object right) {
        return null;
    }

    /** The operator's result where this value is the right operand and the left one did not know it. */
    default @Nullable Object operateReflected(Evaluation evaluation, Operator operator, Object left) {
        return null;
    }

    default @Nullable Object sign(Evaluation evaluation, Operator operator) {
        return null;
    }

    /** What stands for the value in a dict or set: Java's equality of keys is Python's equality of values. */
    default Object key(Evaluation evaluation) {
        return this;
    }

    default @Nullable Iterator<Object> iterator(Evaluation evaluation) {
        return null;
    }

    /** The number of elements, or −1 for a value without a length. */
    default int length() {
        return -1;
    }

    default Object item(Evaluation evaluation, Object index) {
        throw PythonError.type("'" + type().name() + "' object is not subscriptable");
    }

    default @Nullable Boolean contains(Evaluation evaluation, Object element) {
        return null;
    }

    /** The value of an attribute that the value itself has beside those of its type. */
    default @Nullable Object attribute(String name) {
        return null;
    }
}
