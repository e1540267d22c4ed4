package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Expression.Kind;
import io.cameleer.condition.syntax.Expression.Unpacking;
import io.cameleer.condition.syntax.Place;
import io.cameleer.condition.value.DictValue;
import io.cameleer.condition.value.Iteration;
import io.cameleer.condition.value.ListValue;
import io.cameleer.condition.value.PythonError;
import io.cameleer.condition.value.SetValue;
import io.cameleer.condition.value.TupleValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tuples, lists, sets and dicts that are written out. */
final class Displays {

    private Displays() {}

    /** An element, or a pair of key and value. */
    record Element(Unpacking unpacking, @Nullable Node key, Node value) {}

    static final class Sequence extends Node {

        private final Kind kind;
        private final List<Element> elements;

        Sequence(Place place, Kind kind, List<Element> elements) {
            super(place);
            this.kind = kind;
            this.elements = elements;
        }

        @Override
        Object compute(Frame frame) {
            return switch (kind) {
                case TUPLE -> new TupleValue(values(frame));
                case SET -> set(frame);
                default -> new ListValue(values(frame));
            };
        }

        private List<Object> values(Frame frame) {
            List<Object> values = new ArrayList<>(elements.size());
            for (Element element : elements) {
                add(frame, values, element);
            }
            frame.evaluation.charge(1 + values.size());
            return values;
        }

        private static void add(Frame frame, List<Object> values, Element element) {
            Object value = element.value().evaluate(frame);
            if (element.unpacking() == Unpacking.ELEMENTS) {
                Iteration.addAll(frame.evaluation, values, value);
            } else {
                values.add(value);
            }
        }

        /** As in Python, a set is made when the first starred element is met, or at the end: then hashing can fail. */
        private Object set(Frame frame) {
            SetValue.Builder set = new SetValue.Builder();
            List<Object> waiting = new ArrayList<>();
            boolean starred = false;
            for (Element element : elements) {
                boolean star = element.unpacking() == Unpacking.ELEMENTS;
                if (star && !starred) {
                    set.addAll(frame.evaluation, waiting.iterator());
                    waiting.clear();
                    starred = true;
                }
                Object value = element.value().evaluate(frame);
                if (star) {
                    set.addAll(frame.evaluation, Iteration.over(frame.evaluation, value));
                } else if (starred) {
                    set.add(frame.evaluation, value);
                } else {
                    waiting.add(value);
                }
            }
            set.addAll(frame.evaluation, waiting.iterator());
            return set.build(false);
        }
    }

    static final class Dict extends Node {

        private final List<Element> elements;

        Dict(Place place, List<Element> elements) {
            super(place);
            this.elements = elements;
        }

        @Override
        Object compute(Frame frame) {
            DictValue.Builder dict = new DictValue.Builder();
            List<Object> waiting = new ArrayList<>();
            for (Element element : elements) {
                Node key = element.key();
                if (key != null) {
                    waiting.add(key.evaluate(frame));
                    waiting.add(element.value().evaluate(frame));
                    continue;
                }
                put(frame, dict, waiting);
                if (!(element.value().evaluate(frame) instanceof DictValue mapping)) {
                    throw PythonError.type("argument after ** must be a mapping");
                }
                dict.putAll(frame.evaluation, mapping);
            }
            put(frame, dict, waiting);
            return dict.build();
        }

        /** As in Python, pairs are put in when all of them are evaluated: then hashing can fail. */
        private static void put(Frame frame, DictValue.Builder dict, List<Object> pairs) {
            for (int i = 0; i < pairs.size(); i += 2) {
                dict.put(frame.evaluation, pairs.get(i), pairs.get(i + 1));
            }
            pairs.clear();
        }
    }
}
