package io.cameleer.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small run of each Illumina platform, in the forms that its control software writes.
 *
 * @param files by name, completion files left out
 * @param markers the completion files in the order in which they appear
 */
record IlluminaRuns(String runId, Map<String, String> files, List<String> markers) {

    static IlluminaRuns of(String platform) {
        return switch (platform) {
            case "hiseq2500" ->
                hiSeq("140923_SN7001179_0208_BC59Y4ACXX", 16, "Basecalling_Netcopy_complete_Read%d.txt");
            case "hiseq4000" -> hiSeq("160606_K00166_0102_BHF22YBBXX", 28, "RTARead%dComplete.txt");
            case "hiseqx" -> hiSeq("170517_ST-E00266_0210_BHJCFFALXX", 24, "RTARead%dComplete.txt");
            case "miniseq" -> miniSeq();
            case "iseq100" -> iSeq();
            case "nextseq500" -> nextSeq500();
            case "nextseq2000" -> nextSeq2000();
            case "novaseqx" -> novaSeqX();
            case "miseqi100" -> miSeqI100();
            case "illumina" -> run("240316_ZZ900_0003_FC9", "FC9", "240316", 1, 2, 8, "", "CopyComplete.txt");
            default -> throw new IllegalArgumentException(platform);
        };
    }

    private static IlluminaRuns hiSeq(String runId, int tiles, String marker) {
        String[] parts = runId.split("_", -1);
        String parameters =
                """
                <?xml version="1.0"?>
                <RunParameters>
                  <Setup>
                    <ExperimentName>Exomes</ExperimentName>
                    <FCPosition>B</FCPosition>
                    <WorkFlowType>DUALINDEX</WorkFlowType>
                    <Flowcell>HiSeq Flow Cell v4</Flowcell>
                    <Sbs>HiSeq SBS Kit v4</Sbs>
                    <ApplicationName>HiSeq Control Software</ApplicationName>
                    <ApplicationVersion>2.2.38</ApplicationVersion>
                    <RunID>%s</RunID>
                    <RunStartDate>%s</RunStartDate>
                    <ScannerID>%s</ScannerID>
                    <RTAVersion>1.18.61</RTAVersion>
                    <Barcode>%s</Barcode>
                    <ReagentKits>
                      <Sbs><SbsReagentKit><ID>KIT-1</ID></SbsReagentKit><SbsReagentKit><ID>KIT-2</ID></SbsReagentKit></Sbs>
                    </ReagentKits>
                  </Setup>
                  <Version>1</Version>
                </RunParameters>
                """
                        .formatted(runId, parts[0], parts[1], parts[3].substring(1));
        List<String> markers = List.of(
                marker.formatted(1), marker.formatted(2), marker.formatted(3), marker.formatted(4), "RTAComplete.txt");
        IlluminaRuns run = run(runId, parts[3].substring(1), parts[0], 8, 2, tiles, parameters);
        run.files().put("runParameters.xml", String.valueOf(run.files().remove("RunParameters.xml")));
        return new IlluminaRuns(runId, run.files(), markers);
    }

    private static IlluminaRuns miniSeq() {
        return run(
                "210504_MN00123_0042_A000H3ABCD",
                "000H3ABCD",
                "210504",
                1,
                3,
                10,
                """
                <RunParameters>
                  <RunID>210504_MN00123_0042_A000H3ABCD</RunID>
                  <InstrumentID>MN00123</InstrumentID>
                  <Setup><ApplicationName>MiniSeq Control Software</ApplicationName></Setup>
                </RunParameters>
                """,
                "RTAComplete.txt");
    }

    private static IlluminaRuns iSeq() {
        return run(
                "20220912_FS10001773_27_BSE39218-1017",
                "BSE39218-1017",
                "220912",
                1,
                1,
                16,
                """
                <RunParameters>
                  <InstrumentId>FS10001773</InstrumentId>
                  <RunId>20220912_FS10001773_27_BSE39218-1017</RunId>
                  <RunCounter>27</RunCounter>
                  <ApplicationName>iSeq Control Software</ApplicationName>
                  <RtaVersion>2.12.6.0</RtaVersion>
                  <RecipeName>2Read2Index</RecipeName>
                  <FlowcellEEPROMTag>
                    <SerialNumber>BSE39218-1017</SerialNumber>
                    <PartNumber>20009555</PartNumber>
                    <LotNumber>20685883</LotNumber>
                  </FlowcellEEPROMTag>
                  <RunStartDate>2022-09-12T16:32:24-07:00</RunStartDate>
                </RunParameters>
                """,
                "RTAComplete.txt",
                "CopyComplete.txt");
    }

