package io.cameleer.condition.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Iterates over values; every element draws a step of the budget. */
public final class Iteration {

    private Iteration() {}

    public static Iterator<Object> over(Evaluation evaluation, Object value) {
        Iterator<Object> elements = elements(evaluation, value);
        if (elements == null) {
            throw PythonError.type("'" + Types.of(value).name() + "' object is not iterable");
        }
        return elements;
    }

    static boolean isIterable(Evaluation evaluation, Object value) {
        return elements(evaluation, value) != null;
    }

    private static @Nullable Iterator<Object> elements(Evaluation evaluation, Object value) {
        if (value instanceof IteratorValue iterator) {
            return iterator.elements();
        }
        Iterator<Object> elements = value instanceof String text
                ? Text.iterator(text)
                : value instanceof PythonValue python ? python.iterator(evaluation) : null;
        return elements == null ? null : new Metered(evaluation, elements);
    }

    /** All elements in a list of its own. */
    public static List<Object> list(Evaluation evaluation, Object value) {
        List<Object> list = new ArrayList<>();
        addAll(evaluation, list, value);
        return list;
    }

    public static void addAll(Evaluation evaluation, List<Object> list, Object value) {
        Iterator<Object> elements = over(evaluation, value);
        while (elements.hasNext()) {
            list.add(elements.next());
            evaluation.grow(list.size());
        }
        evaluation.admit(list.size());
    }

    private record Metered(Evaluation evaluation, Iterator<Object> elements) implements Iterator<Object> {

        @Override
        public boolean hasNext() {
            return elements.hasNext();
        }

        @Override
        public Object next() {
            evaluation.step();
            return elements.next();
        }
    }
}
