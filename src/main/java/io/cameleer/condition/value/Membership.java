package io.cameleer.condition.value;

import java.util.Iterator;

/** Python's {@code in}. */
final class Membership {

    private Membership() {}

    static boolean contains(Evaluation evaluation, Object container, Object element) {
        if (container instanceof String text) {
            if (!(element instanceof String part)) {
                throw PythonError.type("'in <string>' requires string as left operand, not "
                        + Types.of(element).name());
            }
            evaluation.chargeProduct(text.length(), part.length());
            return text.contains(part);
        }
        Boolean answer = container instanceof PythonValue value ? value.contains(evaluation, element) : null;
        if (answer != null) {
            return answer;
        }
        if (!Iteration.isIterable(evaluation, container)) {
            throw PythonError.type("argument of type '" + Types.of(container).name() + "' is not iterable");
        }
        return among(evaluation, Iteration.over(evaluation, container), element);
    }

    static boolean among(Evaluation evaluation, Iterator<Object> elements, Object element) {
        while (elements.hasNext()) {
            if (Equality.same(evaluation, elements.next(), element)) {
                return true;
            }
        }
        return false;
    }
}
