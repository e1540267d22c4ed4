package io.cameleer.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.api.RunDocuments;
import io.cameleer.experiment.Experiment;
import io.cameleer.run.Demands;
import io.cameleer.run.Demands.ManifestCheck;
import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import io.cameleer.watch.NobodyLooks;
import io.cameleer.watch.RunCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site may say of one sequencer's runs, from the watch to the archive. */
class SiteRulesTest {

    private static final String ERRORED =
            "<RunCompletionStatus><RunStatus>RunErrored</RunStatus></RunCompletionStatus>";

    private final Ingesting in;

    SiteRulesTest(@TempDir Path home) {
        in = new Ingesting(home);
    }

    @AfterEach
    void close() {
        in.close();
    }

    @Test
    void a_completion_file_under_the_sites_own_name_is_believed_by_watch_and_ingest() {
        RunFolderFixture fixture = RunFolderFixture.novaSeq6000(in.w.drop)
                .with("RTAComplete.txt", "")
                .with("Sync.done", "");
        Handling site = handling(Map.of("CopyComplete.txt", List.of("Sync.done")), true);

        in.settle(fixture.path(), site);

        assertThat(in.ingest(fixture.path()).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void a_run_that_is_taken_without_its_proof_is_archived_with_what_was_missing() {
        RunFolderFixture fixture = RunFolderFixture.novaSeq6000(in.w.drop).with("RTAComplete.txt", "");
        in.w.look(fixture.path());
        in.w.clock.pass(Duration.ofHours(6));
        in.w.look(fixture.path());

        Run run = in.ingest(fixture.path());

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(run.outcome()).isEqualTo("succeeded");
        assertThat(run.inspection()).contains("taken without CopyComplete.txt");
        assertThat(in.metadata(run)).containsEntry("outcome", "succeeded").containsEntry("missing", "CopyComplete.txt");
    }

    @Test
    void a_completion_file_under_that_name_holds_for_analyses_too() {
        RunFolderFixture fixture = RunFolderFixture.of("novaseqx", in.w.drop)
                .with("Sync.done", "")
                .with("Analysis/1/Sync.done", "")
                .with("Analysis/1/Data/Secondary_Analysis_Complete.txt", "");
        Handling site = handling(Map.of("CopyComplete.txt", List.of("Sync.done")), true);
        in.settle(fixture.path(), site);
        in.ingest(fixture.path());
        in.settle(fixture.path(), site);

        assertThat(in.ingest(fixture.path().resolve("Analysis/1")).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void a_run_that_failed_on_the_instrument_is_archived_and_flagged() {
        Run run = in.ingest(failed(handling(Map.of(), true)));

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(run.outcome()).isEqualTo("failed");
        assertThat(in.metadata(run)).containsEntry("outcome", "failed");
        assertThat(in.events()).isEmpty();
        List<Map<String, Object>> lines = in.w.store.read(session -> RunDocuments.summaries(session, List.of(run)));
        assertThat(lines).singleElement().satisfies(line -> assertThat(line)
                .containsEntry("reason", "The run failed on the instrument."));
    }

    @Test
    void the_shipped_workflow_warns_of_a_run_that_failed_and_checks_another() throws Exception {
        in.governBy(Files.readString(Path.of("workflows/sequencing.yaml")));

        Run failed = in.ingest(failed(handling(Map.of(), true)));
        Run fine = in.ingest(in.complete(RunFolderFixture.of("novaseqx", in.w.drop), handling(Map.of(), true)));

        assertThat(in.experiments(failed)).extracting(Experiment::state).containsExactly("warn");
        assertThat(in.experiments(fine)).extracting(Experiment::state).containsExactly("qc");
    }

    @Test
    void where_the_site_wants_none_it_is_held_flagged_and_archived_when_a_person_insists() throws Exception {
        Handling strict = handling(Map.of(), false);
        Path folder = failed(strict);
        Run held = in.w.run(folder);
        assertThat(held.state()).isEqualTo(RunState.HELD);
        assertThat(held.outcome()).isEqualTo("failed");
        assertThat(held.reason())
                .isEqualTo("complete, but sequencer nova1 archives no failed runs;"
                        + " retry it to archive it all the same");

        new RunCommands(in.w.store, new NobodyLooks()).retry(held.id(), "ada");
        // A watch that looks at it again, with the same settings, knows what the person wanted.
        in.w.setState(held, RunState.ARRIVING, null);
        in.w.watch.forget(folder);
        in.settle(folder, strict);

        assertThat(in.ingest(folder).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void where_the_site_wants_none_a_run_that_succeeded_is_archived_all_the_same() {
        Path folder = in.complete(RunFolderFixture.novaSeq6000(in.w.drop), handling(Map.of(), false));

        assertThat(in.ingest(folder).state()).isEqualTo(RunState.INGESTED);
    }

    private Path failed(Handling handling) {
        return in.complete(RunFolderFixture.novaSeq6000(in.w.drop).with("RunCompletionStatus.xml", ERRORED), handling);
    }

    private static Handling handling(Map<String, List<String>> alternatives, boolean archiveFailedRuns) {
        return new Handling(
                "nova1",
                null,
                "sequencing",
                false,
                false,
                new Demands("RTAComplete.txt", alternatives, archiveFailedRuns, ManifestCheck.CHECKSUMS));
    }
}
