package io.cameleer.run.illumina;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Answer;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Outcome;
import io.cameleer.run.Platforms;
import io.cameleer.run.ReadFact;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunNames;
import io.cameleer.run.RunProblem;
import io.cameleer.run.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the instruments' files lack, or say in numbers that are none, is told and never dropped in silence. */
class MissingElementsTest {

    private static final String RUN_INFO = "RunInfo.xml";
    private static final String STATUS = "RunCompletionStatus.xml";
    private static final String ANALYSIS = "AnalysisJobInfo.xml";

    private final Inspector inspector = new Inspector(Platforms.standard(), Clock.systemUTC());
    private final Path parent;

    MissingElementsTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " Id=\"240316_M01234_0077_000000000-KX7F2\"| | runinfo-no-id | Id",
                " Number=\"77\"| | bad-number | Number",
                " Number=\"77\"| Number=\"99999999999\" | bad-number | Number",
                "<Flowcell>.*</Flowcell>| | runinfo-no-flowcell | Flowcell",
                "<Flowcell>.*</Flowcell>|<Flowcell> </Flowcell> | runinfo-no-flowcell | Flowcell",
                "<Instrument>.*</Instrument>| | runinfo-no-instrument | Instrument",
                "<Date>.*</Date>| | no-date | Date",
                "<Date>.*</Date>|<Date>soon</Date> | no-date bad-date | soon",
                "(?s)<Reads>.*</Reads>| | runinfo-no-reads | Reads",
                "(?s)<Reads>.*</Reads>|<Reads/> | runinfo-no-reads | Reads",
                "<FlowcellLayout[^>]*>| | runinfo-no-layout | FlowcellLayout",
                " LaneCount=\"1\"| | bad-number | LaneCount",
                " TileCount=\"19\"| TileCount=\"-19\" | bad-number | -19",
                "NumCycles=\"10\" IsIndexedRead=\"Y\"/>\\s*<Read Number=\"3\"| IsIndexedRead=\"Y\"/><Read Number=\"3\" | bad-number | NumCycles",
                "Number=\"3\"|Number=\"2\" | runinfo-same-read | number 2",
                "Number=\"3\"|Number=\"three\" | bad-number | three",
                "Number=\"3\"|Number=\"0\" | bad-number | '0'",
                " IsIndexedRead=\"Y\"/>\\s*<Read Number=\"3\"|/><Read Number=\"3\" | bad-flag | IsIndexedRead",
                "IsIndexedRead=\"Y\"/>\\s*<Read Number=\"3\"|IsIndexedRead=\"maybe\"/><Read Number=\"3\" | bad-flag | maybe",
                "IsIndexedRead=\"Y\"/>\\s*<Read Number=\"3\"|IsIndexedRead=\"Y\" IsReverseComplement=\"1\"/><Read Number=\"3\" | bad-flag | IsReverseComplement",
                "</Run>|</Run><Run Id=\"second\"/> | runinfo-second-run | second Run",
            })
    void run_info_without_it_says_so(String taken, String put, String codes, String named) throws IOException {
        RunFolderFixture run = RunFolderFixture.miSeq(parent);
        edit(run, RUN_INFO, taken, put == null ? "" : put);

        List<RunProblem> problems = inspector.inspect(run.path()).problems();

        assertThat(problems).extracting(RunProblem::code).containsExactlyInAnyOrder(codes.split(" "));
        assertThat(problems).extracting(RunProblem::file).containsOnly(RUN_INFO);
        assertThat(problems).extracting(RunProblem::message).anyMatch(message -> message.contains(named));
        boolean located = codes.contains("date") || problems.stream().allMatch(p -> p.line() != null);
        assertThat(located).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0", "99999999999", "100001", "x", "1e3", "٣"})
    void a_read_whose_cycles_are_no_count_stays_a_read(String cycles) throws IOException {
        RunFolderFixture run = RunFolderFixture.of("hiseq2500", parent);
        edit(run, RUN_INFO, "Number=\"2\" NumCycles=\"10\"", "Number=\"2\" NumCycles=\"" + cycles + "\"");

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.reads()).hasSize(4).contains(new ReadFact(2, null, true, false));
        assertThat(seen.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("bad-number");
            assertThat(problem.file()).isEqualTo(RUN_INFO);
            assertThat(problem.line()).isEqualTo(9);
            assertThat(problem.message()).contains("Read's NumCycles", "'" + cycles + "'");
        });
        run.complete();
        assertThat(inspector.inspect(run.path()).complete()).isEqualTo(Answer.YES);
        run.without("Basecalling_Netcopy_complete_Read2.txt");
        assertThat(inspector.inspect(run.path()).complete()).isEqualTo(Answer.NO);
    }

    @ParameterizedTest
    @CsvSource({"'', bad-number, LastCycle", "LastCycle=\"2\", bad-number, before it begins"})
    void an_old_read_that_ends_nowhere_or_before_it_begins_is_told(String last, String code, String named)
            throws IOException {
        RunFolderFixture run = RunFolderFixture.miSeq(parent);
        edit(run, RUN_INFO, "Number=\"2\" NumCycles=\"10\"", "FirstCycle=\"3\" " + last);

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.reads().get(1).cycles()).isNull();
        assertThat(seen.problems()).extracting(RunProblem::code).containsExactly(code);
        assertThat(seen.problems().get(0).message()).contains(named);
    }

    @Test
    void an_id_that_no_folder_may_have_is_told_with_its_name_in_the_archive() throws IOException {
        RunFolderFixture run = RunFolderFixture.miSeq(parent);
        edit(run, RUN_INFO, "Id=\"[^\"]*\"", "Id=\"../77\"");

        assertThat(inspector.inspect(run.path()).problems())
                .filteredOn(problem -> problem.code().equals("runinfo-odd-id"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isNotNull();
                    assertThat(problem.message()).contains("'../77'", RunNames.pathSegment("../77"));
                });
    }

    @Test
    void a_file_that_cannot_be_read_is_told_once_and_awaited_in_a_readable_form() throws IOException {
        RunFolderFixture run = RunFolderFixture.miSeq(parent);
        run.complete();
        run.with(RUN_INFO, "<RunInfo>").without("RunParameters.xml").without("runParameters.xml");

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.problems()).extracting(RunProblem::code).containsExactly("xml-broken");
        assertThat(seen.missing()).containsExactly("a readable RunInfo.xml");
    }

    @Test
    void more_reads_than_any_instrument_makes_are_an_error() throws IOException {
        RunFolderFixture run = RunFolderFixture.miSeq(parent);
        edit(run, RUN_INFO, "</Reads>", "<Read NumCycles=\"1\"/>".repeat(1000) + "</Reads>");

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.reads()).hasSize(64);
        assertThat(seen.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("runinfo-many-reads");
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<RunID>.*</RunID>| | runparameters-no-run-id | RunId",
                "<ScannerID>.*</ScannerID>| | runparameters-no-instrument | serial number",
                "<RunNumber>77|<RunNumber>-77 | bad-number | RunNumber",
                "<RunNumber>77|<RunNumber>99999999999 | bad-number | RunNumber",
            })
    void run_parameters_without_it_say_so(String taken, String put, String code, String named) throws IOException {
        RunFolderFixture run = RunFolderFixture.miSeq(parent);
        edit(run, "RunParameters.xml", taken, put == null ? "" : put);

        assertThat(inspector.inspect(run.path()).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.file()).isEqualTo("RunParameters.xml");
            assertThat(problem.line()).isNotNull();
            assertThat(problem.message()).contains(named);
        });
    }

    @Test
    void empty_run_parameters_say_what_they_lack() {
        RunFolderFixture run = RunFolderFixture.miSeq(parent).with("RunParameters.xml", "<RunParameters/>");

        assertThat(inspector.inspect(run.path()).problems())
                .extracting(RunProblem::code)
                .containsExactly("runparameters-no-run-id", "runparameters-no-instrument");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<RunCompletionStatus/> | status-unknown | UNKNOWN",
                "<RunCompletionStatus><RunStatus/></RunCompletionStatus> | status-unknown | UNKNOWN",
                "<RunCompletionStatus><RunStatus>Asleep</RunStatus></RunCompletionStatus> | status-unknown | UNKNOWN",
                "<Other><RunStatus>RunCompleted</RunStatus></Other> | status-root | UNKNOWN",
                "<RunCompletionStatus><RunId>another</RunId><RunStatus>RunCompleted</RunStatus></RunCompletionStatus>| run-id-differs | SUCCEEDED",
                "<RunCompletionStatus><RunStatus>RunComp| xml-broken | UNKNOWN",
                "''| file-empty | UNKNOWN",
            })
    void a_completion_status_that_says_nothing_sure_is_told(String content, String code, Outcome outcome) {
        RunFolderFixture run = RunFolderFixture.miSeq(parent).with(STATUS, content);

        Inspection seen = inspector.inspect(run.complete());

        assertThat(seen.outcome()).isEqualTo(outcome);
        assertThat(seen.problems()).extracting(RunProblem::code).containsExactly(code);
        assertThat(seen.problems()).extracting(RunProblem::file).containsExactly(STATUS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Other><Error>Disk full</Error></Other> | status-root",
                "<AnalysisJobInfo><Error>| xml-broken",
                "''| file-empty",
            })
    void an_analysis_info_that_cannot_be_read_is_told(String content, String code) {
        RunFolderFixture run = RunFolderFixture.miSeq(parent).with(ANALYSIS, content);

        Inspection seen = inspector.inspect(run.complete());

        assertThat(seen.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(seen.evidence()).contains(ANALYSIS + ": unreadable");
        assertThat(seen.problems()).extracting(RunProblem::code).containsExactly(code);
        assertThat(seen.problems()).extracting(RunProblem::file).containsExactly(ANALYSIS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Error/>| SUCCEEDED | no error",
                "<Error/><Error>late</Error>| FAILED | late",
                "| SUCCEEDED | no error",
                "<Warning>Few reads</Warning>| SUCCEEDED | no error, but the warning Few reads",
                "<Error>Disk full</Error>| FAILED | Disk full",
                "<Error><Code>7</Code><Text>Disk full</Text></Error>| FAILED | 7, Disk full",
            })
    void an_analysis_failed_where_its_error_holds_anything(String content, Outcome outcome, String evidence) {
        RunFolderFixture run = RunFolderFixture.miSeq(parent)
                .with(ANALYSIS, "<AnalysisJobInfo>" + (content == null ? "" : content) + "</AnalysisJobInfo>");

        Inspection seen = inspector.inspect(run.complete());

        assertThat(seen.outcome()).isEqualTo(outcome);
        assertThat(seen.evidence()).contains(ANALYSIS + ": " + evidence);
        assertThat(seen.problems()).isEmpty();
    }

    private static void edit(RunFolderFixture run, String file, String taken, String put) throws IOException {
        String before = Files.readString(run.path().resolve(file));
        String after = before.replaceFirst(taken, put);
        assertThat(after).isNotEqualTo(before);
        run.with(file, after);
    }
}
