package io.cameleer.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.run.RunFolderFixture;
import io.cameleer.watch.Admissions;
import io.cameleer.work.LeaseKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** rodrunner's ingest workflows over a directory with runs of several kinds. */
class IngestSequencerRunsTest {

    private final Ingesting in;
    private final LeaseKeeper leases;
    private final IngestSequencerRuns ingest;

    IngestSequencerRunsTest(@TempDir Path home) {
        in = new Ingesting(home);
        leases = new LeaseKeeper(in.w.store.claims());
        Admissions admissions =
                new Admissions(in.w.store, in.w.inspector, in.w.platforms, in.w.clock, pause -> in.w.clock.pass(pause));
        ingest = new IngestSequencerRuns(
                in.w.inspector,
                in.w.platforms,
                admissions,
                new Intake(in.w.store, in.w.store.claims(), leases, in.ingest(), "a-test"),
                "",
                "sequencing");
    }

    @AfterEach
    void close() {
        leases.close();
        in.close();
    }

    private Map<String, Object> parameters(String type) {
        return Map.of("sequencer_type", type, "root_dir", in.w.drop.toString());
    }

    @Test
    void runs_of_one_type_are_found_at_any_depth_and_ingested() throws InterruptedException {
        Path nova =
                RunFolderFixture.novaSeq6000(in.w.drop.resolve("2024/march")).complete();
        RunFolderFixture.miSeq(in.w.drop).complete();
        RunFolderFixture.novaSeq6000(in.w.drop, "240315_A01234_0043_AHXYZ3DRX3");

        List<Map<String, Object>> results = ingest.ingestType(parameters("NovaSeq"));

        assertThat(results).singleElement().satisfies(item -> assertThat(item)
                .containsEntry("success", true)
                .containsEntry("run_dir", nova.toString())
                .containsEntry("run_id", "240315_A01234_0042_BHXYZ2DRX3")
                .containsEntry("irods_path", "/site/sequencer/novaseq/240315_A01234_0042_BHXYZ2DRX3")
                .containsEntry("already_ingested", false));
        assertThat(ingest.ingestType(parameters("novaseq"))).singleElement().satisfies(item -> assertThat(item)
                .containsEntry("already_ingested", true));
    }

    @Test
    void all_types_are_told_and_one_runs_failure_stops_no_other() throws InterruptedException {
        RunFolderFixture.miSeq(in.w.drop).complete();
        RunFolderFixture.novaSeq6000(in.w.drop).with("RunInfo.xml", "<RunInfo>").complete();

        Map<String, List<Map<String, Object>>> all = ingest.ingestAll(Map.of("root_dir", in.w.drop.toString()));

        assertThat(all).containsKeys("miseq", "nextseq", "nextseq2k", "novaseq", "novaseqxplus", "iseq", "hiseq");
        assertThat(all.get("miseq")).singleElement().satisfies(item -> assertThat(item)
                .containsEntry("success", true));
        assertThat(all.get("novaseq")).singleElement().satisfies(item -> assertThat(item)
                .containsEntry("success", false)
                .hasEntrySatisfying(
                        "error", error -> assertThat(error).asString().contains("RunInfo.xml")));
    }

    @Test
    void analyses_follow_their_run() throws InterruptedException {
        Path run = RunFolderFixture.of("novaseqx", in.w.drop)
                .with("Analysis/1/Data/Secondary_Analysis_Complete.txt", "")
                .with("Analysis/1/CopyComplete.txt", "")
                .with("Analysis/2/Data/x", "")
                .complete();

        List<Map<String, Object>> results = ingest.ingestType(parameters("NovaSeqXPlus"));

        assertThat(results)
                .extracting("run_dir")
                .containsExactly(run.toString(), run.resolve("Analysis/1").toString());
        assertThat(results).allSatisfy(item -> assertThat(item).containsEntry("success", true));
        assertThat(results.get(1)).containsEntry("unit", "Analysis/1");
    }

    @Test
    void an_analysis_that_a_person_names_is_ingested_after_its_run() throws InterruptedException {
        Path run = RunFolderFixture.of("novaseqx", in.w.drop)
                .with("Analysis/1/Data/Secondary_Analysis_Complete.txt", "")
                .with("Analysis/1/CopyComplete.txt", "")
                .complete();
        Map<String, Object> analysis = Map.of("path", run.resolve("Analysis/1").toString());

        assertThat(ingest.ingestOne(analysis))
                .containsEntry("error", "its run is not archived yet; ingest " + run + " first");
        assertThat(ingest.ingestOne(Map.of("path", run.toString()))).containsEntry("success", true);
        assertThat(ingest.ingestOne(analysis)).containsEntry("success", true).containsEntry("unit", "Analysis/1");
    }

    @Test
    void links_are_not_followed_and_what_is_no_run_is_passed_by() throws IOException, InterruptedException {
        Path elsewhere = RunFolderFixture.novaSeq6000(in.w.other).complete();
        Files.createSymbolicLink(in.w.drop.resolve("link"), elsewhere);
        Files.createDirectories(in.w.drop.resolve("empty"));
        Files.writeString(in.w.drop.resolve("file"), "");

        assertThat(ingest.ingestType(parameters("novaseq"))).isEmpty();
    }

    @Test
    void wrong_parameters_are_said() {
        assertThatThrownBy(() -> ingest.ingestType(Map.of())).hasMessageStartingWith("sequencer_type is missing");
        assertThatThrownBy(() -> ingest.ingestType(parameters("abacus")))
                .hasMessageStartingWith("Unsupported sequencer type: abacus; it is one of ");
        assertThatThrownBy(() -> ingest.ingestType(Map.of("sequencer_type", "miseq")))
                .hasMessageContaining("root_dir is missing");
        assertThatThrownBy(() -> ingest.ingestAll(Map.of("root_dir", in.w.drop + "/absent")))
                .hasMessageContaining("is not a directory that can be read here");
        assertThatThrownBy(() -> ingest.ingestOne(Map.of())).hasMessageStartingWith("path is missing");
    }
}
