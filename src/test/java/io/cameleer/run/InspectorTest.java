package io.cameleer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {

    private final Inspector inspector = new Inspector(Platforms.standard(), Clock.systemUTC());

    private final Path parent;

    InspectorTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void a_novaseq_6000_run_says_what_it_is() {
        Inspection seen = inspector.inspect(RunFolderFixture.novaSeq6000(parent).complete());

        assertThat(seen.runId()).isEqualTo("240315_A01234_0042_BHXYZ2DRX3");
        assertThat(seen.sequencerType()).isEqualTo("novaseq");
        assertThat(seen.runNumber()).isEqualTo(42);
        assertThat(seen.instrument()).isEqualTo("A01234");
        assertThat(seen.flowcell()).isEqualTo("HXYZ2DRX3");
        assertThat(seen.side()).isEqualTo("B");
        assertThat(seen.document()).containsEntry("date", "2024-03-15T09:30:05");
        assertThat(seen.experimentName()).isEqualTo("Pool 7");
        assertThat(seen.reads())
                .containsExactly(
                        new ReadFact(1, 151, false, false),
                        new ReadFact(2, 10, true, false),
                        new ReadFact(3, 10, true, false),
                        new ReadFact(4, 151, false, false));
        assertThat(seen.lanes()).isEqualTo(2);
        assertThat(seen.tiles()).isEqualTo(78);
        assertThat(seen.projects()).containsExactly("Alpha", "Beta");
        assertThat(seen.facts().parameters().consumables())
                .contains(new Consumable("FlowCell", "HXYZ2DRX3", "20027462", "20800001", null, null));
    }

    @Test
    void a_miseq_run_says_what_it_is() {
        Inspection seen = inspector.inspect(RunFolderFixture.miSeq(parent).complete());

        assertThat(seen.flowcell()).isEqualTo("000000000-KX7F2");
        assertThat(seen.document()).containsEntry("date", "2024-03-16");
        assertThat(seen.facts().parameters().application()).isEqualTo("MiSeq Control Software");
        assertThat(seen.facts().parameters().applicationVersion()).isEqualTo("4.1.0.656");
        assertThat(seen.facts().parameters().rtaVersion()).isEqualTo("1.18.54.4");
        assertThat(seen.projects()).containsExactly("Alpha", "Beta");
    }

    @Test
    void the_older_spelling_of_the_run_parameters_is_read() throws IOException {
        Path run = RunFolderFixture.miSeq(parent).complete();
        Files.move(run.resolve("RunParameters.xml"), run.resolve("runParameters.xml"));

        assertThat(inspector.inspect(run).experimentName()).isEqualTo("Amplicons");
    }

    @Test
    void the_document_has_the_promised_members() {
        Inspection seen = inspector.inspect(RunFolderFixture.novaSeq6000(parent).complete());

        assertThat(seen.document().keySet())
                .containsSubsequence(
                        "path",
                        "platform",
                        "run_id",
                        "instrument",
                        "flowcell",
                        "date",
                        "experiment_name",
                        "reads",
                        "lanes",
                        "tiles",
                        "complete",
                        "outcome",
                        "evidence",
                        "missing",
                        "problems");
        assertThat(seen.document()).containsEntry("complete", "yes").containsEntry("outcome", "succeeded");
    }

    @Test
    void a_folder_without_run_info_waits_for_it() {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent);
        run.complete();

        Inspection seen = inspector.inspect(
                run.without("RunInfo.xml").without("RunParameters.xml").path());

        assertThat(seen.platform()).isEqualTo("unknown");
        assertThat(seen.complete()).isEqualTo(Answer.NO);
        assertThat(seen.missing()).containsExactly("RunInfo.xml");
        assertThat(codes(seen)).contains("runinfo-missing");
    }

    @Test
    void an_empty_folder_is_no_run() throws IOException {
        Inspection seen = inspector.inspect(Files.createDirectory(parent.resolve("empty")));

        assertThat(codes(seen)).containsExactly("not-a-run");
        assertThat(seen.complete()).isEqualTo(Answer.NO);
    }

    @Test
    void an_absent_folder_and_a_file_are_said() throws IOException {
        assertThat(codes(inspector.inspect(parent.resolve("absent")))).containsExactly("folder-missing");
        Inspection file = inspector.inspect(Files.writeString(parent.resolve("file"), "x"));
        assertThat(codes(file)).containsExactly("folder-unreadable");
        assertThat(file.complete()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void a_half_written_run_info_is_awaited() {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent).with("RunInfo.xml", "<RunInfo><Run Id=\"2403");
        run.complete();

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.complete()).isEqualTo(Answer.NO);
        assertThat(seen.missing()).containsExactly("a readable RunInfo.xml");
        assertThat(seen.problems()).anySatisfy(p -> {
            assertThat(p.code()).isEqualTo("xml-broken");
            assertThat(p.file()).isEqualTo("RunInfo.xml");
            assertThat(p.line()).isEqualTo(1);
        });
    }

    @Test
    void a_renamed_folder_is_reported_and_known_by_its_run_id() throws IOException {
        Path run = RunFolderFixture.miSeq(parent).complete();
        Path renamed = Files.move(run, parent.resolve("240316_renamed"));

        Inspection seen = inspector.inspect(renamed);

        assertThat(seen.runId()).isEqualTo("240316_M01234_0077_000000000-KX7F2");
        assertThat(codes(seen)).containsExactly("folder-differs");
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed() throws IOException {
        Path secret = Files.writeString(parent.resolve("secret.xml"), "<RunInfo><Run Id=\"stolen\"/></RunInfo>");
        RunFolderFixture run = RunFolderFixture.miSeq(parent).without("RunInfo.xml");
        Files.createSymbolicLink(run.path().resolve("RunInfo.xml"), secret);

        Inspection seen = inspector.inspect(run.complete());

        assertThat(seen.facts().info()).isEqualTo(RunInfo.NONE);
        assertThat(codes(seen)).contains("file-unreadable");
        assertThat(seen.complete()).isEqualTo(Answer.NO);
    }

    @Test
    void a_link_within_the_folder_is_followed() throws IOException {
        RunFolderFixture run = RunFolderFixture.miSeq(parent);
        Files.move(run.path().resolve("RunInfo.xml"), run.path().resolve("original.xml"));
        Files.createSymbolicLink(run.path().resolve("RunInfo.xml"), Path.of("original.xml"));

        assertThat(inspector.inspect(run.complete()).problems()).isEmpty();
    }

    @Test
    void a_run_without_any_date_takes_the_time_of_a_file_that_is_there_and_names_it() {
        RunFolderFixture run = RunFolderFixture.miSeq(parent, "run_M01234_0077_000000000-KX7F2")
                .without("RunParameters.xml")
                .with(
                        "RunInfo.xml",
                        "<RunInfo><Run Id=\"run_M01234_0077_000000000-KX7F2\" Number=\"1\"><Instrument>M01234</Instrument></Run></RunInfo>");
        run.complete();
        run.modified(Instant.parse("2024-05-06T07:08:09Z"));

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.document()).containsEntry("date", "2024-05-06");
        assertThat(dateProblem(seen))
                .isEqualTo("RunInfo.xml holds no Date that can be read; 2024-05-06 was taken from the time of the file"
                        + " RTAComplete.txt. Compare it with the instrument's.");
        Inspection unmarked = inspector.inspect(
                run.without("RTAComplete.txt").without("CopyComplete.txt").path());
        assertThat(dateProblem(unmarked)).contains("2024-05-06 was taken from the time of the file RunInfo.xml.");
    }

    @Test
    void a_run_without_a_written_date_takes_its_names_and_says_so() {
        RunFolderFixture run = RunFolderFixture.miSeq(parent)
                .without("RunParameters.xml")
                .with(
                        "RunInfo.xml",
                        "<RunInfo><Run Id=\"240316_M01234_0077_000000000-KX7F2\" Number=\"77\"><Instrument>M01234</Instrument></Run></RunInfo>");

        Inspection seen = inspector.inspect(run.complete());

        assertThat(seen.document()).containsEntry("date", "2024-03-16");
        assertThat(dateProblem(seen))
                .isEqualTo(
                        "RunInfo.xml holds no Date that can be read; 2024-03-16 was taken from the run id. Compare it"
                                + " with the instrument's.");
    }

    @Test
    void a_run_whose_parameters_alone_hold_the_date_says_so() throws IOException {
        RunFolderFixture run = RunFolderFixture.miSeq(parent);
        String info = Files.readString(run.path().resolve("RunInfo.xml"));
        run.with("RunInfo.xml", info.replace("<Date>240316</Date>", ""));

        Inspection seen = inspector.inspect(run.path());

        assertThat(dateProblem(seen)).contains("2024-03-16 was taken from RunParameters.xml.");
        assertThat(seen.facts().date()).extracting(RunDate::source).isEqualTo("RunParameters.xml");
    }

    @Test
    void a_run_of_which_nothing_tells_the_date_says_so() {
        RunFolderFixture run = RunFolderFixture.miSeq(parent, "run_M01234_0077_000000000-KX7F2")
                .with("RunParameters.xml", "<RunParameters/>")
                .without("RunInfo.xml");

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.document()).doesNotContainKey("date");
        assertThat(dateProblem(seen)).startsWith("there is no RunInfo.xml").contains("nothing else tells it");
    }

    @ParameterizedTest
    @CsvSource({"hiseq2500, hiseq", "hiseq4000, hiseq", "hiseqx, hiseq", "nextseq2000, nextseq2k"})
    void a_type_that_stands_for_several_platforms_is_no_wrong_platform_for_any_of_them(String platform, String type) {
        Expectation told = new Expectation(Platforms.standard().named(type).orElseThrow(), null);

        Inspection seen =
                inspector.inspect(RunFolderFixture.of(platform, parent).complete(), told);

        assertThat(seen.platform()).isEqualTo(platform);
        assertThat(seen.problems()).isEmpty();
    }

    @Test
    void a_platform_that_was_told_wrongly_is_reported_and_the_files_are_believed() {
        Expectation told = new Expectation(Platforms.standard().named("miseq").orElseThrow(), null);

        Inspection seen = inspector.inspect(RunFolderFixture.novaSeq6000(parent).complete(), told);

        assertThat(seen.platform()).isEqualTo("novaseq6000");
        assertThat(codes(seen)).containsExactly("other-platform");
    }

    @Test
    void an_unknown_instrument_is_still_read_and_its_proof_is_copy_complete() {
        RunFolderFixture run =
                RunFolderFixture.miSeq(parent, "240316_ZZ9_0077_FC1").without("RunParameters.xml");
        assertThat(inspector.inspect(run.path()).platform()).isEqualTo("illumina");
        assertThat(inspector.inspect(run.path()).complete()).isEqualTo(Answer.NO);
        assertThat(inspector.inspect(run.with("RTAComplete.txt", "").path()).complete())
                .isEqualTo(Answer.UNKNOWN);
        assertThat(inspector.inspect(run.complete()).complete()).isEqualTo(Answer.YES);
    }

    @ParameterizedTest
    @CsvSource({
        "RunUploaded.json, Element AVITI",
        "final_summary_PAM83464_136e9f68.txt, Oxford Nanopore",
        "m64175e_201211_164938.transferdone, PacBio",
        "1_A01/x, PacBio",
        "transfer_complete.txt, Singular G4",
    })
    void another_vendors_folder_is_named_as_not_yet_read(String file, String vendor) throws IOException {
        Path path = parent.resolve("other").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");

        Inspection seen = inspector.inspect(parent.resolve("other"));

        assertThat(codes(seen)).containsExactly("not-yet-read");
        assertThat(seen.problems().get(0).message()).contains(vendor);
        assertThat(seen.complete()).isEqualTo(Answer.UNKNOWN);
        assertThat(seen.missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "..", "", " ", "a\\b", "a\nb"})
    void a_completion_indicator_must_be_a_plain_name(String name) {
        assertThatThrownBy(() -> new Expectation(null, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plain name");
    }

    private static String dateProblem(Inspection seen) {
        return seen.problems().stream()
                .filter(problem -> problem.code().equals("no-date") && problem.severity() == Severity.WARNING)
                .map(RunProblem::message)
                .findFirst()
                .orElse("");
    }

    private static List<String> codes(Inspection seen) {
        return seen.problems().stream().map(RunProblem::code).toList();
    }
}
