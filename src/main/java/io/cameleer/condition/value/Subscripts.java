package io.cameleer.condition.value;

/** Looks up what stands in brackets after a value. */
public final class Subscripts {

    private Subscripts() {}

    public static Object item(Evaluation evaluation, Object owner, Object index) {
        if (owner instanceof PythonValue value) {
            return value.item(evaluation, index);
        }
        if (owner instanceof String text) {
            return Text.item(evaluation, text, index);
        }
        throw PythonError.type("'" + Types.of(owner).name() + "' object is not subscriptable");
    }
}
