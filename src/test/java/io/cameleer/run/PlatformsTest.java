package io.cameleer.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformsTest {

    private final Platforms platforms = Platforms.standard();

    @ParameterizedTest
    @CsvSource({"miseq, miseq", "MiSeq, miseq", "novaseq6000, novaseq6000", "novaseq, novaseq6000", "illumina, illumina"
    })
    void a_platform_is_found_by_our_name_and_by_rodrunners_type(String asked, String name) {
        assertThat(platforms.named(asked).map(Platform::name)).contains(name);
    }

    @Test
    void an_unknown_name_finds_nothing() {
        assertThat(platforms.named("abacus")).isEmpty();
        assertThat(platforms.ofType("abacus")).isEmpty();
    }

    @Test
    void names_are_unique_and_the_catch_all_is_last() {
        assertThat(platforms.all())
                .extracting(Platform::name)
                .doesNotHaveDuplicates()
                .endsWith("illumina");
    }

    @Test
    void no_facts_belong_to_no_platform() {
        assertThat(platforms.recognise(RunFacts.NONE)).isNull();
    }
}
