package io.cameleer.samplesheet;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something wrong with a sample sheet.
 *
 * @param line counted from 1
 * @param isError an error leaves a row or the sheet in doubt; otherwise it is a warning
 * @param code a short, stable word for programs
 * @param message what is wrong and what to do
 */
public record SheetProblem(int line, boolean isError, String code, String message) {

    /** The problem as a JSON object's members, in the order in which they are shown. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("line", line);
        document.put("severity", severity());
        document.put("code", code);
        document.put("message", message);
        return document;
    }

    /** {@code error} or {@code warning}. */
    public String severity() {
        return isError ? "error" : "warning";
    }
}
