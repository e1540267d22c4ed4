package io.cameleer.condition;

import io.cameleer.condition.syntax.ConditionSyntax;
import io.cameleer.condition.syntax.Fault;
import io.cameleer.condition.syntax.SyntaxFault;
import io.cameleer.condition.value.Attributes;
import io.cameleer.condition.value.Callable;
import io.cameleer.condition.value.Calls;
import io.cameleer.condition.value.DictValue;
import io.cameleer.condition.value.Evaluation;
import io.cameleer.condition.value.Iteration;
import io.cameleer.condition.value.Keywords;
import io.cameleer.condition.value.Limits;
import io.cameleer.condition.value.PythonError;
import io.cameleer.condition.value.Repr;
import io.cameleer.condition.value.SetValue;
import io.cameleer.condition.value.Truth;
import io.cameleer.condition.value.Type;
import io.cameleer.condition.value.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions here and holds the answers against Python's. */
final class Comparison {

    /** The error of what is refused when it is loaded, although Python reads it. */
    static final String REFUSED = "refused";

    /** What a load-time check refuses, Python finds when it evaluates. */
    private static final Set<String> FOUND_AT_LOAD = Set.of("NameError", "AttributeError", "KeyError");

    private static final Set<String> ITERATORS =
            Set.of("generator", "map", "filter", "zip", "enumerate", "reversed", "iterator");

    private static final Set<String> COLLECTIONS = Set.of("list", "tuple", "dict_keys", "dict_values", "dict_items");

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?(e[+-]\\d+)?");

    private final Surroundings surroundings =
            new Surroundings(Clock.systemUTC(), ReferenceContext.ZONE, Limits.DEFAULT);
    private final ConditionContext context = ReferenceContext.context();

    /** Our answer in Python's form; what the check at load refuses has the error {@link #REFUSED}. */
    Python.Answer evaluate(String expression) {
        Python.Answer refused = check(expression);
        return refused == null ? evaluateUnchecked(expression) : refused;
    }

    /** What is wrong with an expression before it is evaluated; null where that is nothing. */
    Python.@Nullable Answer check(String expression) {
        try {
            List<Fault> faults = Check.of(ConditionSyntax.read(expression), ReferenceContext.SCOPE);
            return faults.isEmpty()
                    ? null
                    : new Python.Answer(null, false, REFUSED, faults.get(0).message());
        } catch (SyntaxFault fault) {
            return new Python.Answer(null, false, "SyntaxError", String.valueOf(fault.getMessage()));
        }
    }

    /** The answer without the check at load, so that unknown names are found where Python finds them. */
    Python.Answer evaluateUnchecked(String expression) {
        try {
            Condition condition = new Condition(expression, ConditionSyntax.read(expression), surroundings);
            Object value = condition.value(context);
            Evaluation evaluation = surroundings.evaluation(Map.of());
            return new Python.Answer(canonical(evaluation, value), Truth.of(value), null, "");
        } catch (SyntaxFault fault) {
            return new Python.Answer(null, false, "SyntaxError", String.valueOf(fault.getMessage()));
        } catch (ConditionFailedException failed) {
            return new Python.Answer(null, false, failed.kind(), String.valueOf(failed.getMessage()));
        } catch (PythonError late) {
            return new Python.Answer(null, false, late.kind(), late.reason());
        }
    }

    static boolean agree(Python.Answer ours, Python.Answer python) {
        if (ours.value() != null) {
            return ours.value().equals(python.value()) && ours.truth() == python.truth();
        }
        if (python.error() == null || ours.error() == null) {
            return false;
        }
        return ours.error().equals(REFUSED)
                ? FOUND_AT_LOAD.contains(python.error())
                : ours.error().equals(python.error());
    }

    /**
     * Whether both are the same but for the last bits of numbers: the C library's power is off by one in a few of ten thousand
     * cases, and ours is not.
     */
    static boolean nearlyAgree(Python.Answer ours, Python.Answer python) {
        if (ours.value() == null || python.value() == null) {
            return false;
        }
        double[] here = numbers(ours.value());
        double[] there = numbers(python.value());
        return NUMBER.matcher(ours.value())
                        .replaceAll("#")
                        .equals(NUMBER.matcher(python.value()).replaceAll("#"))
                && IntStream.range(0, here.length)
                        .allMatch(i -> Math.abs(here[i] - there[i]) <= Math.abs(here[i]) * 1e-14);
    }

    private static double[] numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .mapToDouble(number -> Double.parseDouble(number.group()))
                .toArray();
    }

    private static String canonical(Evaluation evaluation, Object value) {
        String type = Types.of(value).name();
        if (value instanceof SetValue) {
            return type + "{"
                    + elements(evaluation, value).stream()
                            .sorted(Comparison::byCodePoint)
                            .collect(Collectors.joining(", "))
                    + "}";
        }
        if (value instanceof DictValue) {
            Object items = Calls.call(evaluation, Attributes.get(value, "items"), new Object[0], Keywords.NONE);
            return "dict{"
                    + Iteration.list(evaluation, items).stream()
                            .map(pair -> Iteration.list(evaluation, pair))
                            .map(pair -> canonical(evaluation, pair.get(0)) + ": " + canonical(evaluation, pair.get(1)))
                            .collect(Collectors.joining(", "))
                    + "}";
        }
        if (ITERATORS.contains(type)) {
            return "iterator[" + String.join(", ", elements(evaluation, value)) + "]";
        }
        if (COLLECTIONS.contains(type)) {
            return type + "[" + String.join(", ", elements(evaluation, value)) + "]";
        }
        return value instanceof Callable && !(value instanceof Type) ? "function" : Repr.of(evaluation, value);
    }

    private static List<String> elements(Evaluation evaluation, Object value) {
        return Iteration.list(evaluation, value).stream()
                .map(element -> canonical(evaluation, element))
                .toList();
    }

    private static int byCodePoint(String left, String right) {
        return java.util.Arrays.compare(
                left.codePoints().toArray(), right.codePoints().toArray());
    }
}
