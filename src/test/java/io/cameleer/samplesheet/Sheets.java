package io.cameleer.samplesheet;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Two sheets without a fault, and how tests read what they made of them. */
final class Sheets {

    static final String V1 =
            """
            [Header]
            IEMFileVersion,4
            Project Name
            Experiment Name,Pool 7
            [Reads]
            151
            151
            [Settings]
            Adapter,AGATCG
            [Data]
            Lane,Sample_ID,index,Sample_Project
            1,S1,ACGT,Beta
            2,S2,ACGT,Alpha
            """;

    static final String V2 =
            """
            [Header]
            FileFormatVersion,2
            RunName,Pool 7
            [Reads]
            Read1Cycles,28
            Index1Cycles,8
            [BCLConvert_Settings]
            SoftwareVersion,3.8.4
            [BCLConvert_Data]
            Lane,Sample_ID,Index,Index2,Sample_Project
            1,S1,ACGT,TTTT,Beta
            [Cloud_Data]
            Sample_ID,ProjectName
            S1,Gamma
            """;

    private Sheets() {}

    static SampleSheet parse(String text) {
        return SampleSheetReader.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Line, severity and code of each. */
    static List<String> problems(SampleSheet sheet) {
        return sheet.problems().stream()
                .map(p -> p.line() + " " + p.severity() + " " + p.code())
                .toList();
    }
}
