package io.cameleer.condition.tree;

import io.cameleer.condition.value.Iteration;
import io.cameleer.condition.value.ListValue;
import io.cameleer.condition.value.PythonError;
import io.cameleer.condition.value.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What a loop's element is assigned to. */
sealed interface Target {

    void assign(Frame frame, Object value);

    record One(int slot) implements Target {

        @Override
        public void assign(Frame frame, Object value) {
            frame.set(slot, value);
        }
    }

    /** @param starred the index of the target that takes what is left, or −1 */
    record Many(List<Target> targets, int starred) implements Target {

        @Override
        public void assign(Frame frame, Object value) {
            List<Object> elements = elements(frame, value);
            int surplus = elements.size() - targets.size();
            if (starred < 0 && surplus > 0) {
                throw PythonError.value("too many values to unpack (expected " + targets.size() + ")");
            }
            if (surplus < (starred < 0 ? 0 : -1)) {
                throw PythonError.value("not enough values to unpack (expected " + (starred < 0 ? "" : "at least ")
                        + (targets.size() - (starred < 0 ? 0 : 1)) + ", got " + elements.size() + ")");
            }
            for (int i = 0; i < targets.size(); i++) {
                int from = starred >= 0 && i > starred ? i + surplus : i;
                boolean rest = i == starred;
                targets.get(i)
                        .assign(
                                frame,
                                rest
                                        ? new ListValue(new ArrayList<>(elements.subList(i, i + surplus + 1)))
                                        : elements.get(from));
            }
        }

        /** The elements, of an endless iterator only so many as show that they are too many. */
        private List<Object> elements(Frame frame, Object value) {
            Iterator<Object> iterator;
            try {
                iterator = Iteration.over(frame.evaluation, value);
            } catch (PythonError notIterable) {
                throw PythonError.type(
                        "cannot unpack non-iterable " + Types.of(value).name() + " object");
            }
            List<Object> elements = new ArrayList<>();
            while (iterator.hasNext() && (starred >= 0 || elements.size() <= targets.size())) {
                elements.add(iterator.next());
                frame.evaluation.grow(elements.size());
            }
            return elements;
        }
    }
}
