package io.cameleer.run;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunNamesTest {

    @ParameterizedTest
    @CsvSource({
        "240315_A01234_0042_BHXYZ2DRX3, 240315_A01234_0042_BHXYZ2DRX3",
        "170517_ST-E00266_0210_BHJCFFALXX, 170517_ST-E00266_0210_BHJCFFALXX",
        "../../etc/passwd, _._.._etc_passwd",
        "a b/c:d, a_b_c_d",
        "., _",
        ".., _.",
        "' ', _",
        "'', _",
        "Zürich, Z_rich",
    })
    void unsafe_characters_are_replaced(String runId, String segment) {
        assertThat(RunNames.pathSegment(runId)).isEqualTo(segment);
    }

    @Property
    void a_segment_is_always_a_plain_visible_name(@ForAll String runId) {
        assertThat(RunNames.pathSegment(runId)).matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    }
}
