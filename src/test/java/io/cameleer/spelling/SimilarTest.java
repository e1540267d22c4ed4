package io.cameleer.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The name that was probably meant. */
class SimilarTest {

    @Test
    void the_nearest_name_is_suggested() {
        assertThat(Similar.nearest("sned_mail", List.of("sleep", "send_mail", "command")))
                .contains("send_mail");
        assertThat(Similar.nearest("Command", List.of("comma", "command"))).contains("command");
    }

    @Test
    void a_name_like_no_other_gets_no_suggestion() {
        assertThat(Similar.nearest("rocket", List.of("sleep", "send_mail"))).isEmpty();
        assertThat(Similar.nearest("x", Set.of())).isEmpty();
        assertThat(Similar.nearest("ab", List.of("xy"))).isEmpty();
    }

    @Test
    void swapped_neighbours_are_one_edit() {
        assertThat(Similar.edits("edn", "end", 3)).isEqualTo(1);
    }

    /** Against the plain recursive definition. */
    @Property
    void the_band_finds_the_same_distance_as_the_definition(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String one,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String other) {
        int distance = distance(one, other);
        for (int limit = 1; limit <= 3; limit++) {
            assertThat(Similar.edits(one, other, limit)).isEqualTo(Math.min(distance, limit + 1));
        }
    }

    private static int distance(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.length() + other.length();
        }
        int replaced = distance(one.substring(1), other.substring(1)) + (one.charAt(0) == other.charAt(0) ? 0 : 1);
        int shorter = 1 + Math.min(distance(one.substring(1), other), distance(one, other.substring(1)));
        int best = Math.min(replaced, shorter);
        boolean swapped = one.length() > 1
                && other.length() > 1
                && one.charAt(0) == other.charAt(1)
                && one.charAt(1) == other.charAt(0);
        return swapped ? Math.min(best, 1 + distance(one.substring(2), other.substring(2))) : best;
    }
}
