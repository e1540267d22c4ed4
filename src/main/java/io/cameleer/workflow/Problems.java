package io.cameleer.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong in one file. Beyond {@link Limits#PROBLEMS} it only counts. */
final class Problems {

    private final String file;
    private final List<WorkflowProblem> listed = new ArrayList<>();
    private int unlisted;
    private boolean errors;

    Problems(String file) {
        this.file = file;
    }

    void error(Position position, String path, String message, @Nullable String suggestion) {
        error(position, path, message, () -> suggestion);
    }

    /** The suggestion is asked for only where it will be shown, since a search for similar names costs time. */
    void error(Position position, String path, String message, Supplier<@Nullable String> suggestion) {
        add(Severity.ERROR, position, path, message, suggestion);
    }

    void warning(Position position, String path, String message, @Nullable String suggestion) {
        warning(position, path, message, () -> suggestion);
    }

    void warning(Position position, String path, String message, Supplier<@Nullable String> suggestion) {
        add(Severity.WARNING, position, path, message, suggestion);
    }

    void add(Severity severity, Position position, String path, String message, Supplier<@Nullable String> suggestion) {
        errors |= severity == Severity.ERROR;
        if (!isFull()) {
            listed.add(new WorkflowProblem(
                    severity,
                    file,
                    position.line(),
                    position.column(),
                    oneLine(path),
                    oneLine(message),
                    suggestion.get()));
        } else {
            unlisted++;
        }
    }

    /** Whether more problems are only counted. */
    boolean isFull() {
        return listed.size() >= Limits.PROBLEMS;
    }

    boolean hasErrors() {
        return errors;
    }

    /** All problems in the order of the file. */
    List<WorkflowProblem> inOrder() {
        List<WorkflowProblem> ordered = new ArrayList<>(listed);
        ordered.sort(Comparator.comparingInt(WorkflowProblem::line).thenComparingInt(WorkflowProblem::column));
        if (unlisted > 0) {
            Severity severity = errors ? Severity.ERROR : Severity.WARNING;
            String message = "%d more problems are not listed".formatted(unlisted);
            ordered.add(new WorkflowProblem(severity, file, 0, 0, "", message, "mend the ones above first"));
        }
        return ordered;
    }

    /** Untrusted text within a message must not forge a second line, nor fill a screen. */
    private static String oneLine(String message) {
        String line = message.length() <= Limits.MESSAGE ? message : message.substring(0, Limits.MESSAGE) + "…";
        return line.replaceAll("\\p{Cntrl}+", " ");
    }
}
