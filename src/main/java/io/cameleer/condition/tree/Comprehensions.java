package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Expression.Kind;
import io.cameleer.condition.syntax.Place;
import io.cameleer.condition.value.DictValue;
import io.cameleer.condition.value.Evaluation;
import io.cameleer.condition.value.Iteration;
import io.cameleer.condition.value.IteratorValue;
import io.cameleer.condition.value.ListValue;
import io.cameleer.condition.value.PythonError;
import io.cameleer.condition.value.SetValue;
import io.cameleer.condition.value.Truth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Comprehensions and generators. */
final class Comprehensions {

    private Comprehensions() {}

    record Loop(Target target, Node iterable, Node[] filters) {}

    static final class Comprehension extends Node {

        private final Kind kind;
        private final int slots;
        private final @Nullable Node key;
        private final Node element;
        private final Loop[] loops;

        Comprehension(Place place, Kind kind, int slots, @Nullable Node key, Node element, Loop[] loops) {
            super(place);
            this.kind = kind;
            this.slots = slots;
            this.key = key;
            this.element = element;
            this.loops = loops;
        }

        /** The first iterable belongs to the frame around, and is looked at even if nothing is ever asked for. */
        @Override
        Object compute(Frame frame) {
            Evaluation evaluation = frame.evaluation;
            Iterator<Object> first =
                    Iteration.over(evaluation, loops[0].iterable().evaluate(frame));
            Frame inner = new Frame(frame, slots);
            LoopRun run = new LoopRun(loops, inner, first);
            return switch (kind) {
                case GENERATOR -> new IteratorValue(IteratorValue.GENERATOR, new Elements(run, inner, element));
                case SET -> set(run, inner);
                case DICT -> dict(run, inner);
                default -> list(run, inner);
            };
        }

        private Object list(LoopRun run, Frame inner) {
            List<Object> values = new ArrayList<>();
            while (run.advance()) {
                inner.evaluation.grow(values.size());
                values.add(element.evaluate(inner));
            }
            return new ListValue(values);
        }

        private Object set(LoopRun run, Frame inner) {
            SetValue.Builder set = new SetValue.Builder();
            while (run.advance()) {
                set.add(inner.evaluation, element.evaluate(inner));
            }
            return set.build(false);
        }

        private Object dict(LoopRun run, Frame inner) {
            DictValue.Builder dict = new DictValue.Builder();
            while (key != null && run.advance()) {
                Object keyValue = key.evaluate(inner);
                dict.put(inner.evaluation, keyValue, element.evaluate(inner));
            }
            return dict.build();
        }
    }

    /** Goes through the loops within each other, one binding of their targets after another. */
    private static final class LoopRun {

        private final Loop[] loops;
        private final Frame inner;
        private final List<Iterator<Object>> iterators = new ArrayList<>();

        LoopRun(Loop[] loops, Frame inner, Iterator<Object> first) {
            this.loops = loops;
            this.inner = inner;
            iterators.add(first);
        }

        /** Binds the targets to the next elements that pass the filters; false when there are none left. */
        boolean advance() {
            while (!iterators.isEmpty()) {
                int level = iterators.size() - 1;
                Iterator<Object> iterator = iterators.get(level);
                if (!iterator.hasNext()) {
                    iterators.remove(level);
                    continue;
                }
                loops[level].target().assign(inner, iterator.next());
                if (!passes(loops[level].filters())) {
                    continue;
                }
                if (level == loops.length - 1) {
                    return true;
                }
                iterators.add(Iteration.over(
                        inner.evaluation, loops[level + 1].iterable().evaluate(inner)));
            }
            return false;
        }

        private boolean passes(Node[] filters) {
            for (Node filter : filters) {
                if (!Truth.of(filter.evaluate(inner))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The elements, each made when it is asked for. */
    private static final class Elements implements Iterator<Object> {

        private final LoopRun run;
        private final Frame inner;
        private final Node element;
        private @Nullable Object next;

        Elements(LoopRun run, Frame inner, Node element) {
            this.run = run;
            this.inner = inner;
            this.element = element;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                inner.evaluation.enter(1);
                next = make();
                inner.evaluation.leave(1);
            }
            return next != null;
        }

        /** In a generator, the end of an iterator that was asked by hand is an error of its own. */
        private @Nullable Object make() {
            try {
                return run.advance() ? element.evaluate(inner) : null;
            } catch (PythonError error) {
                throw error.kind().equals(PythonError.STOP)
                        ? new PythonError("RuntimeError", "generator raised StopIteration")
                        : error;
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
