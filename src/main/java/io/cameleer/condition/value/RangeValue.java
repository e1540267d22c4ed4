package io.cameleer.condition.value;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Python's range: never laid out, only counted through. */
final class RangeValue implements PythonValue {

    static final Type TYPE = Type.named("range")
            .constructor(Signature.of("start", "stop?", "step?", "/"), RangeValue::construct)
            .property("start", self -> ((RangeValue) self).start)
            .property("stop", self -> ((RangeValue) self).stop)
            .property("step", self -> ((RangeValue) self).step)
            .method(
                    "count",
                    Signature.of("value", "/"),
                    (evaluation, self, arguments) ->
                            ((RangeValue) self).contains(evaluation, arguments.get(0)) ? 1L : 0L)
            .method("index", Signature.of("value", "/"), (evaluation, self, arguments) -> ((RangeValue) self)
                    .index(evaluation, arguments.get(0)))
            .build();

    private final long start;
    private final long stop;
    private final long step;
    private final long count;

    private RangeValue(long start, long stop, long step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        long distance = step > 0 ? stop - start : start - stop;
        this.count = distance <= 0 ? 0 : (distance - 1) / Math.abs(step) + 1;
    }

    private static Object construct(Evaluation evaluation, Arguments arguments) {
        long first = bound(arguments.get(0));
        if (!arguments.has(1)) {
            return new RangeValue(0, first, 1);
        }
        long step = bound(arguments.get(2, 1L));
        if (step == 0) {
            throw PythonError.value("range() arg 3 must not be zero");
        }
        return new RangeValue(first, bound(arguments.get(1)), step);
    }

    private static long bound(Object value) {
        BigInteger bound = Integers.index(value);
        if (bound.bitLength() > 61) {
            throw PythonError.overflow("Python int too large to convert to C ssize_t");
        }
        return bound.longValue();
    }

    long count() {
        return count;
    }

    RangeValue reversed() {
        return new RangeValue(at(count - 1), start - step, -step);
    }

    private long at(long index) {
        return start + index * step;
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public boolean truth() {
        return count > 0;
    }

    @Override
    public int length() {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    @Override
    public Iterator<Object> iterator(Evaluation evaluation) {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public Object next() {
                if (next >= count) {
                    throw new NoSuchElementException();
                }
                return at(next++);
            }
        };
    }

    @Override
    public Boolean contains(Evaluation evaluation, Object element) {
        if (element instanceof Double number && !Floats.isInteger(number) || !Floats.isNumber(element)) {
            return false;
        }
        Object key = Keys.of(evaluation, element);
        return key instanceof Long value && position(value) >= 0;
    }

    private long position(long value) {
        boolean within = step > 0 ? value >= start && value < stop : value <= start && value > stop;
        return within && (value - start) % step == 0 ? (value - start) / step : -1;
    }

    private Object index(Evaluation evaluation, Object element) {
        if (!contains(evaluation, element)) {
            throw PythonError.value(Repr.of(evaluation, element) + " is not in range");
        }
        return position((Long) Keys.of(evaluation, element));
    }

    @Override
    public Object item(Evaluation evaluation, Object index) {
        if (index instanceof SliceValue slice) {
            SliceValue.Range range = slice.over(length());
            return new RangeValue(at(range.first()), at(range.stop()), step * range.step());
        }
        return at(Indexes.of(TYPE, index, length()));
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        return other instanceof RangeValue range
                && count == range.count
                && (count == 0 || start == range.start && (count == 1 || step == range.step));
    }

    @Override
    public Object key(Evaluation evaluation) {
        return TupleValue.of(count, count == 0 ? 0L : start, count < 2 ? 0L : step)
                .key(evaluation);
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "range(" + start + ", " + stop + (step == 1 ? "" : ", " + step) + ")";
    }
}
