package io.cameleer.condition.value;

import java.util.Map;

/** The built-in functions over values of any kind. */
final class ValueFunctions {

    private ValueFunctions() {}

    static void addTo(Map<String, Object> table) {
        Builtins.add(
                table,
                "isinstance",
                Signature.of("object", "classes", "/"),
                (evaluation, arguments) ->
                        isInstance(evaluation, Types.of(arguments.get(0)), arguments.get(1), "isinstance"));
        Builtins.add(table, "issubclass", Signature.of("class", "classes", "/"), (evaluation, arguments) -> {
            if (arguments.get(0) instanceof Type type) {
                return isInstance(evaluation, type, arguments.get(1), "issubclass");
            }
            throw PythonError.type("issubclass() arg 1 must be a class");
        });
        Builtins.add(table, "type", Signature.of("object", "/"), (evaluation, arguments) -> Types.of(arguments.get(0)));
        Builtins.add(
                table,
                "callable",
                Signature.of("object", "/"),
                (evaluation, arguments) -> arguments.get(0) instanceof Callable);
        Builtins.add(
                table,
                "repr",
                Signature.of("object", "/"),
                (evaluation, arguments) -> Repr.of(evaluation, arguments.get(0)));
        Builtins.add(
                table,
                "ascii",
                Signature.of("object", "/"),
                (evaluation, arguments) -> Repr.convert(evaluation, arguments.get(0), 'a'));
        Builtins.add(
                table,
                "format",
                Signature.of("value", "format_spec?", "/"),
                (evaluation, arguments) -> Format.format(evaluation, arguments.get(0), arguments.text(1, "")));
        Builtins.add(
                table, "ord", Signature.of("character", "/"), (evaluation, arguments) -> ordinal(arguments.get(0)));
        Builtins.add(
                table,
                "chr",
                Signature.of("number", "/"),
                (evaluation, arguments) -> character(arguments.exactInteger(0, 0)));
    }

    private static boolean isInstance(Evaluation evaluation, Type type, Object classes, String function) {
        if (classes instanceof Type other) {
            return type.derivesFrom(other);
        }
        if (!(classes instanceof TupleValue tuple)) {
            throw PythonError.type(function + "() arg 2 must be a type, a tuple of types, or a union");
        }
        evaluation.enter(1);
        boolean found = false;
        for (Object each : tuple.elements()) {
            evaluation.step();
            if (isInstance(evaluation, type, each, function)) {
                found = true;
                break;
            }
        }
        evaluation.leave(1);
        return found;
    }

    static Object ordinal(Object value) {
        if (!(value instanceof String text)) {
            throw PythonError.type(
                    "ord() expected string of length 1, but " + Types.of(value).name() + " found");
        }
        if (Characters.length(text) != 1) {
            throw PythonError.type(
                    "ord() expected a character, but string of length " + Characters.length(text) + " found");
        }
        return (long) text.codePointAt(0);
    }

    static Object character(int number) {
        if (!Character.isValidCodePoint(number)) {
            throw PythonError.value("chr() arg not in range(0x110000)");
        }
        if (number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE) {
            throw PythonError.value("half a surrogate pair is no character");
        }
        return Character.toString(number);
    }
}
