package io.cameleer.run.illumina;

import io.cameleer.run.Problems;
import io.cameleer.run.ReadFact;
import io.cameleer.run.RunFolder;
import io.cameleer.run.RunInfo;
import io.cameleer.run.RunProblem;
import io.cameleer.run.Severity;
import io.cameleer.run.Unreadable;
import io.cameleer.samplesheet.SampleSheet;
import io.cameleer.samplesheet.SampleSheetReader;
import io.cameleer.samplesheet.SheetProblem;
import java.io.IOException;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sample sheet of a run folder. */
final class Sheets {

    static final String SHEET = "SampleSheet.csv";

    private static final Pattern BASES = Pattern.compile("[ACGTNacgtn]+");

    private Sheets() {}

    /** The sheet at the folder's root; null where there is none or it cannot be read. Its problems become the run's. */
    static @Nullable SampleSheet atRoot(RunFolder folder, RunInfo info, Problems problems) {
        if (!folder.names().contains(SHEET)) {
            return null;
        }
        try {
            SampleSheet sheet = SampleSheetReader.parse(folder.read(SHEET, SampleSheetReader.LARGEST));
            sheet.problems().forEach(problem -> problems.add(ofRun(problem)));
            checkCycles(sheet, info, problems);
            return sheet;
        } catch (IOException e) {
            problems.error(
                    "sheet-unreadable", SHEET, null, "the sample sheet was left out: it " + Unreadable.reason(e) + ".");
            return null;
        }
    }

    /** An index longer than the run's index read cannot have been read whole. Said once. */
    private static void checkCycles(SampleSheet sheet, RunInfo info, Problems problems) {
        int longest = info.reads().stream()
                .filter(ReadFact::indexed)
                .map(ReadFact::cycles)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(0);
        if (longest == 0) {
            return;
        }
        sheet.rows().stream()
                .filter(row -> isLonger(row.index(), longest) || isLonger(row.index2(), longest))
                .findFirst()
                .ifPresent(row -> problems.warning(
                        "sheet-index-cycles",
                        SHEET,
                        row.line(),
                        "the index is longer than the run's longest index read of " + longest
                                + " cycles. Check that the sheet is this run's."));
    }

    private static boolean isLonger(String index, int cycles) {
        return BASES.matcher(index).matches() && index.length() > cycles;
    }

    private static RunProblem ofRun(SheetProblem problem) {
        Severity severity = problem.isError() ? Severity.ERROR : Severity.WARNING;
        return new RunProblem(severity, "sheet-" + problem.code(), SHEET, problem.line(), problem.message());
    }
}