    private static IlluminaRuns nextSeq500() {
        return run(
                "170609_NB551051_0017_AHLFFJBGX2",
                "HLFFJBGX2",
                "170609",
                4,
                3,
                12,
                """
                <RunParameters>
                  <RunID>170609_NB551051_0017_AHLFFJBGX2</RunID>
                  <InstrumentID>NB551051</InstrumentID>
                  <RunNumber>17</RunNumber>
                  <FlowCellRfidTag>
                    <SerialNumber>HLFFJBGX2</SerialNumber>
                    <PartNumber>20022408</PartNumber>
                    <LotNumber>20300000</LotNumber>
                  </FlowCellRfidTag>
                  <Chemistry>NextSeq High</Chemistry>
                  <Setup><ApplicationName>NextSeq Control Software</ApplicationName></Setup>
                  <RTAVersion>2.11.3</RTAVersion>
                  <SystemSuiteVersion>4.0.1</SystemSuiteVersion>
                </RunParameters>
                """,
                "RTAComplete.txt",
                "RunCompletionStatus.xml");
    }

    private static IlluminaRuns nextSeq2000() {
        return run(
                "240927_VH01619_75_AAG27M7M5",
                "AAG27M7M5",
                "2024-09-27T14:48:52Z",
                2,
                6,
                14,
                """
                <RunParameters>
                  <InstrumentType>NextSeq2000</InstrumentType>
                  <InstrumentSerialNumber>VH01619</InstrumentSerialNumber>
                  <ApplicationName>NextSeq 1000/2000 Control Software</ApplicationName>
                  <FlowCellSerialNumber>AAG27M7M5</FlowCellSerialNumber>
                  <FlowCellPartNumber>20046810</FlowCellPartNumber>
                  <FlowCellLotNumber>20800000</FlowCellLotNumber>
                  <CartridgeSerialNumber>EC1234567-EC05</CartridgeSerialNumber>
                  <CartridgeLotNumber>20700000</CartridgeLotNumber>
                  <RtaVersion>4.29.2</RtaVersion>
                </RunParameters>
                """,
                "CopyComplete.txt");
    }

    private static IlluminaRuns novaSeqX() {
        return run(
                "20251210_LH00130_0003_B223YTFLT3",
                "223YTFLT3",
                "2025-12-11T01:47:17Z",
                8,
                4,
                98,
                """
                <RunParameters>
                  <Side>B</Side>
                  <Application>control-software</Application>
                  <SystemSuiteVersion>1.0.0.1</SystemSuiteVersion>
                  <InstrumentType>NovaSeqXPlus</InstrumentType>
                  <InstrumentSerialNumber>LH00130</InstrumentSerialNumber>
                  <RunId>20251210_LH00130_0003_B223YTFLT3</RunId>
                  <RunCounter>3</RunCounter>
                  <RecipeName>10B Sequencing</RecipeName>
                  <ExperimentName>Genomes</ExperimentName>
                  <ConsumableInfo>
                    <ConsumableInfo>
                      <SerialNumber>LC1-10B3</SerialNumber><LotNumber>1</LotNumber><PartNumber>2</PartNumber>
                      <Type>Reagent</Type><Name>10B 300c</Name>
                    </ConsumableInfo>
                    <ConsumableInfo><SerialNumber>223YTFLT3</SerialNumber><Type>FlowCell</Type></ConsumableInfo>
                  </ConsumableInfo>
                </RunParameters>
                """,
                "CopyComplete.txt");
    }

    private static IlluminaRuns miSeqI100() {
        return run(
                "20250418_SH00252_0069_ASC2107005-SC3",
                "SC2107005-SC3",
                "2025-04-18T09:00:00Z",
                1,
                4,
                8,
                """
                <RunParameters>
                  <InstrumentType>MiSeqi100Plus</InstrumentType>
                  <InstrumentSerialNumber>SH00252</InstrumentSerialNumber>
                  <RunId>20250418_SH00252_0069_ASC2107005-SC3</RunId>
                  <ConsumableInfo>
                    <ConsumableInfo><SerialNumber>SC2107005-SC3</SerialNumber><Type>DryCartridge</Type></ConsumableInfo>
                  </ConsumableInfo>
                </RunParameters>
                """,
                "CopyComplete.txt");
    }

    private static IlluminaRuns run(
            String runId,
            String flowcell,
            String date,
            int lanes,
            int swaths,
            int tiles,
            String parameters,
            String... markers) {
        Map<String, String> files = new LinkedHashMap<>();
        String instrument = runId.split("_", -1)[1];
        files.put("RunInfo.xml", RunFolderFixture.runInfo(runId, instrument, flowcell, date, lanes, swaths, tiles));
        if (!parameters.isEmpty()) {
            files.put("RunParameters.xml", parameters);
        }
        files.put("SampleSheet.csv", RunFolderFixture.sheetV1());
        return new IlluminaRuns(runId, files, List.of(markers));
    }
}
