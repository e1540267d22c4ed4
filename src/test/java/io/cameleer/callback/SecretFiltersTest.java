package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SecretFiltersTest {

    private static String filtered(List<String> secrets, String text, int piece) {
        SecretFilters filters = new SecretFilters(secrets);
        StringBuilder shown = new StringBuilder();
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < all.length; at += piece) {
            int length = Math.min(piece, all.length - at);
            byte[] bytes = new byte[piece];
            System.arraycopy(all, at, bytes, 0, length);
            shown.append(new String(filters.pass(bytes, length), StandardCharsets.UTF_8));
        }
        return shown + new String(filters.end(), StandardCharsets.UTF_8);
    }

    @Property(tries = 50)
    void each_secret_is_taken_out_wherever_the_stream_is_cut(@ForAll @IntRange(min = 1, max = 40) int piece) {
        assertThat(filtered(
                        List.of("hush", "hunter2-of-site", "hunter2"),
                        "a hunter2-of-site b hush c hunter2 d hus",
                        piece))
                .isEqualTo("a [secret] b [secret] c [secret] d hus");
    }

    @Test
    void without_secrets_all_is_shown() {
        assertThat(filtered(List.of(), "hush", 3)).isEqualTo("hush");
        assertThat(filtered(List.of(""), "hush", 3)).isEqualTo("hush");
    }
}
