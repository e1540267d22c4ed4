package io.cameleer.analysis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an analysis stands, in Isabl's words. Any status may follow any other. */
public enum AnalysisStatus {
    CREATED,
    STAGED,
    SUBMITTED,
    STARTED,
    IN_PROGRESS,
    FINISHED,
    SUCCEEDED,
    FAILED,
    REJECTED;

    /** In these an application leaves the analysis as it is when it is asked to run it. */
    private static final Set<AnalysisStatus> SKIPPED =
            Set.of(FAILED, FINISHED, STARTED, SUBMITTED, SUCCEEDED, REJECTED);

    /** The status of this name, whatever its case. */
    public static Optional<AnalysisStatus> named(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(status -> status.name().equals(upper))
                .findFirst();
    }

    /** All of them, for an error that says what is allowed. */
    public static String list() {
        return Arrays.stream(values()).map(AnalysisStatus::name).collect(Collectors.joining(", "));
    }

    /** Whether an analysis in this status is not run again. */
    public boolean isSkipped() {
        return SKIPPED.contains(this);
    }

    /** Whether nothing more is expected to happen by itself. */
    public boolean isOver() {
        return this == FINISHED || this == SUCCEEDED || this == FAILED || this == REJECTED;
    }
}
