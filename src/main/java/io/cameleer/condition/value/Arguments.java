package io.cameleer.condition.value;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of one call of a built-in function, by the position of their parameters. */
public final class Arguments {

    private final @Nullable Object[] values;

    Arguments(@Nullable Object[] values) {
        this.values = values;
    }

    boolean has(int index) {
        return index < values.length && values[index] != null;
    }

    /** Whether the argument was given and is not {@code None}. */
    boolean some(int index) {
        return has(index) && values[index] != None.NONE;
    }

    Object get(int index) {
        Object value = values[index];
        if (value == null) {
            throw new IllegalStateException("argument " + index + " is not there");
        }
        return value;
    }

    Object get(int index, Object otherwise) {
        return has(index) ? get(index) : otherwise;
    }

    String text(int index) {
        if (get(index) instanceof String text) {
            return text;
        }
        throw PythonError.type(
                "argument must be str, not " + Types.of(get(index)).name());
    }

    String text(int index, String otherwise) {
        return has(index) ? text(index) : otherwise;
    }

    /** The argument as an index or count; beyond Java's ints it is cut to their range. */
    int integer(int index) {
        return Integers.clamp(get(index));
    }

    int integer(int index, int otherwise) {
        return has(index) ? integer(index) : otherwise;
    }

    /** The argument as a width or a number of times, which must fit Python's sizes; beyond Java's ints it is cut. */
    int size(int index) {
        if (Integers.index(get(index)).bitLength() > 63) {
            throw PythonError.overflow("Python int too large to convert to C ssize_t");
        }
        return Integers.clamp(get(index));
    }

    int size(int index, int otherwise) {
        return has(index) ? size(index) : otherwise;
    }

    /** The argument as an integer of a calendar or clock, which must fit 32 bits. */
    int exactInteger(int index, int otherwise) {
        if (!has(index)) {
            return otherwise;
        }
        BigInteger value = Integers.index(get(index));
        if (value.bitLength() > 31) {
            throw PythonError.overflow("Python int too large to convert to C int");
        }
        return value.intValue();
    }

    boolean truth(int index, boolean otherwise) {
        return has(index) ? Truth.of(get(index)) : otherwise;
    }

    /** A truth value that Python wants as an integer. */
    boolean flag(int index, boolean otherwise) {
        return has(index) ? Integers.index(get(index)).signum() != 0 : otherwise;
    }

    /** What a starred parameter collected. */
    @SuppressWarnings("unchecked")
    List<Object> rest(int index) {
        return (List<Object>) get(index);
    }

    /** What a double-starred parameter collected. */
    Keywords keywords(int index) {
        return (Keywords) get(index);
    }
}
