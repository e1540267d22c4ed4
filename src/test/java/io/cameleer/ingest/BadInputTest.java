package io.cameleer.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.Progress;
import io.cameleer.run.Demands;
import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import io.cameleer.work.WorkKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that is wrong: the run says which file and what to do, nothing half-copied is shown, the next run is ingested. */
class BadInputTest {

    private static final Handling HANDLING = Handling.standard("nova1", "sequencing");
    private static final Handling DESPITE_ERRORS = new Handling(
            "nova1",
            null,
            "sequencing",
            false,
            false,
            Demands.standard("RTAComplete.txt").despiteErrors(true));
    private static final String GROWING = "Data/Intensities/BaseCalls/L001/C1.1/L001_1.cbcl";

    private final Ingesting in;
    private final RunFolderFixture bad;

    BadInputTest(@TempDir Path home) {
        in = new Ingesting(home);
        bad = RunFolderFixture.novaSeq6000(in.w.drop).withFiles(4, 1000);
    }

    @AfterEach
    void close() {
        in.close();
    }

    private Run judged() {
        return in.w.run(in.complete(bad, HANDLING));
    }

    /** Whatever happened before, nothing of it is in the archive and the next run is ingested as usual. */
    private void theNextGoodRunIsIngested() {
        assertThat(in.archived.resolve("sequencer")).doesNotExist();
        in.archiveByItself();
        RunFolderFixture good = RunFolderFixture.novaSeq6000(in.w.drop, "240320_A01234_0043_AHXYZ3DRX3")
                .withFiles(4, 1000);

        Run run = in.ingest(in.complete(good, HANDLING));

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(in.experiments(run)).hasSize(1);
        assertThat(in.archived.resolve("sequencer/novaseq"))
                .isDirectoryNotContaining(path -> path.endsWith(bad.path().getFileName()));
    }

    @Test
    void a_run_folder_without_run_info() {
        bad.without("RunInfo.xml");

        Run run = judged();

        assertThat(run.state()).isEqualTo(RunState.ARRIVING);
        assertThat(run.reason())
                .startsWith("waits for RunInfo.xml; RunInfo.xml: is not in the run folder")
                .contains("Wait for the copy, or copy it from the instrument.");
        theNextGoodRunIsIngested();
    }

