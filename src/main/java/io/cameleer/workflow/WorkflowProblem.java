package io.cameleer.workflow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a workflow file, and where.
 *
 * @param file as it was given to the loader
 * @param line from 1; 0 where the problem has no line, as with a file that cannot be read
 * @param column from 1, in characters (code points); 0 where there is no line
 * @param path of the value in the document, like {@code states[2].callbacks[0].condition}; empty for the document itself
 * @param message what is wrong, one line
 * @param suggestion what to do about it, one line
 */
public record WorkflowProblem(
        Severity severity,
        String file,
        int line,
        int column,
        String path,
        String message,
        @Nullable String suggestion) {

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line in the form of compilers, {@code file:line:column: error: message (suggestion)}. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        String where = path.isEmpty() ? "" : path + ": ";
        String remedy = suggestion == null ? "" : " (" + suggestion + ")";
        return place + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + where + message + remedy;
    }
}
