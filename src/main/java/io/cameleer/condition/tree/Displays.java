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
            List<Object> values = new ArrayList<>(elements.size());
            for (Element element : elements) {
                Object value = element.value().evaluate(frame);
                if (element.unpacking() == Unpacking.ELEMENTS) {
                    Iteration.addAll(frame.evaluation, values, value);
                } else {
                    values.add(value);
                }
            }
            frame.evaluation.charge(1 + values.size());
            ListValue list = new ListValue(values);
            return switch (kind) {
                case TUPLE -> new TupleValue(values);
                case SET -> SetValue.collect(frame.evaluation, list);
                default -> list;
            };
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
            for (Element element : elements) {
                Node key = element.key();
                if (key != null) {
                    Object keyValue = key.evaluate(frame);
                    dict.put(frame.evaluation, keyValue, element.value().evaluate(frame));
                } else if (element.value().evaluate(frame) instanceof DictValue mapping) {
                    dict.putAll(frame.evaluation, mapping);
                } else {
                    throw PythonError.type("argument after ** must be a mapping");
                }
            }
            return dict.build();
        }
    }
}
