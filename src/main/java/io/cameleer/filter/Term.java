package io.cameleer.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One filter: the way to a field's values, and what must hold for any of them. */
record Term(List<String> steps, Test test, boolean negated) {

    /** What is asked of the values at the end of the way. */
    sealed interface Test permits Absent, Any {}

    /** {@code isnull}: {@code true} where there is no value, or a null among them. */
    record Absent(boolean absent) implements Test {}

    /** Any value for which the question holds; null never does. */
    record Any(Question question) implements Test {}

    /** Asks about one value. */
    @FunctionalInterface
    interface Question {
        boolean holds(Object value);

        /** The only values for which it holds; empty: many. */
        default Optional<Set<Object>> only() {
            return Optional.empty();
        }
    }

    String path() {
        return String.join("__", steps);
    }

    Optional<Set<Object>> wanted() {
        return !negated && test instanceof Any any ? any.question().only() : Optional.empty();
    }

    boolean matches(Map<String, ?> document) {
        List<@Nullable Object> values = new ArrayList<>();
        collect(document, 0, values);
        return holds(values) != negated;
    }

    private boolean holds(List<@Nullable Object> values) {
        if (test instanceof Absent absent) {
            return absent.absent()
                    ? values.isEmpty() || values.contains(null)
                    : values.stream().anyMatch(value -> value != null);
        }
        Question question = ((Any) test).question();
        return values.stream().anyMatch(value -> value != null && question.holds(value));
    }

    /** A list on the way means each of its items. */
    private void collect(@Nullable Object at, int step, List<@Nullable Object> values) {
        if (at instanceof List<?> list) {
            list.forEach(item -> collect(item, step, values));
        } else if (at == null || step == steps.size()) {
            values.add(at);
        } else {
            collect(at instanceof Map<?, ?> map ? map.get(steps.get(step)) : null, step + 1, values);
        }
    }
}
