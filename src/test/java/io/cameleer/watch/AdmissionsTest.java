package io.cameleer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import io.cameleer.watch.Sequencer.Existing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that a person or a job names: two looks, a pause apart. */
class AdmissionsTest {

    private static final Handling HANDLING = Handling.standard("runs", "sequencing");

    private final Watching w;
    private final List<Duration> pauses = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private final Admissions admissions;

    AdmissionsTest(@TempDir Path home) {
        w = new Watching(home);
        admissions = new Admissions(w.store, w.inspector, w.platforms, w.clock, pause -> {
            pauses.add(pause);
            w.clock.pass(pause);
            meanwhile.run();
        });
    }

    @AfterEach
    void close() {
        w.close();
    }

    private Admission admit(Path folder, boolean insist) throws InterruptedException {
        Admission admission =
                admissions.admit(Map.of(folder, HANDLING), "a-job", insist).get(folder);
        assertThat(admission).isNotNull();
        return admission;
    }

    @Test
    void a_complete_run_is_admitted_after_two_looks_two_seconds_apart() throws InterruptedException {
        Path folder = RunFolderFixture.novaSeq6000(w.drop).complete();

        Admission admission = admit(folder, false);

        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
        assertThat(admission.refusal()).isNull();
        assertThat(admission.alreadyIngested()).isFalse();
        assertThat(admission.run()).isEqualTo(w.run(folder));
        assertThat(w.run(folder).state()).isEqualTo(RunState.COMPLETE);
        assertThat(w.run(folder).sequencer()).isEqualTo("a-job");
        assertThat(w.run(folder).handling()).isEqualTo(HANDLING);
        assertThat(w.isOffered(w.run(folder))).isTrue();
    }

    @Test
    void many_folders_share_one_pause() throws InterruptedException {
        Map<Path, Handling> folders = new LinkedHashMap<>();
        for (int number = 43; number < 48; number++) {
            folders.put(
                    RunFolderFixture.novaSeq6000(w.drop, "240320_A01234_00" + number + "_AHXYZ3DRX3")
                            .complete(),
                    HANDLING);
        }

        assertThat(admissions.admit(folders, "a-job", false))
                .allSatisfy(
                        (folder, admission) -> assertThat(admission.refusal()).isNull())
                .hasSize(5);

        assertThat(pauses).hasSize(1);
    }

    @Test
    void no_folder_needs_no_pause() throws InterruptedException {
        assertThat(admissions.admit(Map.of(), "a-job", false)).isEmpty();
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_run_that_changes_between_the_looks_is_refused_and_not_recorded() throws InterruptedException {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(w.drop);
        Path folder = run.complete();
        meanwhile = () -> run.with("InterOp/late.bin", "x");

        assertThat(admit(folder, true).refusal()).isEqualTo("still changes: two looks 2 s apart differ");

        assertThat(w.runs()).isEmpty();
    }

    @Test
    void a_run_without_its_markers_is_refused_with_what_is_missing() throws InterruptedException {
        Path folder =
                RunFolderFixture.novaSeq6000(w.drop).with("RTAComplete.txt", "").path();

        assertThat(admit(folder, true).refusal()).isEqualTo("waits for CopyComplete.txt");

        assertThat(w.runs()).isEmpty();
    }

    @Test
    void a_broken_run_is_refused_with_file_and_reason() throws InterruptedException {
        Path folder = RunFolderFixture.novaSeq6000(w.drop)
                .with("RunInfo.xml", "<RunInfo>")
                .complete();

        assertThat(admit(folder, true).refusal()).startsWith("RunInfo.xml:1: is broken: ");
    }

    @Test
    void a_folder_that_is_not_there_is_refused() throws InterruptedException {
        Path folder = w.drop.resolve("nothing");

        assertThat(admit(folder, true).refusal())
                .isEqualTo(folder + " does not exist. Check the path and whether its disk is mounted.");
    }

    @Test
    void a_held_run_is_refused_to_a_job_and_not_to_a_person() throws InterruptedException {
        Path folder = RunFolderFixture.novaSeq6000(w.drop).complete();
        w.watch.look(w.sequencer(Existing.RECORD), folder, true);

        Admission toJob = admit(folder, false);
        assertThat(toJob.refusal())
                .isEqualTo("is held: was there before sequencer nova1 was first watched; release it to ingest it");
        assertThat(w.run(folder).state()).isEqualTo(RunState.HELD);

        assertThat(admit(folder, true).refusal()).isNull();
        assertThat(w.run(folder).state()).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void an_ingested_run_is_admitted_as_such_and_not_offered_again() throws InterruptedException {
        Path folder = RunFolderFixture.novaSeq6000(w.drop).complete();
        w.look(folder);
        w.setState(w.run(folder), RunState.INGESTED, null);

        Admission admission = admit(folder, false);

        assertThat(admission.alreadyIngested()).isTrue();
        assertThat(admission.refusal()).isNull();
        assertThat(w.isOffered(w.run(folder))).isFalse();
    }

    @Test
    void a_run_that_is_watched_is_the_same_run_and_keeps_its_handling() throws InterruptedException {
        Path folder = RunFolderFixture.novaSeq6000(w.drop).complete();
        w.look(folder);
        Run seen = w.run(folder);

        Admission admission = admit(folder, false);

        assertThat(admission.run()).isNotNull();
        assertThat(w.runs()).hasSize(1);
        assertThat(w.run(folder).id()).isEqualTo(seen.id());
        assertThat(w.run(folder).handling()).isEqualTo(seen.handling());
        w.clock.pass(Watching.MINUTE.multipliedBy(2));
        assertThat(w.look(folder)).isTrue();
        assertThat(w.journal(seen)).containsExactly("seen", "complete");
    }

    @Test
    void the_folder_that_was_looked_at_is_taken_and_not_another_that_shows_the_run() throws InterruptedException {
        Path incomplete = RunFolderFixture.novaSeq6000(w.drop).path();
        w.look(incomplete);
        Path whole = RunFolderFixture.novaSeq6000(w.other).complete();

        Admission admission = admit(whole, false);

        assertThat(admission.run()).isNotNull();
        assertThat(w.runs()).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(RunState.COMPLETE);
            assertThat(run.path()).isEqualTo(whole);
        });
    }

    @Test
    void one_bad_folder_refuses_no_good_one() throws InterruptedException {
        Path good = RunFolderFixture.novaSeq6000(w.drop).complete();
        Path bad = Watching.directory(w.other.resolve("nothing"));
        Map<Path, Handling> folders = new LinkedHashMap<>();
        folders.put(bad, HANDLING);
        folders.put(good, HANDLING);

        Map<Path, Admission> admitted = admissions.admit(folders, "a-job", false);

        assertThat(admitted.get(bad).refusal()).startsWith("waits for RunInfo.xml");
        assertThat(admitted.get(good).refusal()).isNull();
    }
}
