package io.cameleer.run.illumina;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Answer;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Outcome;
import io.cameleer.run.Platforms;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunProblem;
import io.cameleer.run.Stillness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes that other tools made with Illumina's runs, one test each. */
class PitfallsTest {

    private static final Instant NOW = Instant.parse("2024-03-15T12:00:00Z");

    private final Inspector inspector = new Inspector(Platforms.standard(), Clock.systemUTC());
    private final Path parent;

    PitfallsTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void rta_complete_appears_before_the_network_copy_ends() {
        RunFolderFixture run =
                RunFolderFixture.novaSeq6000(parent).withFiles(4, 10).with("RTAComplete.txt", "");

        assertThat(inspector.inspect(run.path()).complete()).isEqualTo(Answer.NO);
    }

    @Test
    void copy_complete_copied_before_the_data_does_not_still_a_growing_run() throws IOException {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent);
        run.complete();
        Stillness before = Stillness.of(run.path(), NOW);

        run.withFiles(4, 10);

        assertThat(inspector.inspect(run.path()).completeness().waitEnded()).isFalse();
        assertThat(Stillness.of(run.path(), NOW).fingerprint()).isNotEqualTo(before.fingerprint());
    }

    @Test
    void copy_complete_is_written_for_failed_runs_as_well() {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent)
                .with(
                        "RunCompletionStatus.xml",
                        "<RunCompletionStatus><CompletionStatus>UserEndedEarly</CompletionStatus></RunCompletionStatus>");

        assertThat(inspector.inspect(run.complete()).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void the_root_is_complete_hours_before_the_analysis_on_the_instrument() {
        RunFolderFixture run = RunFolderFixture.of("novaseqx", parent).with("Analysis/1/Data/x", "");

        Inspection seen = inspector.inspect(run.complete());

        assertThat(seen.complete()).isEqualTo(Answer.YES);
        assertThat(seen.units()).allMatch(unit -> unit.completeness().complete() == Answer.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Illumina RTA 1.13.56",
                "7/1/2015,05:12:25.107,Illumina RTA 1.18.64",
                "RTA 2.4.11 completed on 6/10/2017 2:09:31 PM",
                "complete",
                "\0\0\0"
            })
    void the_content_of_rta_complete_does_not_matter(String content) {
        RunFolderFixture run = RunFolderFixture.miSeq(parent).with("RTAComplete.txt", content);

        assertThat(inspector.inspect(run.path()).complete()).isEqualTo(Answer.YES);
    }

    @Test
    void a_folders_name_is_not_the_run_id() throws IOException {
        Path run = RunFolderFixture.novaSeq6000(parent).complete();
        Path renamed = Files.move(run, parent.resolve("240315_NV1_25723_A_HXYZ2DRX3"));

        Inspection seen = inspector.inspect(renamed);

        assertThat(seen.runId()).isEqualTo("240315_A01234_0042_BHXYZ2DRX3");
        assertThat(seen.problems()).extracting(RunProblem::code).containsExactly("folder-differs");
    }

    @Test
    void an_instruments_clock_in_the_future_is_seen_as_such() throws IOException {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent);
        run.complete();
        run.modified(NOW.minusSeconds(60));
        assertThat(Stillness.of(run.path(), NOW).future()).isFalse();

        Files.setLastModifiedTime(run.path().resolve("RTAComplete.txt"), FileTime.from(NOW.plusSeconds(60)));

        assertThat(Stillness.of(run.path(), NOW).future()).isTrue();
    }

    @Test
    void a_file_that_grows_between_two_looks_is_seen_though_the_markers_are_there() throws IOException {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent).withFiles(1, 10);
        run.complete();
        Stillness before = Stillness.of(run.path(), NOW);

        run.withFiles(1, 20);

        assertThat(Stillness.of(run.path(), NOW).fingerprint()).isNotEqualTo(before.fingerprint());
    }

    @Test
    void a_folder_made_again_does_not_look_the_same() throws IOException {
        RunFolderFixture run = RunFolderFixture.miSeq(parent).withFiles(2, 10);
        run.modified(NOW.minusSeconds(600));
        Stillness before = Stillness.of(run.path(), NOW);

        run.modified(NOW.minusSeconds(60));

        assertThat(Stillness.of(run.path(), NOW)).isNotEqualTo(before);
    }

    @Test
    void lanes_are_told_as_the_file_writes_them_whatever_was_loaded() {
        RunFolderFixture run = RunFolderFixture.of("miseqi100", parent);

        assertThat(inspector.inspect(run.path()).lanes()).isEqualTo(1);
    }
}
