package io.cameleer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

    @ParameterizedTest
    @CsvSource({"miseq, PT10M, ", "novaseq6000, PT2M, PT6H"})
    void waits_are_those_of_the_table(String name, Duration settle, Duration fallback) {
        Platform platform = platforms.named(name).orElseThrow();
        assertThat(platform.settle()).isEqualTo(settle);
        assertThat(platform.fallbackAfter().orElse(null)).isEqualTo(fallback);
    }

    @ParameterizedTest
    @CsvSource({
        "miseq, RTAComplete.txt, true",
        "miseq, CopyComplete.txt, true",
        "miseq, CompletedJobInfo.xml, true",
        "miseq, Data/RTAComplete.txt, false",
        "miseq, rtacomplete.txt, false",
        "novaseq6000, RTAComplete.txt, true",
        "novaseq6000, CopyComplete.txt, true",
        "novaseq6000, RunInfo.xml, false",
    })
    void markers_are_the_completion_files(String name, String file, boolean marker) {
        assertThat(platforms.named(name).orElseThrow().isMarker(file)).isEqualTo(marker);
    }

    @Test
    void no_facts_belong_to_no_platform() {
        assertThat(platforms.recognise(RunFacts.NONE)).isNull();
    }
}
