package io.cameleer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void what_turns_the_direction_of_writing_is_shown_as_its_code() {
        assertThat(Visible.lines("run\u202egnp.exe\u2066x")).isEqualTo("run[U+202E]gnp.exe[U+2066]x");
    }

    @Test
    void what_is_not_seen_at_all_is_shown_as_its_code() {
        assertThat(Visible.lines("a\u200bb\u00adc\u2060d\udb40\udc41"))
                .isEqualTo("a[U+200B]b[U+00AD]c[U+2060]d[U+E0041]");
        assertThat(Visible.line("\ud800")).isEqualTo("[U+D800]");
    }

    @Test
    void letters_of_any_writing_stay_as_they_are() {
        assertThat(Visible.lines("ü שלום 中文 🧬 می\u200cخواهم")).isEqualTo("ü שלום 中文 🧬 می\u200cخواهم");
    }

    @Test
    void lines_keep_their_ends_and_one_line_has_none() {
        assertThat(Visible.lines("a\r\nb\tc\u0007")).isEqualTo("a\nb\tc␇");
        assertThat(Visible.line("a\r\n\nBcc: b\u2028c\u0085d")).isEqualTo("a Bcc: b c d");
    }

    @Test
    void a_long_line_is_cut_between_letters() {
        assertThat(Visible.line("abc", 3)).isEqualTo("abc");
        assertThat(Visible.line("abcd", 3)).isEqualTo("abc…");
        assertThat(Visible.line("ab🧬d", 3)).isEqualTo("ab…");
    }
}
