package io.cameleer.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Small run folders in the instruments' formats, written at once as each method is called. A new folder holds metadata and sample sheet, but no
 * completion file; {@link #complete} writes these last, as an instrument does.
 */
public final class RunFolderFixture {

    private static final String SUCCEEDED =
            "<RunCompletionStatus><CompletionStatus>CompletedAsPlanned</CompletionStatus></RunCompletionStatus>";

    private final Path folder;
    private final List<String> markers;

    private RunFolderFixture(Path parent, String runId, List<String> markers) {
        this.folder = parent.resolve(runId);
        this.markers = markers;
        write(() -> Files.createDirectories(folder));
    }

    /** Run 240315_A01234_0042_BHXYZ2DRX3 with projects Alpha and Beta. */
    public static RunFolderFixture novaSeq6000(Path parent) {
        return novaSeq6000(parent, "240315_A01234_0042_BHXYZ2DRX3");
    }

    /** @param runId of the form {@code YYMMDD_A…_number_<side><flowcell>} */
    public static RunFolderFixture novaSeq6000(Path parent, String runId) {
        String[] parts = runId.split("_", -1);
        String flowcell = parts[3].substring(1);
        return new RunFolderFixture(parent, runId, List.of("RTAComplete.txt", "CopyComplete.txt"))
                .with("RunInfo.xml", runInfo(runId, parts[1], flowcell, american(parts[0]) + " 9:30:05 AM", 2, 4, 78))
                .with(
                        "RunParameters.xml",
                        """
                        <?xml version="1.0"?>
                        <RunParameters>
                          <Side>%s</Side>
                          <RtaVersion>v3.4.4</RtaVersion>
                          <ExperimentName>Pool 7</ExperimentName>
                          <RfidsInfo>
                            <FlowCellSerialBarcode>%s</FlowCellSerialBarcode>
                            <FlowCellPartNumber>20027462</FlowCellPartNumber>
                            <FlowCellLotNumber>20800001</FlowCellLotNumber>
                            <FlowCellMode>SP</FlowCellMode>
                          </RfidsInfo>
                          <RunStartDate>%s</RunStartDate>
                          <RunId>%s</RunId>
                          <InstrumentName>%s</InstrumentName>
                          <Application>NovaSeq Control Software</Application>
                          <ApplicationVersion>1.8.1</ApplicationVersion>
                          <WorkflowType>NovaSeqStandard</WorkflowType>
                        </RunParameters>
                        """
                                .formatted(parts[3].substring(0, 1), flowcell, parts[0], runId, parts[1]))
                .with("SampleSheet.csv", sheetV2());
    }

    /** Run 240316_M01234_0077_000000000-KX7F2 with projects Alpha and Beta. */
    public static RunFolderFixture miSeq(Path parent) {
        return miSeq(parent, "240316_M01234_0077_000000000-KX7F2");
    }

    /** @param runId of the form {@code date_M…_number_flowcell} */
    public static RunFolderFixture miSeq(Path parent, String runId) {
        String[] parts = runId.split("_", -1);
        return new RunFolderFixture(parent, runId, List.of("RTAComplete.txt", "CopyComplete.txt"))
                .with("RunInfo.xml", runInfo(runId, parts[1], parts[3], parts[0], 1, 1, 19))
                .with(
                        "RunParameters.xml",
                        """
                        <?xml version="1.0"?>
                        <RunParameters>
                          <FlowcellRFIDTag>
                            <SerialNumber>%s</SerialNumber>
                            <PartNumber>15028382</PartNumber>
                            <LotNumber>20700002</LotNumber>
                            <ExpirationDate>2025-03-01T00:00:00</ExpirationDate>
                          </FlowcellRFIDTag>
                          <RunID>%s</RunID>
                          <ScannerID>%s</ScannerID>
                          <RunNumber>77</RunNumber>
                          <MCSVersion>4.1.0.656</MCSVersion>
                          <RTAVersion>1.18.54.4</RTAVersion>
                          <ExperimentName>Amplicons</ExperimentName>
                          <Setup>
                            <ApplicationName>MiSeq Control Software</ApplicationName>
                          </Setup>
                          <RunStartDate>%s</RunStartDate>
                        </RunParameters>
                        """
                                .formatted(parts[3], runId, parts[1], parts[0]))
                .with("SampleSheet.csv", sheetV1());
    }

    /**
     * A run of any platform that is read.
     *
     * @param platform our name of it
     */
    public static RunFolderFixture of(String platform, Path parent) {
        return switch (platform) {
            case "miseq" -> miSeq(parent);
            case "novaseq6000" -> novaSeq6000(parent);
            default -> {
                IlluminaRuns run = IlluminaRuns.of(platform);
                RunFolderFixture fixture = new RunFolderFixture(parent, run.runId(), run.markers());
                run.files().forEach(fixture::with);
                yield fixture;
            }
        };
    }

    /** Base-call files of different content, spread over two lanes. */
    public RunFolderFixture withFiles(int count, int bytes) {
        for (int i = 0; i < count; i++) {
            byte[] content = new byte[bytes];
            Arrays.fill(content, (byte) ('A' + i % 26));
            if (bytes > 0) {
                content[0] = (byte) i;
            }
            with(
                    "Data/Intensities/BaseCalls/L00%d/C%d.1/L00%d_1.cbcl".formatted(1 + i % 2, 1 + i / 2, 1 + i % 2),
                    content);
        }
        return this;
    }

    public RunFolderFixture with(String file, String content) {
        return with(file, content.getBytes(StandardCharsets.UTF_8));
    }

    public RunFolderFixture with(String file, byte[] content) {
        Path target = folder.resolve(file);
        write(() -> {
            Files.createDirectories(target.getParent());
            return Files.write(target, content);
        });
        return this;
    }

    public RunFolderFixture without(String file) {
        write(() -> Files.deleteIfExists(folder.resolve(file)));
        return this;
    }

    /** Gives every file and folder that time of modification. */
    public RunFolderFixture modified(Instant time) {
        write(() -> {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.toList()) {
                    Files.setLastModifiedTime(path, FileTime.from(time));
                }
            }
            return folder;
        });
        return this;
    }

    public Path path() {
        return folder;
    }

    /** Writes the completion files, the last one last, and returns the folder. */
    public Path complete() {
        markers.forEach(marker -> with(marker, marker.equals("RunCompletionStatus.xml") ? SUCCEEDED : ""));
        return folder;
    }

    /** YYMMDD as M/D/YYYY. */
    private static String american(String date) {
        int day = Integer.parseInt(date);
        return "%d/%d/20%02d".formatted(day / 100 % 100, day % 100, day / 10_000);
    }

    static String runInfo(
            String runId, String instrument, String flowcell, String date, int lanes, int swaths, int tiles) {
        return """
                <?xml version="1.0"?>
                <RunInfo Version="5">
                  <Run Id="%s" Number="%d">
                    <Flowcell>%s</Flowcell>
                    <Instrument>%s</Instrument>
                    <Date>%s</Date>
                    <Reads>
                      <Read Number="1" NumCycles="151" IsIndexedRead="N"/>
                      <Read Number="2" NumCycles="10" IsIndexedRead="Y"/>
                      <Read Number="3" NumCycles="10" IsIndexedRead="Y"/>
                      <Read Number="4" NumCycles="151" IsIndexedRead="N"/>
                    </Reads>
                    <FlowcellLayout LaneCount="%d" SurfaceCount="2" SwathCount="%d" TileCount="%d"/>
                  </Run>
                </RunInfo>
                """
                .formatted(
                        runId,
                        Integer.parseInt(runId.split("_", -1)[2]),
                        flowcell,
                        instrument,
                        date,
                        lanes,
                        swaths,
                        tiles);
    }

    static String sheetV1() {
        return """
                [Header]
                IEMFileVersion,4
                Experiment Name,Amplicons
                [Reads]
                151
                151
                [Settings]
                [Data]
                Sample_ID,Sample_Name,index,index2,Sample_Project,Description
                S1,one,TAAGGCGATT,TAGATCGCAA,Beta,
                S2,two,CGTACTAGTT,TAGATCGCAA,Alpha,
                """;
    }

    static String sheetV2() {
        return """
                [Header]
                FileFormatVersion,2
                RunName,Pool 7
                [Reads]
                Read1Cycles,151
                Index1Cycles,10
                [BCLConvert_Settings]
                SoftwareVersion,4.2.7
                [BCLConvert_Data]
                Lane,Sample_ID,Index,Index2,Sample_Project
                1,S1,TAAGGCGATT,TAGATCGCAA,Beta
                2,S2,CGTACTAGTT,TAGATCGCAA,Alpha
                """;
    }

    private static void write(Callable<?> action) {
        try {
            action.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
