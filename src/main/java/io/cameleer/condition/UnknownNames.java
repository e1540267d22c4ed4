package io.cameleer.condition;

import io.cameleer.condition.syntax.Expression;
import io.cameleer.condition.syntax.Fault;
import io.cameleer.condition.value.Builtins;
import io.cameleer.spelling.Similar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a name that means nothing where it stands. */
final class UnknownNames {

    /** What other languages call Python's constants. */
    private static final Map<String, String> CONSTANTS = Map.of(
            "true", "True", "false", "False", "none", "None", "null", "None", "nil", "None", "undefined", "None");

    /** Functions of Python that reach what conditions must not, or do nothing for them. */
    private static final Set<String> WITHHELD = Set.of(
            "__import__",
            "breakpoint",
            "bytearray",
            "bytes",
            "classmethod",
            "compile",
            "complex",
            "delattr",
            "dir",
            "eval",
            "exec",
            "exit",
            "getattr",
            "globals",
            "hasattr",
            "hash",
            "help",
            "id",
            "input",
            "locals",
            "memoryview",
            "object",
            "open",
            "print",
            "property",
            "quit",
            "setattr",
            "slice",
            "staticmethod",
            "super",
            "vars");

    /** Names that some other place gives. */
    private static final Set<String> ELSEWHERE =
            Set.of("experiment", "callbacks", "analysis", "parameters", "execution");

    private UnknownNames() {}

    static Fault fault(Expression.Name name, ConditionScope scope, @Nullable CheckedNames locals) {
        String word = name.name();
        if (CONSTANTS.containsKey(word)) {
            return new Fault(name.place(), "unknown name '" + word + "'", CONSTANTS.get(word));
        }
        if (WITHHELD.contains(word)) {
            return new Fault(name.place(), "Python's '" + word + "' is not available in conditions");
        }
        if (ELSEWHERE.contains(word)) {
            List<String> here = scope.names().stream().sorted().toList();
            return new Fault(
                    name.place(),
                    "'" + word + "' is not known here: there are " + String.join(", ", here) + " and datetime");
        }
        Set<String> known = new TreeSet<>(scope.names());
        known.addAll(Builtins.names());
        known.addAll(CONSTANTS.values());
        if (locals != null) {
            known.addAll(locals.all());
        }
        return new Fault(
                name.place(),
                "unknown name '" + word + "'",
                Similar.nearest(word, known).orElse(null));
    }
}
