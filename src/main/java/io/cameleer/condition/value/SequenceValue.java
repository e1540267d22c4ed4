package io.cameleer.condition.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lists and tuples share. */
abstract class SequenceValue implements PythonValue {

    final List<Object> elements;

    SequenceValue(List<Object> elements) {
        this.elements = elements;
    }

    abstract SequenceValue with(List<Object> others);

    /** Whether the other is a sequence of the same kind. */
    abstract boolean isSameKind(Object other);

    public List<Object> elements() {
        return elements;
    }

    @Override
    public boolean truth() {
        return !elements.isEmpty();
    }

    @Override
    public int length() {
        return elements.size();
    }

    @Override
    public Iterator<Object> iterator(Evaluation evaluation) {
        return elements.iterator();
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        return isSameKind(other) && Equality.elements(evaluation, elements, ((SequenceValue) other).elements);
    }

    @Override
    public @Nullable Boolean compare(Evaluation evaluation, Relation relation, Object other) {
        return isSameKind(other)
                ? (Boolean) Ordering.elements(evaluation, relation, elements, ((SequenceValue) other).elements)
                : null;
    }

    @Override
    public @Nullable Object operate(Evaluation evaluation, Operator operator, Object right) {
        if (operator == Operator.ADD && isSameKind(right)) {
            List<Object> added = ((SequenceValue) right).elements;
            evaluation.admit((long) elements.size() + added.size());
            List<Object> sum = new ArrayList<>(elements);
            sum.addAll(added);
            return with(sum);
        }
        if (operator == Operator.ADD) {
            throw PythonError.type("can only concatenate " + type().name() + " (not \""
                    + Types.of(right).name() + "\") to " + type().name());
        }
        return operator == Operator.MULTIPLY ? repeat(evaluation, right) : null;
    }

    @Override
    public @Nullable Object operateReflected(Evaluation evaluation, Operator operator, Object left) {
        return operator == Operator.MULTIPLY ? repeat(evaluation, left) : null;
    }

    private @Nullable Object repeat(Evaluation evaluation, Object times) {
        if (!Integers.is(times)) {
            if (Types.of(times) == Floats.TYPE || Types.of(times) == None.TYPE || Types.of(times) == Text.TYPE) {
                throw PythonError.type("can't multiply sequence by non-int of type '"
                        + Types.of(times).name() + "'");
            }
            return null;
        }
        int count = Math.max(0, Integers.clamp(times));
        evaluation.admit((long) elements.size() * count);
        List<Object> repeated = new ArrayList<>(elements.size() * count);
        for (int i = 0; i < count && !elements.isEmpty(); i++) {
            repeated.addAll(elements);
        }
        return with(repeated);
    }

    @Override
    public Object item(Evaluation evaluation, Object index) {
        if (index instanceof SliceValue slice) {
            SliceValue.Range range = slice.over(elements.size());
            evaluation.admit(range.count());
            List<Object> chosen = new ArrayList<>(range.count());
            for (int i = 0; i < range.count(); i++) {
                chosen.add(elements.get(range.at(i)));
            }
            return with(chosen);
        }
        return elements.get(Indexes.of(type(), index, elements.size()));
    }

    static Object count(Evaluation evaluation, SequenceValue self, Arguments arguments) {
        evaluation.charge(self.elements.size());
        return self.elements.stream()
                .filter(element -> Equality.same(evaluation, element, arguments.get(0)))
                .count();
    }

    static Object index(Evaluation evaluation, SequenceValue self, Arguments arguments) {
        int size = self.elements.size();
        int start = Indexes.bound(arguments.integer(1, 0), size);
        int end = Indexes.bound(arguments.integer(2, Integer.MAX_VALUE), size);
        for (int i = start; i < end; i++) {
            evaluation.step();
            if (Equality.same(evaluation, self.elements.get(i), arguments.get(0))) {
                return (long) i;
            }
        }
        throw PythonError.value(Repr.of(evaluation, arguments.get(0)) + " is not in "
                + self.type().name());
    }
}
