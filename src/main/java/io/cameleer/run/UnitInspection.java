package io.cameleer.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A part of a run that becomes complete on its own.
 *
 * @param unit its path relative to the run folder, such as {@code Analysis/1}
 */
public record UnitInspection(String unit, Completeness completeness) {

    /** The unit as a JSON object's members, in the order in which they are shown. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("unit", unit);
        document.put("complete", completeness.complete().word());
        document.put("outcome", completeness.outcome().word());
        document.put("evidence", completeness.evidence());
        document.put("missing", completeness.missing());
        return document;
    }
}
