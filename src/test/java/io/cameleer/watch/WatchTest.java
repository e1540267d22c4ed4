package io.cameleer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Expectation;
import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import io.cameleer.watch.Sequencer.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of a run, and what is said of it while it waits. */
class WatchTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Watching w;

    WatchTest(@TempDir Path home) {
        w = new Watching(home);
    }

    @AfterEach
    void close() {
        w.close();
    }

    private Sequencer sequencer(Expectation expectation) {
        return new Sequencer("nova1", w.drop, Existing.INGEST, null, expectation, Handling.standard("nova1", null));
    }

    @Test
    void a_missing_marker_is_named_with_the_time_after_which_it_is_done_without() {
        Path run =
                RunFolderFixture.novaSeq6000(w.drop).with("RTAComplete.txt", "").path();

        w.look(run);
        assertThat(w.reason(run)).isEqualTo("waits for CopyComplete.txt; without it, taken after 6 h without a change");
        w.clock.pass(HOUR.multipliedBy(6).minus(SECOND));
        assertThat(w.look(run)).isFalse();
        w.clock.pass(SECOND);

        assertThat(w.look(run)).isTrue();
        assertThat(w.run(run).state()).isEqualTo(RunState.COMPLETE);
        assertThat(w.run(run).outcome()).isEqualTo("succeeded");
        assertThat(w.run(run).inspection())
                .contains(
                        "\"complete\":\"yes\"",
                        "\"missing\":[\"CopyComplete.txt\"]",
                        "taken without CopyComplete.txt, as nothing changed any more");
        assertThat(w.sentences(w.run(run)))
                .contains(
                        "counts as complete without CopyComplete.txt, as nothing changed any more; offered for ingest");
    }

    @Test
    void a_failed_run_whose_marker_never_comes_is_taken_after_hours_as_failed() {
        Path run = RunFolderFixture.of("novaseqx", w.drop)
                .with(
                        "RunCompletionStatus.xml",
                        "<RunCompletionStatus><RunStatus>RunErrored</RunStatus></RunCompletionStatus>")
                .path();

        w.look(run);
        assertThat(w.reason(run)).isEqualTo("waits for CopyComplete.txt; without it, taken after 6 h without a change");
        w.clock.pass(HOUR.multipliedBy(6));

        assertThat(w.look(run)).isTrue();
        assertThat(w.run(run).state()).isEqualTo(RunState.COMPLETE);
        assertThat(w.run(run).outcome()).isEqualTo("failed");
        assertThat(w.run(run).inspection())
                .contains("\"complete\":\"yes\"", "\"missing\":[\"CopyComplete.txt\"]", "RunErrored");
    }

    @Test
    void what_a_second_folder_of_a_run_shows_is_no_fact_of_the_first() throws IOException {
        Path first =
                RunFolderFixture.novaSeq6000(w.drop).with("RTAComplete.txt", "").path();
        w.look(first);
        String seen = w.run(first).inspection();
        Path second = RunFolderFixture.novaSeq6000(Watching.directory(w.drop.resolve("twin")))
                .complete();

        w.look(second);

        assertThat(w.run(first).inspection()).isEqualTo(seen).contains("\"complete\":\"no\"");
        assertThat(w.run(first).outcome()).isEqualTo("unknown");
    }

    @Test
    void a_completion_indicator_is_there_under_the_sites_name_for_it() {
        Sequencer site =
                sequencer(new Expectation(null, "CopyComplete.txt", Map.of("CopyComplete.txt", List.of("Sync.done"))));
        Path run = RunFolderFixture.novaSeq6000(w.drop)
                .with("RTAComplete.txt", "")
                .with("Sync.done", "")
                .path();
        w.watch.look(site, run, false);
        w.clock.pass(MINUTE.multipliedBy(2));

        assertThat(w.watch.look(site, run, false).settled()).isTrue();
        assertThat(w.run(run).inspection()).contains("\"evidence\":[\"RTAComplete.txt\",\"Sync.done\",");
    }

    @Test
    void a_completion_indicator_is_required_besides_the_rule() {
        Sequencer strict = sequencer(new Expectation(null, "Checked.txt"));
        RunFolderFixture folder = RunFolderFixture.novaSeq6000(w.drop);
        Path run = folder.complete();
        w.watch.look(strict, run, false);
        w.clock.pass(HOUR.multipliedBy(24));
        assertThat(w.watch.look(strict, run, false).settled()).isFalse();
        assertThat(w.reason(run)).isEqualTo("waits for Checked.txt");

        folder.with("Checked.txt", "");
        w.watch.look(strict, run, false);
        w.clock.pass(MINUTE.multipliedBy(2));

        assertThat(w.watch.look(strict, run, false).settled()).isTrue();
    }

    @Test
    void broken_xml_in_a_run_with_markers_fails_it_with_file_and_reason() {
        RunFolderFixture folder = RunFolderFixture.novaSeq6000(w.drop).with("RunInfo.xml", "<RunInfo><Run Id=\"x\">");
        Path run = folder.complete();

        w.look(run);
        assertThat(w.run(run).state()).isEqualTo(RunState.ARRIVING);
        w.clock.pass(MINUTE.multipliedBy(2));

        assertThat(w.look(run)).isTrue();
        assertThat(w.run(run).state()).isEqualTo(RunState.FAILED);
        assertThat(w.reason(run))
                .startsWith("RunInfo.xml:1: is broken: ")
                .endsWith("Copy it again from the instrument. Then retry the run.");
        assertThat(w.journal(w.run(run))).containsExactly("seen", "failed");
        assertThat(w.isOffered(w.run(run))).isFalse();
    }

    @Test
    void broken_xml_in_a_run_without_markers_waits_with_file_and_reason() {
        RunFolderFixture folder = RunFolderFixture.novaSeq6000(w.drop).with("RunInfo.xml", "<RunInfo><Run Id=\"x\">");
        w.look(folder.path());
        w.clock.pass(HOUR.multipliedBy(24));

        assertThat(w.look(folder.path())).isFalse();
        assertThat(w.run(folder.path()).state()).isEqualTo(RunState.ARRIVING);
        assertThat(w.reason(folder.path()))
                .startsWith(
                        "waits for a readable RunInfo.xml, RTAComplete.txt, CopyComplete.txt; RunInfo.xml:1: is broken: ")
                .contains("Copy it again");
    }

    @Test
    void a_broken_file_that_is_mended_before_the_markers_come_is_forgotten() {
        RunFolderFixture folder = RunFolderFixture.novaSeq6000(w.drop).with("RunParameters.xml", "<RunParam");
        w.look(folder.path());
        assertThat(w.reason(folder.path())).contains("; RunParameters.xml:1: is broken");

        folder.with("RunParameters.xml", "<RunParameters/>");
        w.look(folder.path());

        assertThat(w.reason(folder.path())).isEqualTo("waits for RTAComplete.txt, CopyComplete.txt");
    }

    @Test
    void what_could_not_be_used_is_tried_at_each_look_though_no_size_and_no_time_has_changed() throws IOException {
        RunFolderFixture folder = RunFolderFixture.novaSeq6000(w.drop).with("RunParameters.xml", "<RunParameters>!");
        FileTime time = Files.getLastModifiedTime(folder.path().resolve("RunParameters.xml"));
        w.look(folder.path());

        folder.with("RunParameters.xml", "<RunParameters/>");
        Files.setLastModifiedTime(folder.path().resolve("RunParameters.xml"), time);
        w.look(folder.path());

        assertThat(w.reason(folder.path())).isEqualTo("waits for RTAComplete.txt, CopyComplete.txt");
    }

    @Test
    void a_folder_without_any_run_file_waits_for_one() {
        Path folder = Watching.directory(w.drop.resolve("lost+found"));

        w.look(folder);

        assertThat(w.run(folder).runId()).isEqualTo("lost+found");
        assertThat(w.run(folder).named()).isFalse();
        assertThat(w.reason(folder))
                .isEqualTo(
                        "waits for RunInfo.xml; neither RunInfo.xml nor another instrument's files are here. Give a run"
                                + " folder; if it is one, it is still being copied.");
    }

    @Test
    void nothing_is_written_while_nothing_is_news() {
        Path run = RunFolderFixture.novaSeq6000(w.drop).path();
        w.look(run);
        Run before = w.run(run);

        for (int i = 0; i < 5; i++) {
            w.clock.pass(MINUTE);
            w.look(run);
        }

        assertThat(w.run(run)).isEqualTo(before);
    }

    @Test
    void a_folder_that_vanishes_before_it_was_looked_at_leaves_no_run() {
        assertThat(w.look(w.drop.resolve("240315_A01234_0042_BHXYZ2DRX3"))).isFalse();

        assertThat(w.runs()).isEmpty();
    }

    @Test
    void a_settled_run_is_not_judged_again() {
        Path run = RunFolderFixture.miSeq(w.drop).complete();
        w.look(run);
        w.clock.pass(MINUTE);
        w.look(run);
        w.setState(w.run(run), RunState.INGESTED, null);

        assertThat(w.look(run)).isTrue();
        assertThat(w.run(run).state()).isEqualTo(RunState.INGESTED);
        assertThat(w.journal(w.run(run))).containsExactly("seen", "complete");
    }
}
