package io.cameleer.run.illumina;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Inspector;
import io.cameleer.run.Platforms;
import io.cameleer.run.RunFolderFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By what a platform is recognised, and by which names it is selected. */
class RecognitionTest {

    private final Inspector inspector = new Inspector(Platforms.standard(), Clock.systemUTC());
    private final Path parent;

    RecognitionTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @ParameterizedTest
    @CsvSource({
        "hiseq2500, hiseq2500",
        "hiseq4000, hiseq4000",
        "hiseqx, hiseqx",
        "miniseq, miniseq",
        "iseq100, iseq100",
        "nextseq500, nextseq500",
        "nextseq2000, nextseq2000",
        "novaseqx, novaseqx",
        "miseqi100, miseqi100",
        "novaseq6000, novaseq6000",
        "miseq, miseq",
    })
    void software_and_model_tell_where_the_serial_number_is_the_sites_own(String platform, String recognised)
            throws IOException {
        RunFolderFixture run = RunFolderFixture.of(platform, parent);
        String info = Files.readString(run.path().resolve("RunInfo.xml"));

        run.with("RunInfo.xml", info.replaceAll("<Instrument>.*</Instrument>", "<Instrument>sequencer-7</Instrument>"));

        assertThat(inspector.inspect(run.path()).platform()).isEqualTo(recognised);
    }

    @Test
    void the_serial_number_goes_before_the_softwares_name() {
        RunFolderFixture run = RunFolderFixture.of("hiseqx", parent)
                .with(
                        "runParameters.xml",
                        "<RunParameters><Setup><ApplicationName>NextSeq Control Software</ApplicationName></Setup></RunParameters>");

        assertThat(inspector.inspect(run.path()).platform()).isEqualTo("hiseqx");
    }

    @Test
    void a_site_prefix_in_the_run_id_does_not_make_it_a_miseq_i100() {
        RunFolderFixture run =
                RunFolderFixture.miSeq(parent, "241217_SL-EXC_0433_B22J5GLLT4").without("RunParameters.xml");

        assertThat(inspector.inspect(run.path()).platform()).isEqualTo("illumina");
    }

    @ParameterizedTest
    @CsvSource({
        "miseq, miseq",
        "nextseq, nextseq500",
        "nextseq2k, nextseq2000",
        "novaseq, novaseq6000",
        "NovaSeqXPlus, novaseqx",
        "novaseqxplus, novaseqx",
        "iseq, iseq100",
        "hiseq, hiseq2500",
        "miniseq, miniseq",
    })
    void rodrunners_types_select_a_platform(String type, String platform) {
        assertThat(Platforms.standard().named(type).orElseThrow().name()).isEqualTo(platform);
    }

    @Test
    void one_type_may_stand_for_several_platforms() {
        assertThat(Platforms.standard().ofType("hiseq"))
                .extracting("name")
                .containsExactly("hiseq2500", "hiseq4000", "hiseqx");
    }
}