    @Test
    void broken_xml() {
        bad.with(
                "RunInfo.xml",
                "<?xml version=\"1.0\"?>\n<RunInfo><Run Id=\"240315_A01234_0042_BHXYZ2DRX3\"></RunInfo>");

        Run run = judged();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason())
                .startsWith("RunInfo.xml:2: is broken: ")
                .endsWith("Copy it again from the instrument. Then retry the run.");
        theNextGoodRunIsIngested();
    }

    @Test
    void broken_xml_of_the_run_parameters() {
        bad.with("RunParameters.xml", "<RunParameters><Side>A</RunParameters>");

        Run run = judged();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).startsWith("RunParameters.xml:1: is broken: ").endsWith("Then retry the run.");
        theNextGoodRunIsIngested();
    }

    @Test
    void an_external_entity() throws IOException {
        Path secret = Files.writeString(in.w.home.resolve("secret.txt"), "the-secret-of-the-machine");
        bad.with(
                "RunInfo.xml",
                "<!DOCTYPE RunInfo [<!ENTITY x SYSTEM \"file://" + secret + "\">]>\n"
                        + "<RunInfo><Run Id=\"&x;\"><Instrument>A01234</Instrument></Run></RunInfo>");

        Run run = judged();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason())
                .startsWith("RunInfo.xml:1: has a document type, which no instrument writes and which is refused.");
        assertThat(run.inspection()).doesNotContain("the-secret-of-the-machine");
        assertThat(run.runId()).doesNotContain("the-secret");
        theNextGoodRunIsIngested();
    }

    @Test
    void a_sheet_in_the_wrong_encoding_is_read_all_the_same_and_said() {
        bad.with(
                "SampleSheet.csv",
                """
                [Header]
                FileFormatVersion,2
                [BCLConvert_Data]
                Lane,Sample_ID,Index,Index2,Sample_Project
                1,S1,TAAGGCGATT,TAGATCGCAA,Müller
                """
                        .getBytes(StandardCharsets.ISO_8859_1));

        Run run = in.ingest(in.complete(bad, HANDLING));

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(run.inspection()).contains("SampleSheet.csv", "read as Windows-1252", "save it as UTF-8");
        assertThat(in.metadata(run)).containsEntry("projects", "Müller");
    }

    @Test
    void a_sheet_that_is_no_text() {
        byte[] noise = new byte[4000];
        new java.util.Random(1).nextBytes(noise);
        bad.with("SampleSheet.csv", noise);

        Run run = judged();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).startsWith("SampleSheet.csv:").endsWith("Then retry the run.");
        theNextGoodRunIsIngested();
    }

    @Test
    void a_broken_sheet_of_a_sequencer_that_archives_all_the_same_is_told() {
        bad.with("SampleSheet.csv", "[Header]\nFileFormatVersion,2\n[BCLConvert_Data]\nLane,Sample_ID\n1\n");

        Run run = in.ingest(in.complete(bad, DESPITE_ERRORS));

        assertThat(run.state()).isEqualTo(RunState.INGESTED);
        assertThat(in.experiments(run)).hasSize(1);
        assertThat(in.w.sentences(run)).anySatisfy(line -> assertThat(line)
                .startsWith("taken although a file cannot be used: SampleSheet.csv:5: the row has 1 cells"));
        assertThat(run.inspection()).contains("\"severity\":\"error\"");
    }

    @Test
    void a_broken_run_info_stops_a_run_whatever_its_sequencer_says() {
        bad.with("RunInfo.xml", "<RunInfo><Run Id=\"240315_A01234_0042_BHXYZ2DRX3\"></RunInfo>");

        Run run = in.w.run(in.complete(bad, DESPITE_ERRORS));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).startsWith("RunInfo.xml:1: is broken: ");
        theNextGoodRunIsIngested();
    }

    @Test
    void a_file_that_grows_during_the_copy() {
        Path folder = in.complete(bad, HANDLING);
        whenCopied(GROWING, () -> bad.with(GROWING, new byte[5000]));

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.ARRIVING);
        assertThat(run.reason())
                .isEqualTo("'" + GROWING + "' grew while the run was archived; it can be archived once nothing of it"
                        + " changes any more.");
        assertThat(in.lookedAgain).containsExactly(folder);
        theNextGoodRunIsIngested();

        in.settle(folder, HANDLING);
        assertThat(in.ingest(folder).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void a_file_that_vanishes_during_the_copy() {
        Path folder = in.complete(bad, HANDLING);
        whenTotalIsKnown(() -> bad.without(GROWING));

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.ARRIVING);
        assertThat(run.reason())
                .isEqualTo("'" + GROWING + "' is no longer in the source; the run can be archived once nothing of"
                        + " it changes any more.");
        assertThat(in.lookedAgain).containsExactly(folder);
        theNextGoodRunIsIngested();
    }

    @Test
    void a_folder_that_vanishes_before_the_copy() throws IOException {
        Path folder = in.complete(bad, HANDLING);
        Files.move(folder, in.w.home.resolve("aside"));

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.ARRIVING);
        assertThat(run.reason()).isEqualTo(folder + " does not exist. Check the path and whether its disk is mounted.");
        theNextGoodRunIsIngested();
    }

    @Test
    void a_run_that_changes_during_the_copy_and_that_nobody_watches_needs_a_person() {
        in.watched = false;
        Path folder = in.complete(bad, HANDLING);
        whenCopied(GROWING, () -> bad.with(GROWING, new byte[5000]));

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).endsWith("Nobody watches its folder: retry the run when it is complete.");
        theNextGoodRunIsIngested();
    }

    @Test
    void a_run_whose_marker_was_taken_away_before_the_copy() {
        Path folder = in.complete(bad, HANDLING);
        bad.without("CopyComplete.txt").without("RTAComplete.txt");

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.ARRIVING);
        assertThat(run.reason()).isEqualTo("waits for RTAComplete.txt, CopyComplete.txt");
        theNextGoodRunIsIngested();
    }

    @Test
    void another_run_in_the_folder_before_the_copy() throws IOException {
        Path folder = in.complete(bad, HANDLING);
        Files.move(folder, in.w.home.resolve("aside"));
        Path other = RunFolderFixture.novaSeq6000(in.w.other, "240321_A01234_0044_AHXYZ4DRX3")
                .complete();
        Files.move(other, folder);

        Run run = in.ingest(folder);

        assertThat(run.runId()).isEqualTo("240315_A01234_0042_BHXYZ2DRX3");
        assertThat(run.state()).isEqualTo(RunState.ARRIVING);
        assertThat(run.reason())
                .isEqualTo("its folder " + folder
                        + " shows run 240321_A01234_0044_AHXYZ4DRX3 now; seen elsewhere, it goes on");
        theNextGoodRunIsIngested();
    }

    @Test
    void an_unreadable_file() {
        Path folder = in.complete(bad, HANDLING);
        fail(
                Reason.SOURCE_UNREADABLE,
                "'RunInfo.xml' may not be read by this service; give it the right to read, then retry.");

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason())
                .isEqualTo("'RunInfo.xml' may not be read by this service; give it the right to read, then retry.");
        assertThat(in.due(WorkKind.INGEST)).isEmpty();
        theNextGoodRunIsIngested();
    }

    @Test
    void a_full_target() {
        Path folder = in.complete(bad, HANDLING);
        fail(Reason.TARGET_FULL, "The archive became full while 'a' was written; free some space, then retry.");

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason())
                .isEqualTo("The archive became full while 'a' was written; free some space, then retry."
                        + " Tried once; tried again after 30 s.");
        assertThat(in.due(WorkKind.INGEST)).isEmpty();
        theNextGoodRunIsIngested();

        in.pass(Duration.ofSeconds(30));
        assertThat(in.due(WorkKind.INGEST)).containsExactly(run.id());
        assertThat(in.ingest(folder).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void a_stopped_service_goes_on_at_its_next_start() {
        Path folder = in.complete(bad, HANDLING);
        in.archiveBy((local, request, progress) -> {
            Thread.currentThread().interrupt();
            return local.store(request, progress);
        });

        Run run = in.ingest(folder);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        assertThat(run.reason()).isEqualTo("its ingest was stopped and goes on where it was");
        assertThat(in.due(WorkKind.INGEST)).containsExactly(run.id());
        in.archiveByItself();
        assertThat(in.ingest(folder).state()).isEqualTo(RunState.INGESTED);
    }

    private void fail(Reason reason, String message) {
        in.archiveBy((local, request, progress) -> {
            throw new ArchiveFailedException(reason, message);
        });
    }

    /** Does something once, between the copy of a file and the look back at it. */
    private void whenCopied(String file, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        in.archiveBy((local, request, progress) -> local.store(request, new Progress() {
            @Override
            public void copied(String copied, long bytes) {
                if (copied.equals(file) && done.compareAndSet(false, true)) {
                    action.run();
                }
            }
        }));
    }

    /** Does something between the listing of the source and its copy. */
    private void whenTotalIsKnown(Runnable action) {
        in.archiveBy((local, request, progress) -> local.store(request, new Progress() {
            @Override
            public void total(long files, long bytes) {
                action.run();
            }
        }));
    }
}
