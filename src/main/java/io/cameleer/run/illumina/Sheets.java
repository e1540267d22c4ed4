package io.cameleer.run.illumina;

import io.cameleer.run.Problems;
import io.cameleer.run.RunFolder;
import io.cameleer.run.RunProblem;
import io.cameleer.run.Severity;
import io.cameleer.samplesheet.SampleSheet;
import io.cameleer.samplesheet.SampleSheetReader;
import io.cameleer.samplesheet.SheetProblem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The sample sheet of a run folder. */
final class Sheets {

    static final String SHEET = "SampleSheet.csv";

    private Sheets() {}

    /** The sheet at the folder's root; null where there is none or it cannot be read. Its problems become the run's. */
    static @Nullable SampleSheet atRoot(RunFolder folder, Problems problems) {
        if (!folder.names().contains(SHEET)) {
            return null;
        }
        try {
            SampleSheet sheet = SampleSheetReader.parse(folder.read(SHEET, SampleSheetReader.LARGEST));
            sheet.problems().forEach(problem -> problems.add(ofRun(problem)));
            return sheet;
        } catch (IOException e) {
            String reason = e.getMessage() == null ? "cannot be read" : e.getMessage();
            problems.error(
                    "sheet-unreadable",
                    SHEET,
                    null,
                    "the sample sheet was left out: " + reason + ". Put a readable one there.");
            return null;
        }
    }

    private static RunProblem ofRun(SheetProblem problem) {
        Severity severity = problem.isError() ? Severity.ERROR : Severity.WARNING;
        return new RunProblem(severity, "sheet-" + problem.code(), SHEET, problem.line(), problem.message());
    }
}
