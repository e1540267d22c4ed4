package io.cameleer.run.illumina;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Answer;
import io.cameleer.run.Consumable;
import io.cameleer.run.Expectation;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Outcome;
import io.cameleer.run.Platforms;
import io.cameleer.run.ReadFact;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunParameters;
import io.cameleer.run.RunProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each control software's files say, and what went wrong with them elsewhere. */
class IlluminaFactsTest {

    private final Inspector inspector = new Inspector(Platforms.standard(), Clock.systemUTC());
    private final Path parent;

    IlluminaFactsTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @ParameterizedTest
    @CsvSource({
        "hiseq2500, 140923_SN7001179_0208_BC59Y4ACXX, SN7001179, C59Y4ACXX, 2014-09-23, hiseq, B, Exomes, 1.18.61, 8, 16",
        "hiseqx, 170517_ST-E00266_0210_BHJCFFALXX, ST-E00266, HJCFFALXX, 2017-05-17, hiseq, B, Exomes, 1.18.61, 8, 24",
        "miniseq, 210504_MN00123_0042_A000H3ABCD, MN00123, 000H3ABCD, 2021-05-04, miniseq, , , , 1, 10",
        "iseq100, 20220912_FS10001773_27_BSE39218-1017, FS10001773, BSE39218-1017, 2022-09-12, iseq, , , 2.12.6.0, 1, 16",
        "nextseq500, 170609_NB551051_0017_AHLFFJBGX2, NB551051, HLFFJBGX2, 2017-06-09, nextseq, , , 2.11.3, 4, 12",
        "nextseq2000, 240927_VH01619_75_AAG27M7M5, VH01619, AAG27M7M5, 2024-09-27T14:48:52Z, nextseq2k, , , 4.29.2, 2, 14",
        "novaseqx, 20251210_LH00130_0003_B223YTFLT3, LH00130, 223YTFLT3, 2025-12-11T01:47:17Z, novaseqxplus, B, Genomes, , 8, 98",
        "miseqi100, 20250418_SH00252_0069_ASC2107005-SC3, SH00252, SC2107005-SC3, 2025-04-18T09:00Z, miseqi100, , , , 1, 8",
    })
    void a_run_of_each_platform_says_what_it_is(
            String platform,
            String runId,
            String instrument,
            String flowcell,
            String date,
            String type,
            @Nullable String side,
            @Nullable String experiment,
            @Nullable String rta,
            int lanes,
            int tiles) {
        Inspection seen =
                inspector.inspect(RunFolderFixture.of(platform, parent).complete());

        assertThat(seen.runId()).isEqualTo(runId);
        assertThat(seen.instrument()).isEqualTo(instrument);
        assertThat(seen.flowcell()).isEqualTo(flowcell);
        assertThat(seen.document()).containsEntry("date", date);
        assertThat(seen.sequencerType()).isEqualTo(type);
        assertThat(seen.side()).isEqualTo(side);
        assertThat(seen.experimentName()).isEqualTo(experiment);
        assertThat(seen.facts().parameters().rtaVersion()).isEqualTo(rta);
        assertThat(seen.lanes()).isEqualTo(lanes);
        assertThat(seen.tiles()).isEqualTo(tiles);
        assertThat(seen.reads()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "hiseq2500, FlowCell, C59Y4ACXX, , , HiSeq Flow Cell v4",
        "hiseq2500, Sbs, KIT-2, , , HiSeq SBS Kit v4",
        "iseq100, Flowcell, BSE39218-1017, 20009555, 20685883, ",
        "nextseq500, FlowCell, HLFFJBGX2, 20022408, 20300000, ",
        "nextseq2000, FlowCell, AAG27M7M5, 20046810, 20800000, ",
        "nextseq2000, Cartridge, EC1234567-EC05, , 20700000, ",
        "novaseqx, Reagent, LC1-10B3, 2, 1, 10B 300c",
        "novaseqx, FlowCell, 223YTFLT3, , , ",
        "miseqi100, DryCartridge, SC2107005-SC3, , , ",
    })
    void consumables_are_listed_in_every_layout(
            String platform,
            String type,
            String serial,
            @Nullable String part,
            @Nullable String lot,
            @Nullable String name) {
        Inspection seen =
                inspector.inspect(RunFolderFixture.of(platform, parent).complete());

        assertThat(seen.facts().parameters().consumables())
                .contains(new Consumable(type, serial, part, lot, null, name));
    }

