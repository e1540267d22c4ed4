package io.cameleer.condition.value;

/** A slice between brackets: each part is an integer or None. */
public record SliceValue(Object start, Object stop, Object step) implements PythonValue {

    static final Type TYPE = Type.named("slice").build();

    /**
     * The positions that a slice chooses.
     *
     * @param stop the position that ends it, itself not chosen
     */
    record Range(int first, int stop, int step, int count) {

        int at(int index) {
            return first + index * step;
        }
    }

    @Override
    public Type type() {
        return TYPE;
    }

    /** The positions chosen in something of this size. */
    Range over(int size) {
        int width = step == None.NONE ? 1 : part(step);
        if (width == 0) {
            throw PythonError.value("slice step cannot be zero");
        }
        width = Math.max(width, -Integer.MAX_VALUE);
        int lowest = width < 0 ? -1 : 0;
        int highest = width < 0 ? size - 1 : size;
        int from = start == None.NONE ? (width < 0 ? highest : lowest) : cut(part(start), size, lowest, highest);
        int to = stop == None.NONE ? (width < 0 ? lowest : highest) : cut(part(stop), size, lowest, highest);
        int distance = width < 0 ? from - to : to - from;
        int count = distance <= 0 ? 0 : (distance - 1) / Math.abs(width) + 1;
        return new Range(from, to, width, count);
    }

    private static int cut(int position, int size, int lowest, int highest) {
        int actual = position < 0 ? position + size : position;
        return Math.max(lowest, Math.min(actual, highest));
    }

    private static int part(Object value) {
        if (!Integers.is(value)) {
            throw PythonError.type("slice indices must be integers or None or have an __index__ method");
        }
        return Integers.clamp(value);
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        return other instanceof SliceValue slice
                && Equality.equal(evaluation, start, slice.start)
                && Equality.equal(evaluation, stop, slice.stop)
                && Equality.equal(evaluation, step, slice.step);
    }

    @Override
    public Object key(Evaluation evaluation) {
        throw Keys.unhashable(TYPE);
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "slice(" + Repr.of(evaluation, start) + ", " + Repr.of(evaluation, stop) + ", "
                + Repr.of(evaluation, step) + ")";
    }
}
