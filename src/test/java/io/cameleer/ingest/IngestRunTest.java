package io.cameleer.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.cameleer.archive.Progress;
import io.cameleer.experiment.Experiment;
import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.Journal;
import io.cameleer.watch.NobodyLooks;
import io.cameleer.watch.RunCommands;
import io.cameleer.work.Claim;
import io.cameleer.work.LeaseKeeper;
import io.cameleer.work.WorkKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a run that is ingested, all at once. */
class IngestRunTest {

    private static final String FAILED =
            "<RunCompletionStatus><CompletionStatus>UserEndedEarly</CompletionStatus></RunCompletionStatus>";

    private final Ingesting in;

    IngestRunTest(@TempDir Path home) {
        in = new Ingesting(home);
    }

    @AfterEach
    void close() {
        in.close();
    }

    @Test
    void a_run_is_archived_and_verified_under_its_logical_path() throws Exception {
        Run run = in.ingest(in.novaSeq());

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(run.reason()).isNull();
        assertThat(run.ingested()).isNotNull();
        assertThat(run.outcome()).isEqualTo("succeeded");
        assertThat(run.archived()).isNotNull();
        assertThat(run.archived().logicalPath()).isEqualTo("/site/sequencer/novaseq/240315_A01234_0042_BHXYZ2DRX3");
        assertThat(run.archived().files()).isEqualTo(9);
        Path copy = in.archived.resolve("sequencer/novaseq/240315_A01234_0042_BHXYZ2DRX3");
        assertThat(run.archived().address()).isEqualTo(copy.toString());
        assertThat(copy.resolve("manifest-sha256.txt")).isRegularFile();
        assertThat(in.archive.verify(run.archived().location(), Progress.none()).problems())
                .isEmpty();
        assertThat(in.w.journal(run)).containsExactly("seen", "complete", "ingesting", "ingested");
        assertThat(in.due(WorkKind.INGEST)).isEmpty();
        assertThat(in.board.of(run.id())).isEmpty();
    }

    @Test
    void the_folder_of_a_run_that_was_taken_without_its_proof_is_looked_at_once_more() {
        Path folder = RunFolderFixture.novaSeq6000(in.w.drop)
                .with("RTAComplete.txt", "")
                .path();
        Handling handling = Handling.standard("nova1", null);
        in.look(folder, handling);
        in.pass(Duration.ofHours(6));
        in.look(folder, handling);

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(in.metadata(run)).containsEntry("missing", "CopyComplete.txt");
        assertThat(in.lookedAgain).containsExactly(folder);
    }

    @Test
    void an_ingest_after_one_that_was_cut_off_says_so() {
        Path folder = in.novaSeq();
        // As a process leaves it that is killed.
        in.w.setState(in.w.run(folder), RunState.INGESTING, "is being archived");

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(in.w.sentences(run))
                .contains("ingest begins, as the one before was cut off; what it had verified is not read again");
    }

    @Test
    void its_metadata_are_attributes_with_the_projects_sorted() {
        Run run = in.ingest(in.novaSeq());

        assertThat(in.metadata(run))
                .containsExactly(
                        entry("date", "2024-03-15T09:30:05"),
                        entry("experiment_name", "Pool 7"),
                        entry("flowcell", "HXYZ2DRX3"),
                        entry("generation", "1"),
                        entry("instrument", "A01234"),
                        entry("lanes", "2"),
                        entry("outcome", "succeeded"),
                        entry("platform", "novaseq6000"),
                        entry("projects", "Alpha,Beta"),
                        entry("reads", "151R,10I,10I,151R"),
                        entry("run_id", "240315_A01234_0042_BHXYZ2DRX3"),
                        entry("sequencer_type", "novaseq"),
                        entry("status", "ingested"));
    }

    @Test
    void its_metadata_lie_beside_the_archived_copy_as_well() throws IOException {
        Run run = in.ingest(in.novaSeq());

        assertThat(Files.readString(
                        in.archived.resolve("sequencer/novaseq/" + run.runId() + "/.cameleer/metadata.json")))
                .contains("\"projects\"", "\"Alpha,Beta\"", "\"sequencer_type\"");
    }