    @ParameterizedTest
    @CsvSource({"novaseqx", "miseqi100", "nextseq500", "nextseq2000", "iseq100", "hiseq4000"})
    void the_flow_cell_is_also_in_the_run_parameters(String platform) {
        Inspection seen =
                inspector.inspect(RunFolderFixture.of(platform, parent).complete());

        assertThat(seen.facts().parameters().flowcell())
                .isEqualTo(seen.facts().info().flowcell());
    }

    @ParameterizedTest
    @CsvSource({"2099-12-10T20:15:00Z, true", "2025-12-18T00:00:00Z, true", "2025-12-17T23:59:59Z, false"})
    void a_date_far_from_that_of_the_name_is_told(String date, boolean told) throws IOException {
        Path run = RunFolderFixture.of("novaseqx", parent).complete();
        Path runInfo = run.resolve("RunInfo.xml");
        Files.writeString(
                runInfo, Files.readString(runInfo).replaceAll("<Date>.*</Date>", "<Date>" + date + "</Date>"));

        Inspection seen = inspector.inspect(run);

        assertThat(seen.problems())
                .extracting(RunProblem::code)
                .containsExactlyElementsOf(told ? List.of("date-differs") : List.of());
    }

    @Test
    void of_two_spellings_of_the_run_parameters_the_one_that_was_read_is_told() {
        RunFolderFixture run = RunFolderFixture.of("novaseqx", parent).with("runParameters.xml", "<RunParameters/>");

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("runparameters-twice");
            assertThat(problem.file()).isEqualTo("runParameters.xml");
            assertThat(problem.message())
                    .startsWith("the folder holds RunParameters.xml and runParameters.xml; the first was read");
        });
    }

    @Test
    void run_parameters_of_another_instrument_or_flow_cell_are_told() {
        RunFolderFixture run = RunFolderFixture.of("nextseq500", parent)
                .with(
                        "RunParameters.xml",
                        """
                        <RunParameters><InstrumentID>NB000001</InstrumentID>
                        <FlowCellRfidTag><SerialNumber>OTHERFC</SerialNumber></FlowCellRfidTag></RunParameters>
                        """);

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.instrument()).isEqualTo("NB551051");
        assertThat(seen.problems()).extracting(RunProblem::code).contains("instrument-differs", "flowcell-differs");
    }

    @Test
    void a_very_old_run_info_is_read() {
        RunFolderFixture run = RunFolderFixture.miSeq(parent, "100914_HS3_05281_A_205MBABXX")
                .without("RunParameters.xml")
                .with(
                        "RunInfo.xml",
                        """
                        <?xml version="1.0"?>
                        <RunInfo>
                          <Run Id="100914_HS3_05281_A_205MBABXX" Number="5281">
                            <Instrument>HS3</Instrument>
                            <Reads>
                              <Read FirstCycle="1" LastCycle="101"/>
                              <Read FirstCycle="102" LastCycle="108"><Index/></Read>
                              <Read FirstCycle="109" LastCycle="209"/>
                            </Reads>
                          </Run>
                        </RunInfo>
                        """);

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.reads())
                .containsExactly(
                        new ReadFact(1, 101, false, false),
                        new ReadFact(2, 7, true, false),
                        new ReadFact(3, 101, false, false));
        assertThat(seen.document()).containsEntry("date", "2010-09-14").doesNotContainKey("flowcell");
        assertThat(seen.platform()).isEqualTo("illumina");
    }

    @Test
    void a_reversed_index_is_told() {
        RunFolderFixture run = RunFolderFixture.of("novaseqx", parent)
                .with(
                        "RunInfo.xml",
                        "<RunInfo Version='6'><Run Id='r' Number='1'><Instrument>LH00130</Instrument><Reads>"
                                + "<Read Number='2' NumCycles='10' IsIndexedRead='Y' IsReverseComplement='Y'/>"
                                + "<Read Number='1' NumCycles='151' IsIndexedRead='N' IsReverseComplement='N'/></Reads></Run></RunInfo>");

        assertThat(inspector.inspect(run.path()).reads())
                .containsExactly(new ReadFact(1, 151, false, false), new ReadFact(2, 10, true, true));
    }

    @Test
    void numbers_that_are_none_are_left_out_and_reported() {
        RunFolderFixture run = RunFolderFixture.miSeq(parent)
                .with(
                        "RunInfo.xml",
                        """
                        <RunInfo><Run Id="240316_M01234_0077_000000000-KX7F2" Number="x">
                        <Flowcell>000000000-KX7F2</Flowcell><Instrument>M01234</Instrument><Date>240316</Date>
                        <Reads><Read Number="1" NumCycles="-5" IsIndexedRead="N"/><Read Number="2" NumCycles="8" IsIndexedRead="N"/></Reads>
                        <FlowcellLayout LaneCount="99999999999" TileCount="3"/></Run></RunInfo>
                        """);

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.reads()).containsExactly(new ReadFact(1, null, false, false), new ReadFact(2, 8, false, false));
        assertThat(seen.lanes()).isNull();
        assertThat(seen.tiles()).isEqualTo(3);
        assertThat(seen.problems()).extracting(RunProblem::code).containsOnly("bad-number");
        assertThat(seen.problems()).extracting(RunProblem::line).contains(1, 3, 4);
    }

    @Test
    void run_parameters_of_another_kind_are_not_read() {
        RunFolderFixture run =
                RunFolderFixture.miSeq(parent).with("RunParameters.xml", "<Other><RunID>x</RunID></Other>");

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.facts().parameters()).isEqualTo(RunParameters.NONE);
        assertThat(seen.problems()).extracting(RunProblem::code).containsExactly("runparameters-root");
    }

    @Test
    void run_parameters_of_another_run_are_reported() {
        RunFolderFixture run = RunFolderFixture.miSeq(parent)
                .with(
                        "RunParameters.xml",
                        "<RunParameters><RunID>another</RunID><ScannerID>M01234</ScannerID></RunParameters>");

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.runId()).isEqualTo("240316_M01234_0077_000000000-KX7F2");
        assertThat(seen.problems()).extracting(RunProblem::code).containsExactly("run-id-differs");
    }

    @Test
    void an_index_longer_than_the_index_read_is_reported_once() {
        RunFolderFixture run = RunFolderFixture.miSeq(parent)
                .with("SampleSheet.csv", "[Data]\nSample_ID,index\nS1,ACGTACGTACGT\nS2,ACGTACGTACGG\nS3,SI-GA-A1\n");

        Inspection seen = inspector.inspect(run.complete());

        assertThat(seen.problems()).extracting(RunProblem::code).containsExactly("sheet-index-cycles");
        assertThat(seen.problems()).extracting(RunProblem::line).containsExactly(3);
    }

    @Test
    void copy_complete_of_a_failed_run_is_complete_and_not_successful() {
        RunFolderFixture run = RunFolderFixture.of("novaseqx", parent)
                .with(
                        "RunCompletionStatus.xml",
                        "<RunCompletionStatus><RunStatus>RunErrored</RunStatus></RunCompletionStatus>");

        Inspection seen = inspector.inspect(run.complete());

        assertThat(seen.complete()).isEqualTo(Answer.YES);
        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void a_site_may_name_another_file_for_a_marker() {
        RunFolderFixture run =
                RunFolderFixture.novaSeq6000(parent).with("RTAComplete.txt", "").with("SequenceComplete.txt", "");
        Expectation site = new Expectation(null, null, Map.of("CopyComplete.txt", List.of("SequenceComplete.txt")));

        assertThat(inspector.inspect(run.path()).complete()).isEqualTo(Answer.NO);
        Inspection seen = inspector.inspect(run.path(), site);
        assertThat(seen.complete()).isEqualTo(Answer.YES);
        assertThat(seen.evidence()).contains("SequenceComplete.txt");
    }
}
