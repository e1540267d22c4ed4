package io.cameleer.condition.value;

/** Positions in strings and sequences, where negative ones count from the end. */
final class Indexes {

    private Indexes() {}

    /** The position of one element, which must be there. */
    static int of(Type type, Object index, int size) {
        if (!Integers.is(index)) {
            throw PythonError.type(
                    (type == Text.TYPE ? "string" : type.name()) + " indices must be integers or slices, not "
                            + Types.of(index).name());
        }
        int position = Integers.clamp(index);
        int actual = position < 0 ? position + size : position;
        if (actual < 0 || actual >= size) {
            throw PythonError.index((type == Text.TYPE ? "string" : type.name()) + " index out of range");
        }
        return actual;
    }

    /** A bound of a search, cut to the size. */
    static int bound(int position, int size) {
        return position < 0 ? Math.max(0, position + size) : Math.min(position, size);
    }
}
