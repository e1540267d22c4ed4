package io.cameleer.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.archive.Progress;
import io.cameleer.json.Json;
import io.cameleer.run.Demands;
import io.cameleer.run.Demands.ManifestCheck;
import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A NovaSeq X run and its analyses in the archive, and what the instrument's manifests prove of them. */
class UnitIngestTest {

    private static final Handling STANDARD = Handling.standard("nova1", "sequencing");

    private final Ingesting in;
    private final RunFolderFixture fixture;

    UnitIngestTest(@TempDir Path home) {
        in = new Ingesting(home);
        fixture = RunFolderFixture.of("novaseqx", in.w.drop)
                .withFiles(2, 100)
                .with("Analysis/1/Data/x.fastq.gz", "reads");
    }

    @AfterEach
    void close() {
        in.close();
    }

    @Test
    void a_run_and_its_analysis_are_archived_side_by_side_each_with_its_proof() throws Exception {
        Run run = ingestRun(STANDARD);
        Run analysis = ingestAnalysis(STANDARD);

        Path place = in.archived.resolve("sequencer/novaseqxplus/20251210_LH00130_0003_B223YTFLT3");
        assertThat(run.archived().address()).isEqualTo(place.toString());
        assertThat(place.resolve("Analysis")).isEmptyDirectory();
        assertThat(analysis.archived().address()).isEqualTo(place + ".Analysis_1");
        assertThat(Path.of(place + ".Analysis_1/Data/x.fastq.gz")).hasContent("reads");
        for (Run each : List.of(run, analysis)) {
            assertThat(in.archive
                            .verify(each.archived().location(), Progress.none())
                            .problems())
                    .isEmpty();
        }
        assertThat(in.metadata(analysis)).containsEntry("unit", "Analysis/1").containsEntry("run_id", run.runId());
        assertThat(in.metadata(run)).doesNotContainKey("unit").containsEntry("instrument_manifest", "absent");
    }

    @Test
    void an_analysis_belongs_to_its_runs_experiments_and_fires_nothing() {
        Run run = ingestRun(STANDARD);
        int events = in.events().size();

        Run analysis = ingestAnalysis(STANDARD);

        assertThat(in.events()).hasSize(events);
        assertThat(in.experiments(analysis)).isEmpty();
        assertThat(in.experiments(run)).singleElement().satisfies(experiment -> assertThat(in.journal(experiment))
                .contains("Analysis/1 of run " + run.runId() + ", generation 1, is archived in "
                        + analysis.archived().address()));
    }

