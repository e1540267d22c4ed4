package io.cameleer.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cameleer.condition.value.PythonError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Generated expressions come to the same value here as in Python, or to the same kind of error. More of them, or those of a
 * failure that was reported: {@code -Dconditions.generated=100000 -Dconditions.seed=42}.
 */
class GeneratedComparisonTest {

    private static final int EXPRESSIONS = Integer.getInteger("conditions.generated", 10_000);

    private static final long SEED = Long.getLong("conditions.seed", 20_190_101);

    /** This one found that a set's comprehension is no generator. */
    private static final long ANOTHER_SEED = 7_511_950_598_795L;

    private static final int OCCURRENCES = 100;

    /** What may leave a part of an expression out: a name in there is checked at load, and Python never looks at it. */
    private static final Pattern LAZY = Pattern.compile("\\b(and|or|if|for|lambda)\\b|[<>=]");

    private static final Pattern POWER = Pattern.compile("\\*\\*|pow\\(");

    /** What lays a float's last bit open in a way that cannot be compared by size. */
    private static final Pattern BITS = Pattern.compile("as_integer_ratio|\\.hex\\(");

    private record Outcome(int values, int limited, List<String> differences) {}

    private static List<String> generate(long seed, int size) {
        ExpressionGenerator generator = new ExpressionGenerator(seed);
        Set<String> expressions = new LinkedHashSet<>();
        while (expressions.size() < size) {
            expressions.add(generator.next());
        }
        return new ArrayList<>(expressions);
    }

    private static Outcome compare(List<String> expressions) throws Exception {
        Comparison comparison = new Comparison();
        List<String> differences = new ArrayList<>();
        int values = 0;
        int limited = 0;
        try (Python python = Python.start()) {
            List<Python.Answer> answers = python.evaluate(expressions);
            for (int i = 0; i < answers.size(); i++) {
                String expression = expressions.get(i);
                Python.Answer ours = comparison.evaluateUnchecked(expression);
                Python.Answer theirs = answers.get(i);
                values += theirs.value() != null ? 1 : 0;
                if (PythonError.LIMIT.equals(ours.error())) {
                    limited++;
                } else if (!Comparison.agree(ours, theirs) && !differsInBitsOfPower(expression, ours, theirs)) {
                    differences.add(expression + "\n  here:   " + ours + "\n  python: " + theirs);
                }
                Python.Answer checked = comparison.check(expression);
                if (checked != null
                        && theirs.value() != null
                        && !LAZY.matcher(expression).find()) {
                    differences.add(expression + "\n  refused: " + checked.message() + "\n  python: " + theirs);
                }
            }
        }
        return new Outcome(values, limited, differences);
    }

    private static boolean differsInBitsOfPower(String expression, Python.Answer ours, Python.Answer theirs) {
        boolean values = ours.value() != null && theirs.value() != null;
        return values
                && POWER.matcher(expression).find()
                && (BITS.matcher(expression).find() || Comparison.nearlyAgree(ours, theirs));
    }

    private static void assertAgreement(List<String> expressions, long seed) throws Exception {
        assumeTrue(Python.isThere(), "python3 (3.11 or later) is not on the PATH");
        Outcome outcome = compare(expressions);
        assertThat(outcome.differences())
                .as("differences among %d expressions of seed %d", expressions.size(), seed)
                .isEmpty();
        assertThat(outcome.values())
                .as("expressions of seed %d that give a value", seed)
                .isGreaterThanOrEqualTo(expressions.size() * 60 / 100);
        assertThat(outcome.limited())
                .as("expressions of seed %d that use up a budget", seed)
                .isLessThanOrEqualTo(expressions.size() / 100);
    }

    @Test
    void generated_expressions_of_all_productions_come_to_what_python_makes_of_them() throws Exception {
        List<String> expressions = generate(SEED, EXPRESSIONS);
        assertAgreement(expressions, SEED);
        Productions productions = new Productions();
        expressions.forEach(productions::count);
        assertThat(productions.counts()).allSatisfy((production, count) -> assertThat(count)
                .as("occurrences of %s with seed %d", production, SEED)
                .isGreaterThanOrEqualTo(OCCURRENCES));
    }

    @Test
    void so_do_those_of_another_seed() throws Exception {
        assertAgreement(generate(ANOTHER_SEED, EXPRESSIONS), ANOTHER_SEED);
    }
}
