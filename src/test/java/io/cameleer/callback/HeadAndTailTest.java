package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadAndTailTest {

    private static final int KEPT = HeadAndTail.KEPT;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, KEPT - 1, KEPT, KEPT + 1, 2 * KEPT - 1, 2 * KEPT})
    void what_fits_is_kept_whole(int length) {
        String text = digits(length);

        assertThat(kept(text, 1000)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {2 * KEPT + 1, 3 * KEPT, 3 * KEPT + 77, 10 * KEPT + 1})
    void of_what_does_not_fit_beginning_and_end_are_kept(int length) {
        String text = digits(length);

        for (int piece : new int[] {7, KEPT, 5 * KEPT}) {
            assertThat(kept(text, piece))
                    .isEqualTo(text.substring(0, KEPT)
                            + "\n[… " + (length - 2 * KEPT) + " bytes left out …]\n"
                            + text.substring(length - KEPT));
        }
    }

    @Test
    void a_character_that_the_cut_goes_through_is_left_out() {
        for (String character : new String[] {"ü", "€", "😀"}) {
            for (int shift = 0; shift < 4; shift++) {
                String text = "x".repeat(shift) + character.repeat(2 * KEPT);

                assertThat(kept(text, 1000))
                        .doesNotContain("\uFFFD")
                        .contains(character + "\n[…")
                        .contains("…]\n" + character);
            }
        }
    }

    private static String kept(String text, int piece) {
        HeadAndTail kept = new HeadAndTail();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int start = 0; start < bytes.length; start += piece) {
            kept.add(java.util.Arrays.copyOfRange(bytes, start, Math.min(start + piece, bytes.length)));
        }
        return kept.text();
    }

    private static String digits(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }
}
