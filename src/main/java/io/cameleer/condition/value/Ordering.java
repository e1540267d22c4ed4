package io.cameleer.condition.value;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code <}, {@code <=}, {@code >} and {@code >=}. */
public final class Ordering {

    private Ordering() {}

    static boolean holds(Evaluation evaluation, Relation relation, Object left, Object right) {
        if (Floats.isNumber(left) && Floats.isNumber(right)) {
            return numbers(relation, left, right);
        }
        if (left instanceof String a && right instanceof String b) {
            return relation.accepts(Text.compare(a, b));
        }
        Boolean answer = left instanceof PythonValue value ? value.compare(evaluation, relation, right) : null;
        if (answer == null && right instanceof PythonValue value) {
            answer = value.compare(evaluation, relation.mirrored(), left);
        }
        if (answer == null) {
            throw PythonError.type("'" + relation.symbol() + "' not supported between instances of '"
                    + Types.of(left).name() + "' and '" + Types.of(right).name() + "'");
        }
        return answer;
    }

    private static boolean numbers(Relation relation, Object left, Object right) {
        if (left instanceof Long x && right instanceof Long y) {
            return relation.accepts(Long.compare(x, y));
        }
        if (left instanceof Double x && x.isNaN() || right instanceof Double y && y.isNaN()) {
            return false;
        }
        return relation.accepts(
                left instanceof Double || right instanceof Double
                        ? Floats.compare(left, right)
                        : Integers.compare(left, right));
    }

    /** Sequences compare by their first elements that differ, else by length. */
    static boolean elements(Evaluation evaluation, Relation relation, List<Object> left, List<Object> right) {
        evaluation.enter(1);
        int shared = Math.min(left.size(), right.size());
        for (int i = 0; i < shared; i++) {
            evaluation.step();
            if (!Equality.same(evaluation, left.get(i), right.get(i))) {
                boolean answer = holds(evaluation, relation, left.get(i), right.get(i));
                evaluation.leave(1);
                return answer;
            }
        }
        evaluation.leave(1);
        return relation.accepts(Integer.compare(left.size(), right.size()));
    }

    /** Sorts as {@code sorted} does: by {@code <} alone, equal elements in their order. */
    static List<Object> sort(Evaluation evaluation, List<Object> elements, @Nullable Object key, boolean reverse) {
        evaluation.admit(elements.size());
        record Keyed(Object key, Object element) {}
        List<Keyed> keyed = new java.util.ArrayList<>(elements.size());
        for (Object element : elements) {
            keyed.add(new Keyed(key == null ? element : Calls.call(evaluation, key, element), element));
        }
        Comparator<Keyed> order = (first, second) -> {
            evaluation.step();
            if (holds(evaluation, Relation.LESS, first.key(), second.key())) {
                return -1;
            }
            return holds(evaluation, Relation.LESS, second.key(), first.key()) ? 1 : 0;
        };
        try {
            keyed.sort(reverse ? order.reversed() : order);
        } catch (IllegalArgumentException inconsistent) {
            // An order that is none (NaN among numbers) has no right result in Python either.
            return elements;
        }
        return keyed.stream().map(Keyed::element).toList();
    }
}