    @Test
    void an_analysis_that_begins_while_its_run_is_copied_changes_nothing() {
        fixture.without("Analysis/1/Data/x.fastq.gz").without("Analysis/1/Data").without("Analysis/1");
        fixture.without("Analysis");
        in.archiveBy((local, request, progress) -> local.store(request, new Progress() {
            @Override
            public void verified(String file, long size) {
                fixture.with("Analysis/1/Data/begun", "").with("Analysis/2/Data/begun", "");
            }
        }));

        assertThat(ingestRun(STANDARD).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void a_manifest_of_the_instrument_that_is_true_is_told_as_proof() {
        withManifest("", "RunInfo.xml", "Data/Intensities/BaseCalls/L001/C1.1/L001_1.cbcl");
        withManifest("Analysis/1/", "Data/x.fastq.gz");

        Run run = ingestRun(STANDARD);
        Run analysis = ingestAnalysis(STANDARD);

        assertThat(in.metadata(run)).containsEntry("instrument_manifest", "verified");
        assertThat(in.metadata(analysis)).containsEntry("instrument_manifest", "verified");
        assertThat(evidence(run)).contains("Manifest.tsv: 2 files are there, 2 with the MD5 that it says");
        assertThat(evidence(analysis))
                .contains("Analysis/1/Manifest.tsv: 1 file is there, 1 with the MD5 that it says");
    }

    @Test
    void a_file_that_contradicts_it_fails_the_run_and_is_named() throws Exception {
        withManifest("", "RunInfo.xml", "Data/Intensities/BaseCalls/L001/C1.1/L001_1.cbcl");
        byte[] whole = Files.readAllBytes(fixture.path().resolve("RunInfo.xml"));
        fixture.with("RunInfo.xml", (new String(whole, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8));

        Run run = ingestRun(STANDARD);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason())
                .isEqualTo("Manifest.tsv does not agree with what is here: 1 of 2 files has another MD5 than it says:"
                        + " RunInfo.xml. Copy them again from the instrument, then retry the run.");
        assertThat(in.archived.resolve("sequencer")).doesNotExist();
        assertThat(in.experiments(run)).isEmpty();

        fixture.with("RunInfo.xml", whole);
        in.w.setState(run, RunState.ARRIVING, null);
        in.w.watch.forget(fixture.path());
        in.settle(fixture.path(), STANDARD);
        assertThat(in.ingest(fixture.path()).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void a_file_that_it_names_and_that_is_not_there_fails_the_analysis() {
        ingestRun(STANDARD);
        withManifest("Analysis/1/", "Data/x.fastq.gz");
        fixture.with(
                "Analysis/1/Manifest.tsv", manifest("Analysis/1/", "Data/x.fastq.gz") + "Data/y\t" + "0".repeat(32));

        Run analysis = ingestAnalysis(STANDARD);

        assertThat(analysis.state()).isEqualTo(RunState.FAILED);
        assertThat(analysis.reason())
                .isEqualTo("Analysis/1/Manifest.tsv does not agree with what is here: 1 file that it names is not"
                        + " there: Data/y. Copy them again from the instrument, then retry the run.");
    }

    @Test
    void one_check_names_all_that_is_missing_contradicted_and_unread_and_says_early_what_it_knows() throws Exception {
        fixture.with(
                "Manifest.tsv",
                manifest("", "RunInfo.xml") + "RunParameters.xml\t" + "0".repeat(32) + "\nData/y\t" + "0".repeat(32)
                        + "\ncopycomplete.txt\t" + "0".repeat(32) + "\n../x\t" + "0".repeat(32));
        List<String> early = new ArrayList<>();
        in.archiveBy((local, request, progress) -> local.store(request, new Progress() {
            @Override
            public void contradicted(String sentence) {
                progress.contradicted(sentence);
                early.add(in.w.reason(fixture.path()));
            }
        }));

        Run run = ingestRun(STANDARD);

        String missing = "Manifest.tsv does not agree with what is here: 2 files that it names are not there: Data/y,"
                + " copycomplete.txt (there is CopyComplete.txt); ";
        String unread = "line 5 names no file inside the folder";
        assertThat(early).containsExactly("is being archived and compared as a whole, then fails: " + missing + unread);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason())
                .isEqualTo(missing + "1 of 2 files has another MD5 than it says: RunParameters.xml; " + unread
                        + ". Copy Manifest.tsv and what it names again from the instrument, then retry the run. If it is"
                        + " the same there, set the sequencer's instrumentManifest to names, which asks for no checksum,"
                        + " or to off.");
        assertThat(in.archived.resolve("sequencer")).doesNotExist();
    }

    @Test
    void what_a_check_has_copied_is_not_read_again_after_the_repair() throws Exception {
        fixture.with("Manifest.tsv", manifest("", "RunInfo.xml") + "Data/y\t" + "0".repeat(32));
        Run failed = ingestRun(STANDARD);
        assertThat(failed.state()).isEqualTo(RunState.FAILED);

        fixture.with("Manifest.tsv", manifest("", "RunInfo.xml"));
        Run run = again(failed, ManifestCheck.CHECKSUMS);

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(in.w.store.read(session -> session.journal().of("run", run.id())).stream()
                        .filter(entry -> entry.kind().equals("ingested"))
                        .map(entry -> Json.readObject(String.valueOf(entry.detail()))))
                .singleElement()
                .satisfies(detail -> assertThat((Integer) detail.get("copied"))
                        .isEqualTo((int) Files.size(fixture.path().resolve("Manifest.tsv"))));
    }

    @Test
    void a_run_leaves_what_its_manifest_says_of_analyses_to_them() {
        withManifest("", "RunInfo.xml", "Analysis/1/Data/x.fastq.gz");

        assertThat(evidence(ingestRun(STANDARD)))
                .contains("Manifest.tsv: 1 file is there, 1 with the MD5 that it says;"
                        + " what it says of Analysis/1 (1 file) is compared when that is archived");
    }

    @Test
    void an_analysis_without_a_manifest_is_held_against_its_runs() {
        withManifest("", "RunInfo.xml", "Analysis/1/Data/x.fastq.gz");
        ingestRun(STANDARD);

        Run analysis = ingestAnalysis(STANDARD);

        assertThat(in.metadata(analysis)).containsEntry("instrument_manifest", "verified");
        assertThat(evidence(analysis)).contains("Manifest.tsv: 1 file is there, 1 with the MD5 that it says");
    }

    @Test
    void an_analysis_that_contradicts_its_runs_manifest_fails() {
        fixture.with(
                "Manifest.tsv", manifest("", "RunInfo.xml") + "Analysis/1/Data/x.fastq.gz\t" + "0".repeat(32) + "\n");
        assertThat(in.metadata(ingestRun(STANDARD))).containsEntry("instrument_manifest", "verified");

        Run analysis = ingestAnalysis(STANDARD);

        assertThat(analysis.state()).isEqualTo(RunState.FAILED);
        assertThat(analysis.reason())
                .contains("Manifest.tsv does not agree", "another MD5 than it says: Data/x.fastq.gz");
    }

    @Test
    void lines_that_name_nothing_in_the_run_fail_it_and_are_numbered() {
        fixture.with(
                "Manifest.tsv",
                "../../../etc/passwd\t" + "d".repeat(32) + "\n" + manifest("", "RunInfo.xml") + "no tab\n/etc/hosts\t"
                        + "d".repeat(32));

        Run run = ingestRun(STANDARD);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).contains(": lines 1, 3, 4 name no file inside the folder", "or to off.");
        assertThat(in.archived.resolve("sequencer")).doesNotExist();
    }

    @Test
    void where_no_checksum_agrees_another_kind_is_thought_of_and_names_may_do() {
        fixture.with("Manifest.tsv", "RunInfo.xml\t" + "1".repeat(32) + "\nRunParameters.xml\t" + "2".repeat(32));
        Run run = ingestRun(STANDARD);
        assertThat(run.reason())
                .contains("Copy them again", "of another kind, set the sequencer's instrumentManifest to names");

        Run named = again(run, ManifestCheck.NAMES);

        assertThat(named.state()).isEqualTo(RunState.INGESTED);
        assertThat(in.metadata(named)).containsEntry("instrument_manifest", "named");
    }

    @Test
    void checksums_of_an_unknown_form_prove_no_more_than_names() {
        fixture.with("Manifest.tsv", "RunInfo.xml\t00000ThisIsNotARealChecksum00000\n");
        assertThat(in.metadata(ingestRun(STANDARD))).containsEntry("instrument_manifest", "named");
    }

    @Test
    void a_manifest_with_another_kind_of_checksum_is_held_against_the_names() {
        fixture.with(
                "Manifest.tsv", "RunInfo.xml\t" + "1".repeat(64) + "\nRunParameters.xml\t" + "2".repeat(64) + "\n");
        Run run = ingestRun(STANDARD);
        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(in.metadata(run)).containsEntry("instrument_manifest", "named");
    }

    @Test
    void where_only_names_count_a_checksum_that_was_cut_fails_nothing() {
        fixture.with("Manifest.tsv", manifest("", "RunInfo.xml") + "RunParameters.xml\tdead\n");
        Run run = ingestRun(STANDARD);
        assertThat(run.reason()).contains("line 2 has no checksum like the others");

        assertThat(in.metadata(again(run, ManifestCheck.NAMES))).containsEntry("instrument_manifest", "named");
    }

    @Test
    void a_site_may_leave_the_manifest_unchecked() {
        fixture.with("Manifest.tsv", "absent\t" + "1".repeat(32));
        Run run = ingestRun(STANDARD);
        assertThat(run.state()).isEqualTo(RunState.FAILED);

        assertThat(in.metadata(again(run, ManifestCheck.OFF))).containsEntry("instrument_manifest", "unchecked");
    }

    private Run again(Run run, ManifestCheck check) {
        Handling handling = new Handling(
                "nova1", null, "sequencing", false, false, new Demands("RTAComplete.txt", Map.of(), true, check));
        in.w.setState(run, RunState.ARRIVING, null);
        in.w.watch.forget(fixture.path());
        in.settle(fixture.path(), handling);
        return in.ingest(fixture.path());
    }

    private Run ingestRun(Handling handling) {
        in.complete(fixture, handling);
        return in.ingest(fixture.path());
    }

    private Run ingestAnalysis(Handling handling) {
        fixture.with("Analysis/1/Data/Secondary_Analysis_Complete.txt", "").with("Analysis/1/CopyComplete.txt", "");
        in.settle(fixture.path(), handling);
        return in.ingest(fixture.path().resolve("Analysis/1"));
    }

    private void withManifest(String folder, String... files) {
        fixture.with(folder + "Manifest.tsv", manifest(folder, files));
    }

    private String manifest(String folder, String... files) {
        StringBuilder lines = new StringBuilder();
        try {
            for (String file : files) {
                byte[] content = Files.readAllBytes(fixture.path().resolve(folder + file));
                byte[] md5 = MessageDigest.getInstance("MD5").digest(content);
                lines.append(file)
                        .append('\t')
                        .append(HexFormat.of().formatHex(md5))
                        .append('\n');
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return lines.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> evidence(Run run) {
        return (List<Object>) Json.readObject(run.inspection()).get("evidence");
    }
}
