package io.cameleer.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Conditions that would break out, never end or use up the machine come to an error instead, on the small stack that a
 * worker's thread may have. Time is that of the thread's own work, so that a busy machine fails no test.
 */
class AbuseTest {

    private static final long SECOND = 1_000_000_000L;

    private static final long SMALL_STACK = 512 * 1024;

    private static List<String> corpus() throws Exception {
        try (InputStream file = AbuseTest.class.getResourceAsStream("/conditions/abuse.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** What is written again and again, up to a megabyte of it. */
    private static Stream<String> nestedAndRepeated() {
        return Stream.of(100, 6_000, 1_000_000).flatMap(AbuseTest::repeated);
    }

    private static Stream<String> repeated(int times) {
        return Stream.of(
                "(".repeat(times),
                "[".repeat(times) + "]".repeat(times),
                "([{".repeat(times),
                ")".repeat(times),
                "(".repeat(times) + "1" + ")".repeat(times),
                "{1:".repeat(times) + "1" + "}".repeat(times),
                "len(".repeat(times) + "1" + ")".repeat(times),
                "[x for x in ".repeat(times) + "[]" + "]".repeat(times),
                "lambda: ".repeat(times) + "nope",
                "1 if 1 else ".repeat(times) + "nope",
                "not ".repeat(times) + "nope",
                "-".repeat(times) + "''",
                "1+".repeat(times) + "nope",
                "1**".repeat(times) + "nope",
                "1 and ".repeat(times) + "nope",
                "1<".repeat(times) + "nope",
                "experiment" + "._x".repeat(times),
                "experiment.metadata" + "[0]".repeat(times),
                "[1 " + "for x in [1, 2] ".repeat(times) + "]",
                "f'{".repeat(times),
                "f'{" + "(".repeat(times) + "}'",
                "f'{1:" + "{".repeat(times) + "}'",
                "'" + "a".repeat(times),
                "9".repeat(times) + "9999 + nope",
                "max(" + "a=1,".repeat(times) + ")",
                "lambda " + "a,".repeat(times) + "b: 1",
                "\0".repeat(times),
                "\\".repeat(times),
                "x ".repeat(times),
                "1\n".repeat(times));
    }

    /** The error it came to; null where it came to a value. */
    private static @Nullable String attempt(Conditions conditions, String expression) {
        try {
            Condition condition = conditions.compile(expression, ReferenceContext.SCOPE);
            ConditionContext context = ReferenceContext.context();
            String traced = condition.trace(context).toJson();
            assertThat(traced.length()).as("trace of %.100s", expression).isLessThan(1_000_000);
            condition.value(context);
            return null;
        } catch (InvalidConditionException | ConditionFailedException error) {
            return error.getMessage();
        }
    }

    private static void assertHarmless(Conditions conditions, String expression) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        String error = attempt(conditions, expression);
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(error).as("error of %.100s", expression).isNotBlank().doesNotContain("StackOverflow");
        // The trace and the plain evaluation have a second each.
        assertThat(spent).as("nanoseconds of %.100s", expression).isLessThan(2 * SECOND);
    }

    private static void onSmallStack(Runnable work) throws Exception {
        List<Throwable> failures = new ArrayList<>();
        Thread thread = new Thread(null, work, "abuse", SMALL_STACK);
        thread.setUncaughtExceptionHandler((unused, failure) -> failures.add(failure));
        thread.start();
        thread.join();
        assertThat(failures).isEmpty();
    }

    @Test
    void each_attempt_comes_to_an_error_and_harms_nothing() throws Exception {
        List<String> attempts =
                Stream.concat(corpus().stream(), nestedAndRepeated()).toList();
        Conditions conditions = new Conditions(Clock.systemUTC(), ReferenceContext.ZONE);
        onSmallStack(() -> attempts.forEach(attempt -> assertHarmless(conditions, attempt)));
        assertThat(conditions
                        .compile("experiment.variables.get('test') == 42", ReferenceContext.SCOPE)
                        .test(ReferenceContext.context()))
                .isTrue();
    }

    @Test
    void a_trace_of_a_long_condition_is_cut() throws Exception {
        Conditions conditions = new Conditions(Clock.systemUTC(), ReferenceContext.ZONE);
        String wide = "[" + "len(callbacks), ".repeat(1_000) + "]";
        TracedOutcome outcome = conditions.compile(wide, ReferenceContext.SCOPE).trace(ReferenceContext.context());
        assertThat(outcome.parts()).hasSize(200).allSatisfy(part -> assertThat(part.expression())
                .hasSizeLessThanOrEqualTo(201));
        assertThat(outcome.omitted()).isPositive();
        assertThat(outcome.toJson()).contains("\"omitted\":").hasSizeLessThan(100_000);
    }
}
