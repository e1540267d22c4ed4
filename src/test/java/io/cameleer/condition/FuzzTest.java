package io.cameleer.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever the text, it comes to a value or to one of the two errors of conditions, within a second of work. More of it, or
 * the texts of a failure that was reported: {@code -Dconditions.generated=100000 -Dconditions.seed=42}.
 */
class FuzzTest {

    private static final int TEXTS = Integer.getInteger("conditions.generated", 4_000);

    private static final long SECOND = 1_000_000_000L;

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            ".",
            "'",
            "\"",
            "'''",
            "f'",
            "f'{",
            "}'",
            "\\",
            "\n",
            "\0",
            " ",
            "=",
            "==",
            "!",
            "*",
            "**",
            "-",
            "~",
            "<<",
            "lambda",
            "lambda x:",
            " if ",
            " else ",
            " for x in ",
            " in ",
            " not ",
            " is ",
            " and ",
            "None",
            "1",
            "9999999999",
            "1e400",
            "0x",
            "1_",
            "_",
            "__class__",
            "experiment",
            "callbacks",
            "datetime",
            "range(10**9)",
            "'a'*99999",
            "**9**9",
            "é",
            "😀",
            "\u202e",
            "\ud800",
            "#",
            ";",
            "\t",
            "yield",
            "await",
            ":=");

    private final long seed = Long.getLong("conditions.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Conditions conditions = new Conditions(Clock.systemUTC(), ReferenceContext.ZONE);
    private final ConditionContext context = ReferenceContext.context();

    private void assertHarmless(String text) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            conditions.compile(text, ReferenceContext.SCOPE).test(context);
        } catch (InvalidConditionException refused) {
            assertThat(refused.problems()).isNotEmpty();
            assertThat(refused.render()).isNotBlank();
        } catch (ConditionFailedException failed) {
            assertThat(failed.getMessage()).isNotBlank();
        } catch (RuntimeException | Error broken) {
            throw new AssertionError("seed " + seed + ": " + text, broken);
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(spent).as("nanoseconds of seed %d: %s", seed, text).isLessThan(SECOND);
    }

    /** A text with some of its characters gone, doubled or replaced. */
    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0 && mutated.length() > 0; i--) {
            int at = random.nextInt(mutated.length());
            int end = Math.min(mutated.length(), at + 1 + random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(at, end);
                case 1 -> mutated.insert(at, mutated.substring(at, end));
                case 2 -> mutated.replace(at, end, piece());
                default -> mutated.insert(at, piece());
            }
        }
        return mutated.toString();
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    @Test
    void mutations_of_idioms_come_to_a_value_or_an_error() throws Exception {
        List<String> idioms;
        try (InputStream file = FuzzTest.class.getResourceAsStream("/conditions/idioms.txt")) {
            idioms = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        for (int i = 0; i < TEXTS; i++) {
            assertHarmless(mutated(idioms.get(random.nextInt(idioms.size()))));
        }
    }

    @Test
    void pieces_without_sense_come_to_a_value_or_an_error() {
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(30), 0, PIECES.size()).forEach(piece -> text.append(PIECES.get(piece)));
            assertHarmless(text.toString());
        }
    }

    @Test
    void bytes_without_sense_come_to_a_value_or_an_error() {
        for (int i = 0; i < TEXTS; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            assertHarmless(new String(bytes, i % 2 == 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
        }
    }
}
