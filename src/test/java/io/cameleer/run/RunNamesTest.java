package io.cameleer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunNamesTest {

    @ParameterizedTest
    @CsvSource({
        "240315_A01234_0042_BHXYZ2DRX3, 240315_A01234_0042_BHXYZ2DRX3",
        "170517_ST-E00266_0210_BHJCFFALXX, 170517_ST-E00266_0210_BHJCFFALXX",
    })
    void a_usual_id_is_its_own_segment(String runId, String segment) {
        assertThat(RunNames.pathSegment(runId)).isEqualTo(segment);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, _._.._etc_passwd",
        "a b/c:d, a_b_c_d",
        "., _",
        ".., _.",
        "' ', _",
        "'', _",
        "Zürich, Z_rich",
        "x.Analysis_2, x.Analysis_2",
        "180426_NV1_25723_A.2, 180426_NV1_25723_A.2",
    })
    void unsafe_characters_are_replaced_and_a_fingerprint_follows_and_so_it_does_after_an_id_with_dots(
            String runId, String readable) {
        assertThat(RunNames.pathSegment(runId)).matches(Pattern.quote(readable) + "-[0-9a-f]{8}");
    }

    @Test
    void ids_that_differ_in_unsafe_characters_only_lie_apart() {
        assertThat(RunNames.pathSegment("a/b")).isEqualTo("a_b-c14cddc0");
        assertThat(RunNames.pathSegment("a\\b")).isNotEqualTo(RunNames.pathSegment("a/b"));
    }

    @Test
    void a_part_of_a_run_is_named_without_a_fingerprint() {
        assertThat(RunNames.unitSegment("Analysis/1")).isEqualTo("Analysis_1");
    }

    @Property
    void a_segment_is_always_a_plain_visible_name(@ForAll String runId) {
        assertThat(RunNames.pathSegment(runId)).matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    }
}
