package io.cameleer.condition.value;

/** What stands for values in dicts and sets: equal for Java exactly where the values are equal for Python. */
final class Keys {

    private Keys() {}

    static Object of(Evaluation evaluation, Object value) {
        if (value instanceof Double number && Floats.isInteger(number)) {
            return Floats.truncate(number);
        }
        if (value instanceof PythonValue python) {
            return python.key(evaluation);
        }
        return Integers.exact(value);
    }

    static PythonError unhashable(Type type) {
        return PythonError.type("unhashable type: '" + type.name() + "'");
    }
}
