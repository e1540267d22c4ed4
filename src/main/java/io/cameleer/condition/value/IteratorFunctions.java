package io.cameleer.condition.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The built-in functions that give elements one by one. */
final class IteratorFunctions {

    private IteratorFunctions() {}

    static void addTo(Map<String, Object> table) {
        Builtins.add(table, "enumerate", Signature.of("iterable", "start?"), IteratorFunctions::enumerate);
        Builtins.add(table, "zip", Signature.of("*iterables", "*", "strict?"), IteratorFunctions::zip);
        Builtins.add(table, "map", Signature.of("function", "/", "*iterables"), IteratorFunctions::map);
        Builtins.add(table, "filter", Signature.of("function", "iterable", "/"), IteratorFunctions::filter);
        Builtins.add(
                table,
                "iter",
                Signature.of("iterable", "/"),
                (evaluation, arguments) -> arguments.get(0) instanceof IteratorValue iterator
                        ? iterator
                        : new IteratorValue(IteratorValue.ITERATOR, Iteration.over(evaluation, arguments.get(0))));
        Builtins.add(table, "next", Signature.of("iterator", "default?", "/"), IteratorFunctions::next);
    }

    private static Object enumerate(Evaluation evaluation, Arguments arguments) {
        Iterator<Object> elements = Iteration.over(evaluation, arguments.get(0));
        Object start = Integers.of(Integers.index(arguments.get(1, 0L)));
        return new IteratorValue(IteratorValue.ENUMERATE, new Iterator<>() {
            private Object next = start;

            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Object next() {
                Object pair = TupleValue.of(next, elements.next());
                next = Integers.operate(evaluation, Operator.ADD, next, 1L);
                return pair;
            }
        });
    }

    private static List<Iterator<Object>> iterators(Evaluation evaluation, List<Object> iterables) {
        List<Iterator<Object>> iterators = new ArrayList<>();
        iterables.forEach(iterable -> iterators.add(Iteration.over(evaluation, iterable)));
        return iterators;
    }

    private static Object zip(Evaluation evaluation, Arguments arguments) {
        List<Iterator<Object>> iterators = iterators(evaluation, arguments.rest(0));
        boolean strict = arguments.truth(1, false);
        return new IteratorValue(IteratorValue.ZIP, new Ahead(evaluation, () -> {
            List<Object> row = row(iterators, strict);
            return row == null ? null : new TupleValue(row);
        }));
    }

    private static Object map(Evaluation evaluation, Arguments arguments) {
        if (arguments.rest(1).isEmpty()) {
            throw PythonError.type("map() must have at least two arguments.");
        }
        List<Iterator<Object>> iterators = iterators(evaluation, arguments.rest(1));
        Object function = arguments.get(0);
        return new IteratorValue(IteratorValue.MAP, new Ahead(evaluation, () -> {
            List<Object> row = row(iterators, false);
            return row == null ? null : Calls.call(evaluation, function, row.toArray());
        }));
    }

    /** The next element of each iterator; null where one has none left. */
    private static @Nullable List<Object> row(List<Iterator<Object>> iterators, boolean strict) {
        List<Object> row = new ArrayList<>(iterators.size());
        for (Iterator<Object> iterator : iterators) {
            if (iterator.hasNext()) {
                row.add(iterator.next());
            } else {
                boolean uneven = !row.isEmpty() || iterators.stream().anyMatch(Iterator::hasNext);
                if (strict && uneven) {
                    throw PythonError.value("zip() arguments have different lengths");
                }
                return null;
            }
        }
        return iterators.isEmpty() ? null : row;
    }

    private static Object filter(Evaluation evaluation, Arguments arguments) {
        Object function = arguments.get(0);
        Iterator<Object> elements = Iteration.over(evaluation, arguments.get(1));
        return new IteratorValue(IteratorValue.FILTER, new Ahead(evaluation, () -> {
            while (elements.hasNext()) {
                Object element = elements.next();
                Object verdict = function == None.NONE ? element : Calls.call(evaluation, function, element);
                if (Truth.of(verdict)) {
                    return element;
                }
            }
            return null;
        }));
    }

    private static Object next(Evaluation evaluation, Arguments arguments) {
        if (!(arguments.get(0) instanceof IteratorValue iterator)) {
            throw PythonError.type("'" + Types.of(arguments.get(0)).name() + "' object is not an iterator");
        }
        if (iterator.elements().hasNext()) {
            return iterator.elements().next();
        }
        if (arguments.has(1)) {
            return arguments.get(1);
        }
        throw new PythonError(PythonError.STOP, "");
    }

    /** An iterator that makes each element when it is asked for; the supplier gives null at the end. */
    private static final class Ahead implements Iterator<Object> {

        private final Evaluation evaluation;
        private final Supplier<@Nullable Object> supplier;
        private @Nullable Object next;

        Ahead(Evaluation evaluation, Supplier<@Nullable Object> supplier) {
            this.evaluation = evaluation;
            this.supplier = supplier;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                evaluation.enter(1);
                evaluation.step();
                next = made();
                evaluation.leave(1);
            }
            return next != null;
        }

        /** A function that asks an exhausted iterator ends this one too, as in Python. */
        private @Nullable Object made() {
            try {
                return supplier.get();
            } catch (PythonError error) {
                if (error.kind().equals(PythonError.STOP)) {
                    return null;
                }
                throw error;
            }
        }

        @Override
        public Object next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Object value = next;
            next = null;
            return value;
        }
    }
}
