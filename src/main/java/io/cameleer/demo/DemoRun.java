package io.cameleer.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes one small NovaSeq 6000 run: its files have the names, layout and formats of the instrument's, its base calls
 * are random. The completion files come last, as the instrument writes them.
 */
public final class DemoRun {

    private static final String FLOWCELL = "HDEMODRXX";
    private static final String INSTRUMENT = "A00001";
    private static final List<Read> READS =
            List.of(new Read(1, 12, false), new Read(2, 8, true), new Read(3, 8, true), new Read(4, 12, false));
    private static final int LANES = 2;
    private static final int SURFACES = 2;
    private static final long SEED = 6000;

    private record Read(int number, int cycles, boolean indexed) {}

    private DemoRun() {}

    /** Writes the run below {@code drop} and gives its folder. */
    public static Path write(Path drop, LocalDate day) throws IOException {
        String runId = day.format(DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT)) + "_" + INSTRUMENT + "_0001_A"
                + FLOWCELL;
        Path run = drop.resolve(runId);
        text(run.resolve("RunInfo.xml"), runInfo(runId, day));
        text(run.resolve("RunParameters.xml"), runParameters(runId, day));
        text(run.resolve("SampleSheet.csv"), SHEET);
        baseCalls(run);
        text(run.resolve("SequenceComplete.txt"), "");
        text(run.resolve("RTAComplete.txt"), " \r\n");
        text(run.resolve("CopyComplete.txt"), "");
        return run;
    }

    private static void baseCalls(Path run) throws IOException {
        Random random = new Random(SEED);
        int cycles = READS.stream().mapToInt(Read::cycles).sum();
        Path calls = run.resolve("Data/Intensities/BaseCalls");
        for (int lane = 1; lane <= LANES; lane++) {
            for (int cycle = 1; cycle <= cycles; cycle++) {
                for (int surface = 1; surface <= SURFACES; surface++) {
                    Path file = calls.resolve("L00" + lane + "/C" + cycle + ".1/L00" + lane + "_" + surface + ".cbcl");
                    Files.createDirectories(file.getParent());
                    Files.write(file, BaseCallFile.of(surface * 1000 + 101, random));
                }
            }
        }
    }

    private static String runInfo(String runId, LocalDate day) {
        StringBuilder reads = new StringBuilder();
        for (Read read : READS) {
            reads.append("      <Read Number=\"%d\" NumCycles=\"%d\" IsIndexedRead=\"%s\"/>\n"
                    .formatted(read.number(), read.cycles(), read.indexed() ? "Y" : "N"));
        }
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <RunInfo Version="5">
                  <Run Id="%s" Number="1">
                    <Flowcell>%s</Flowcell>
                    <Instrument>%s</Instrument>
                    <Date>%s 9:30:00 AM</Date>
                    <Reads>
                %s    </Reads>
                    <FlowcellLayout LaneCount="%d" SurfaceCount="%d" SwathCount="1" TileCount="1" FlowcellSide="1">
                      <TileSet TileNamingConvention="FourDigit">
                        <Tiles>
                          <Tile>1_1101</Tile>
                          <Tile>1_2101</Tile>
                          <Tile>2_1101</Tile>
                          <Tile>2_2101</Tile>
                        </Tiles>
                      </TileSet>
                    </FlowcellLayout>
                  </Run>
                </RunInfo>
                """
                .formatted(runId, FLOWCELL, INSTRUMENT, american(day), reads, LANES, SURFACES);
    }

    private static String runParameters(String runId, LocalDate day) {
        return """
                <?xml version="1.0"?>
                <RunParameters xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                  <ReadType>PairedEnd</ReadType>
                  <Side>A</Side>
                  <Read1NumberOfCycles>12</Read1NumberOfCycles>
                  <Read2NumberOfCycles>12</Read2NumberOfCycles>
                  <IndexRead1NumberOfCycles>8</IndexRead1NumberOfCycles>
                  <IndexRead2NumberOfCycles>8</IndexRead2NumberOfCycles>
                  <RunNumber>1</RunNumber>
                  <RtaVersion>v3.4.4</RtaVersion>
                  <ExperimentName>Demonstration</ExperimentName>
                  <RfidsInfo>
                    <FlowCellSerialBarcode>%s</FlowCellSerialBarcode>
                    <FlowCellPartNumber>20027462</FlowCellPartNumber>
                    <FlowCellLotNumber>20800001</FlowCellLotNumber>
                    <FlowCellMode>SP</FlowCellMode>
                    <LibraryTubeSerialBarcode>NV0000001-LIB</LibraryTubeSerialBarcode>
                    <SbsConsumableVersion>3</SbsConsumableVersion>
                  </RfidsInfo>
                  <RunStartDate>%s</RunStartDate>
                  <RunId>%s</RunId>
                  <InstrumentName>%s</InstrumentName>
                  <Application>NovaSeq Control Software</Application>
                  <ApplicationVersion>1.8.1</ApplicationVersion>
                  <WorkflowType>NovaSeqStandard</WorkflowType>
                </RunParameters>
                """
                .formatted(FLOWCELL, day.format(DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT)), runId, INSTRUMENT);
    }

    private static String american(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT));
    }

    private static final String SHEET =
            """
            [Header]
            FileFormatVersion,2
            RunName,Demonstration
            InstrumentPlatform,NovaSeq
            IndexOrientation,Forward

            [Reads]
            Read1Cycles,12
            Read2Cycles,12
            Index1Cycles,8
            Index2Cycles,8

            [BCLConvert_Settings]
            SoftwareVersion,4.2.7

            [BCLConvert_Data]
            Lane,Sample_ID,Index,Index2,Sample_Project
            1,DEMO-0001,CCGCGGTT,AGCGCTAG,Alpha
            1,DEMO-0002,TTATAACC,GATATCGA,Alpha
            2,DEMO-0003,GGACTTGG,CGCAGACG,Beta
            2,DEMO-0004,AAGTCCAA,TATGAGTA,Beta
            """;

    private static void text(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
