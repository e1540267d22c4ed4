package io.cameleer.condition.value;

/** Calls values. */
public final class Calls {

    private Calls() {}

    public static Object call(Evaluation evaluation, Object function, Object[] positional, Keywords keywords) {
        if (function instanceof Callable callable) {
            return callable.call(evaluation, positional, keywords);
        }
        throw PythonError.type("'" + Types.of(function).name() + "' object is not callable");
    }

    static Object call(Evaluation evaluation, Object function, Object... positional) {
        return call(evaluation, function, positional, Keywords.NONE);
    }
}
