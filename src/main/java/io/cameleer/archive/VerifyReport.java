package io.cameleer.archive;

import java.util.List;

/**
 * What a comparison of an archived run with its manifest found.
 *
 * @param files how many files were read back
 * @param bytes the sum of their sizes
 * @param problemCount how many differences there are
 * @param problems the first {@value #PROBLEMS_KEPT} differences
 */
public record VerifyReport(String location, long files, long bytes, long problemCount, List<Problem> problems) {

    /** How many differences are told one by one. */
    public static final int PROBLEMS_KEPT = 1000;

    /** What is wrong with a file. */
    public enum Kind {
        /** In the manifest and not in the archive. */
        MISSING,
        /** In the archive with other bytes than the manifest says. */
        CHANGED,
        /** In the archive and not in the manifest. */
        EXTRA,
        /** Could not be read. */
        UNREADABLE
    }

    /** One difference; the detail says what was expected and what was found. */
    public record Problem(String file, Kind kind, String detail) {}

    public VerifyReport {
        problems = List.copyOf(problems);
    }

    /** Whether the run is what its manifest says, no more and no less. */
    public boolean intact() {
        return problemCount == 0;
    }
}