    @Test
    void it_becomes_one_experiment_in_its_first_state_with_one_event() {
        Run run = in.ingest(in.novaSeq());

        Experiment experiment = in.experiments(run).get(0);
        assertThat(in.experiments(run)).hasSize(1);
        assertThat(experiment.label()).isEqualTo(run.runId());
        assertThat(experiment.subject()).isEqualTo("HXYZ2DRX3");
        assertThat(experiment.cohort()).isEqualTo("nova1");
        assertThat(experiment.scandate()).isEqualTo(LocalDateTime.parse("2024-03-15T09:30:05"));
        assertThat(experiment.workflow()).isEqualTo("sequencing");
        assertThat(experiment.state()).isEqualTo("arrived");
        assertThat(experiment.metadata())
                .containsEntry("run_id", run.runId())
                .containsEntry("projects", List.of("Alpha", "Beta"))
                .containsEntry("sequencer", "nova1")
                .containsEntry("generation", 1);
        assertThat(in.events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("data-import");
            assertThat(event.target()).isEqualTo(experiment.id());
        });
        assertThat(in.due(WorkKind.CALLBACK)).hasSize(1);
    }

    @Test
    void a_failure_in_the_middle_of_the_end_leaves_nothing_of_it_and_is_tried_again() {
        Path folder = in.novaSeq();
        in.conditions = (condition, context) -> {
            throw new IllegalStateException("the disk of the database is full");
        };

        Run failed = in.ingest(folder);

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.reason())
                .isEqualTo("its ingest ended unexpectedly: the disk of the database is full."
                        + " Tried once; tried again after 30 s.");
        assertThat(failed.archived()).isNull();
        assertThat(failed.ingested()).isNull();
        assertThat(in.metadata(failed)).isEmpty();
        assertThat(in.experiments(failed)).isEmpty();
        assertThat(in.events()).isEmpty();
        assertThat(in.due(WorkKind.CALLBACK)).isEmpty();

        in.conditionsByThemselves();
        in.pass(Duration.ofSeconds(30));
        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(in.experiments(run)).hasSize(1);
        assertThat(in.events()).hasSize(1);
        List<Journal.Entry> journal =
                in.w.store.read(session -> session.journal().of("run", run.id()));
        assertThat(journal).last().satisfies(entry -> assertThat(entry.detail()).contains("\"copied\":0"));
    }

    @Test
    void ingest_again_lies_beside_the_first_and_the_experiment_goes_through_its_workflow_anew() throws Exception {
        Path folder = in.novaSeq();
        Run first = in.ingest(folder);
        Experiment before = in.experiments(first).get(0);

        in.w.setState(first, RunState.INGESTED, "was archived without CopyComplete.txt");
        new RunCommands(in.w.store, new NobodyLooks()).again(first.id(), "ada");
        Run second = in.ingest(folder);

        assertThat(second.generation()).isEqualTo(2);
        assertThat(in.w.store
                        .read(session -> session.runs().find(first.id()))
                        .orElseThrow()
                        .reason())
                .isEqualTo("is archived once more, as run " + second.id());
        assertThat(in.w.sentences(second)).contains("asked for by a person; offered for ingest");
        assertThat(second.archived()).isNotNull();
        assertThat(second.archived().location()).isEqualTo("sequencer/novaseq/240315_A01234_0042_BHXYZ2DRX3.2");
        assertThat(in.archived.resolve("sequencer/novaseq"))
                .isDirectoryContaining(path -> path.endsWith(first.runId()))
                .isDirectoryContaining(path -> path.endsWith(first.runId() + ".2"));
        assertThat(in.experiments(first)).isEmpty();
        assertThat(in.experiments(second)).singleElement().satisfies(experiment -> {
            assertThat(experiment.id()).isEqualTo(before.id());
            assertThat(experiment.state()).isEqualTo("arrived");
            assertThat(experiment.metadata()).containsEntry("generation", 2);
        });
        List<Event> events = in.w.store.read(session -> session.events().of("data-import", before.id()));
        assertThat(events).extracting(Event::cause).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void a_run_that_failed_on_its_instrument_is_tracked_without_a_signal() {
        RunFolderFixture fixture = RunFolderFixture.novaSeq6000(in.w.drop).with("RunCompletionStatus.xml", FAILED);

        Run run = in.ingest(in.complete(fixture, Handling.standard("nova1", "sequencing")));

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(run.outcome()).isEqualTo("failed");
        assertThat(in.metadata(run)).containsEntry("outcome", "failed");
        assertThat(in.experiments(run)).singleElement().satisfies(experiment -> {
            assertThat(experiment.state()).isEqualTo("arrived");
            assertThat(in.journal(experiment)).contains("the run's outcome is failed: no data-import signal");
        });
        assertThat(in.events()).isEmpty();
    }

    @Test
    void a_sequencer_may_want_signals_for_failed_runs_too() {
        RunFolderFixture fixture = RunFolderFixture.novaSeq6000(in.w.drop).with("RunCompletionStatus.xml", FAILED);

        in.ingest(in.complete(fixture, new Handling("nova1", null, "sequencing", false, true, "RTAComplete.txt")));

        assertThat(in.events()).hasSize(1);
    }

    @Test
    void a_workflow_that_is_not_loaded_is_said_and_keeps_no_run_from_the_archive() {
        Run run =
                in.ingest(in.complete(RunFolderFixture.novaSeq6000(in.w.drop), Handling.standard("nova1", "nonsense")));

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(in.experiments(run)).singleElement().satisfies(experiment -> {
            assertThat(experiment.state()).isNull();
            assertThat(experiment.waits())
                    .isEqualTo("waits: workflow nonsense is not loaded; check workflows/ and the start of the service,"
                            + " then ingest again");
        });
    }

    @Test
    void without_a_workflow_the_experiment_is_in_no_state() {
        Run run = in.ingest(in.complete(RunFolderFixture.novaSeq6000(in.w.drop), Handling.standard("nova1", null)));

        assertThat(in.experiments(run)).singleElement().satisfies(experiment -> assertThat(experiment.state())
                .isNull());
    }

    @Test
    void a_run_is_claimed_by_one_of_two_workers() {
        Path folder = in.novaSeq();
        long id = in.w.run(folder).id();

        Claim first = in.claim(folder);

        assertThat(in.w.store.claims().claimTarget(WorkKind.INGEST, id, "another", LeaseKeeper.LEASE))
                .isEmpty();
        in.ingest().run(first);
        assertThat(in.w.run(folder).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void a_worker_that_lost_its_claim_records_nothing() {
        Path folder = in.novaSeq();
        Claim lost = in.claim(folder);
        in.archiveBy((local, request, progress) -> {
            in.w.store.claims().release(lost, Duration.ZERO, null);
            Claim other = in.claim(folder);
            assertThat(other.token()).isGreaterThan(lost.token());
            return local.store(request, progress);
        });

        in.ingest().run(lost);

        assertThat(in.w.run(folder).state()).isEqualTo(RunState.INGESTING);
        assertThat(in.experiments(in.w.run(folder))).isEmpty();
        assertThat(in.events()).isEmpty();
    }

    @Test
    void a_claim_that_was_withdrawn_before_its_worker_began_does_nothing() {
        Path folder = in.novaSeq();
        Claim claim = in.claim(folder);
        in.w.store.run(session -> session.work().withdraw(WorkKind.INGEST, claim.target()));

        in.ingest().run(claim);

        assertThat(in.w.run(folder).state()).isEqualTo(RunState.COMPLETE);
        assertThat(in.archived).isEmptyDirectory();
    }

    @Test
    void a_held_run_is_not_ingested_by_a_claim_that_was_left() {
        Path folder = in.novaSeq();
        Claim claim = in.claim(folder);
        in.w.setState(in.w.run(folder), RunState.HELD, "held by ada");

        in.ingest().run(claim);

        assertThat(in.w.run(folder).state()).isEqualTo(RunState.HELD);
        assertThat(in.due(WorkKind.INGEST)).isEmpty();
    }

    @Test
    void how_far_it_is_can_be_asked_meanwhile() {
        Path folder = in.novaSeq();
        long id = in.w.run(folder).id();
        in.archiveBy((local, request, progress) -> {
            progress.total(10, 1000);
            progress.copied("a", 300);
            progress.verified("a", 300);
            progress.resumed("b", 200);
            assertThat(in.board.of(id))
                    .hasValue(Map.of("files", 10L, "bytes", 1000L, "files_verified", 2L, "bytes_copied", 500L));
            return local.store(request, Progress.none());
        });

        assertThat(in.ingest(folder).state()).isEqualTo(RunState.INGESTED);
        assertThat(in.board.any()).isEmpty();
    }
}
