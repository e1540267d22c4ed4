package io.cameleer.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a run folder.
 *
 * @param code a short, stable word for programs, such as {@code xml-broken}
 * @param file the file's path inside the run folder, or {@code .} for the folder itself
 * @param line counted from 1, where it is known
 * @param message what is wrong and what to do
 */
public record RunProblem(Severity severity, String code, String file, @Nullable Integer line, String message) {

    /** The problem as a JSON object's members, in the order in which they are shown. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("severity", severity.word());
        document.put("code", code);
        document.put("file", file);
        if (line != null) {
            document.put("line", line);
        }
        document.put("message", message);
        return document;
    }

    /** A problem's {@link #document} as people read it, like {@link #toString}. */
    public static String text(Map<?, ?> document) {
        Object line = document.get("line");
        return document.get("severity") + " " + document.get("file") + (line == null ? "" : ":" + line) + ": "
                + document.get("message") + " [" + document.get("code") + "]";
    }

    /** Severity, file, line, message and code, such as {@code error RunInfo.xml:3: is broken. [xml-broken]}. */
    @Override
    public String toString() {
        return text(document());
    }
}
