package io.cameleer.condition.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built-in functions that look at many values. */
final class CollectionFunctions {

    private CollectionFunctions() {}

    static void addTo(Map<String, Object> table) {
        Builtins.add(table, "len", Signature.of("object", "/"), (evaluation, arguments) -> length(arguments.get(0)));
        Builtins.add(
                table,
                "any",
                Signature.of("iterable", "/"),
                (evaluation, arguments) -> first(evaluation, arguments.get(0), true));
        Builtins.add(
                table,
                "all",
                Signature.of("iterable", "/"),
                (evaluation, arguments) -> !first(evaluation, arguments.get(0), false));
        Builtins.add(table, "sum", Signature.of("iterable", "/", "start?"), CollectionFunctions::sum);
        Signature extreme = Signature.of("*values", "*", "key?", "default?");
        Builtins.add(table, "min", extreme, (evaluation, arguments) -> extreme(evaluation, arguments, Relation.LESS));
        Builtins.add(
                table, "max", extreme, (evaluation, arguments) -> extreme(evaluation, arguments, Relation.GREATER));
        Builtins.add(
                table,
                "sorted",
                Signature.of("iterable", "/", "*", "key?", "reverse?"),
                (evaluation, arguments) -> new ListValue(Ordering.sort(
                        evaluation,
                        Iteration.list(evaluation, arguments.get(0)),
                        arguments.some(1) ? arguments.get(1) : null,
                        arguments.flag(2, false))));
        Builtins.add(table, "reversed", Signature.of("sequence", "/"), CollectionFunctions::reversed);
        IteratorFunctions.addTo(table);
    }

    private static Object length(Object value) {
        if (value instanceof RangeValue range) {
            return range.count();
        }
        int length = value instanceof String text
                ? Characters.length(text)
                : value instanceof PythonValue python ? python.length() : -1;
        if (length < 0) {
            throw PythonError.type("object of type '" + Types.of(value).name() + "' has no len()");
        }
        return (long) length;
    }

    /** Whether an element has this truth. */
    private static boolean first(Evaluation evaluation, Object iterable, boolean truth) {
        Iterator<Object> elements = Iteration.over(evaluation, iterable);
        while (elements.hasNext()) {
            if (Truth.of(elements.next()) == truth) {
                return true;
            }
        }
        return false;
    }

    private static Object sum(Evaluation evaluation, Arguments arguments) {
        Object sum = arguments.get(1, 0L);
        if (sum instanceof String) {
            throw PythonError.type("sum() can't sum strings [use ''.join(seq) instead]");
        }
        Iterator<Object> elements = Iteration.over(evaluation, arguments.get(0));
        while (elements.hasNext()) {
            sum = Arithmetic.binary(evaluation, Operator.ADD, sum, elements.next());
        }
        return sum;
    }

    private static Object extreme(Evaluation evaluation, Arguments arguments, Relation better) {
        List<Object> values = arguments.rest(0);
        String name = better == Relation.LESS ? "min" : "max";
        if (values.isEmpty()) {
            throw PythonError.type(name + " expected at least 1 argument, got 0");
        }
        if (values.size() > 1 && arguments.has(2)) {
            throw PythonError.type("Cannot specify a default for " + name + "() with multiple positional arguments");
        }
        Object iterable = values.size() == 1 ? values.get(0) : new ListValue(values);
        @Nullable Object key = arguments.some(1) ? arguments.get(1) : null;
        @Nullable Object best = null;
        @Nullable Object bestKey = null;
        Iterator<Object> elements = Iteration.over(evaluation, iterable);
        while (elements.hasNext()) {
            Object element = elements.next();
            Object elementKey = key == null ? element : Calls.call(evaluation, key, element);
            if (bestKey == null || Ordering.holds(evaluation, better, elementKey, bestKey)) {
                best = element;
                bestKey = elementKey;
            }
        }
        if (best != null) {
            return best;
        }
        if (arguments.has(2)) {
            return arguments.get(2);
        }
        throw PythonError.value(name + "() arg is an empty sequence");
    }

    private static Object reversed(Evaluation evaluation, Arguments arguments) {
        Object value = arguments.get(0);
        boolean reversible = value instanceof String
                || value instanceof SequenceValue
                || value instanceof DictValue
                || value instanceof DictView
                || value instanceof RangeValue;
        if (!reversible) {
            throw PythonError.type("'" + Types.of(value).name() + "' object is not reversible");
        }
        if (value instanceof RangeValue range) {
            return new IteratorValue(IteratorValue.REVERSED, range.reversed().iterator(evaluation));
        }
        List<Object> elements = new ArrayList<>(Iteration.list(evaluation, value));
        Collections.reverse(elements);
        return new IteratorValue(IteratorValue.REVERSED, elements.iterator());
    }
}
