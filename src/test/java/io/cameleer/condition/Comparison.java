package io.cameleer.condition;

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
import java.util.stream.Collectors;

/** Evaluates expressions here and holds the answers against Python's. */
final class Comparison {

    /** What a load-time check refuses, Python finds when it evaluates. */
    private static final Set<String> REFUSED =
            Set.of("SyntaxError", "IndentationError", "NameError", "AttributeError", "KeyError");

    private static final Set<String> ITERATORS =
            Set.of("generator", "map", "filter", "zip", "enumerate", "reversed", "iterator");

    private static final Set<String> COLLECTIONS = Set.of("list", "tuple", "dict_keys", "dict_values", "dict_items");

    private final Conditions conditions = new Conditions(Clock.systemUTC(), ReferenceContext.ZONE);
    private final ConditionContext context = ReferenceContext.context();

    /** Our answer in Python's form; what was refused when it was loaded has the error {@code refused}. */
    Python.Answer evaluate(String expression) {
        try {
            Object value =
                    conditions.compile(expression, ReferenceContext.SCOPE).value(context);
            Evaluation evaluation = new Evaluation(Limits.DEFAULT, Clock.systemUTC(), ReferenceContext.ZONE, Map.of());
            return new Python.Answer(canonical(evaluation, value), Truth.of(value), null, "");
        } catch (InvalidConditionException refused) {
            return new Python.Answer(null, false, "refused", String.valueOf(refused.getMessage()));
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
        return ours.error().equals("refused")
                ? REFUSED.contains(python.error())
                : ours.error().equals(python.error());
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
