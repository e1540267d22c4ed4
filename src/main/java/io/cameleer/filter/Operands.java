package io.cameleer.filter;

import com.google.re2j.Pattern;
import io.cameleer.filter.Term.Question;
import io.cameleer.filter.TermParser.Refused;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Makes the question that a look-up asks, with the filter's text read as the field's type says. */
final class Operands {

    private final ValueType type;
    private final @Nullable Transform transform;
    private final Comparison comparison;

    Operands(ValueType type, @Nullable Transform transform, Comparison comparison) {
        this.type = type;
        this.transform = transform;
        this.comparison = comparison;
    }

    Question question(Lookup lookup, String text) throws Refused {
        if (lookup.isTextual()) {
            if (transform != null) {
                throw refused(lookup, "a " + transform.word());
            }
            if (lookup == Lookup.IEXACT) {
                comparison.checkAnyCase(text);
            }
            return textual(lookup, text);
        }
        if (lookup == Lookup.IN) {
            return amongst(text);
        }
        if (lookup.isOrder() && !type.isOrdered()) {
            throw refused(lookup, type.words());
        }
        if (lookup == Lookup.RANGE) {
            return between(text);
        }
        Comparable<?> operand = comparison.operand(text.strip());
        if (lookup == Lookup.EXACT) {
            return new Only(Set.of(operand));
        }
        return value -> comparison.compare(value, operand).stream().anyMatch(lookup::holds);
    }

    private Refused refused(Lookup lookup, String words) {
        List<String> possible = Arrays.stream(Lookup.values())
                .filter(each -> each.isOrder() ? type.isOrdered() : transform == null || !each.isTextual())
                .map(Lookup::word)
                .toList();
        return new Refused(
                "%s does not compare %s; possible are %s".formatted(lookup.word(), words, String.join(", ", possible)));
    }

    /** Both ends belong to it, as with Django; where the first is beyond the second nothing is between them. */
    private Question between(String text) throws Refused {
        String[] ends = text.split(",", -1);
        if (ends.length != 2) {
            throw new Refused("'%s' is no range; write the least and the most with one comma between them, as in 1,9"
                    .formatted(text));
        }
        Comparable<?> least = comparison.operand(ends[0].strip());
        Comparable<?> most = comparison.operand(ends[1].strip());
        return value -> comparison.compare(value, least).stream().anyMatch(order -> order >= 0)
                && comparison.compare(value, most).stream().anyMatch(order -> order <= 0);
    }

    private Question amongst(String text) throws Refused {
        Set<Object> operands = new HashSet<>();
        for (String item : text.split(",", -1)) {
            if (!item.isBlank()) {
                operands.add(comparison.operand(item.strip()));
            }
        }
        return new Only(operands);
    }

    /** Equal to any of some operands. */
    private final class Only implements Question {
        private final Set<Object> operands;

        Only(Set<Object> operands) {
            this.operands = operands;
        }

        @Override
        public boolean holds(Object value) {
            return operands.stream().anyMatch(operand -> comparison.compare(value, (Comparable<?>) operand).stream()
                    .anyMatch(order -> order == 0));
        }

        @Override
        public Optional<Set<Object>> only() {
            return transform == null ? Optional.of(operands) : Optional.empty();
        }
    }

    private static Question textual(Lookup lookup, String text) throws Refused {
        if (lookup == Lookup.REGEX || lookup == Lookup.IREGEX) {
            Pattern pattern = Regex.compile(text, lookup == Lookup.IREGEX);
            return value -> pattern.matcher(String.valueOf(value)).find();
        }
        BiPredicate<String, String> test =
                switch (lookup) {
                    case CONTAINS, ICONTAINS -> String::contains;
                    case STARTSWITH, ISTARTSWITH -> String::startsWith;
                    case ENDSWITH, IENDSWITH -> String::endsWith;
                    default -> String::equals;
                };
        if (!lookup.ignoresCase()) {
            return value -> test.test(String.valueOf(value), text);
        }
        String folded = fold(text);
        return value -> test.test(fold(String.valueOf(value)), folded);
    }

    /** Upper case first: the letters that differ only in lower case, such as final sigma, become one. */
    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** {@code isnull}'s value, and how booleans are written. */
    static boolean flag(String text) throws Refused {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (List.of("true", "1").contains(word)) {
            return true;
        }
        if (List.of("false", "0").contains(word)) {
            return false;
        }
        throw new Refused("'%s' is neither true nor false; it is one of %s"
                .formatted(text, String.join(", ", Arrays.asList("true", "false", "1", "0"))));
    }
}
