package io.cameleer.store;

import io.cameleer.run.RunState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are meant; null: all.
 *
 * @param outcome how the run ended on the instrument: succeeded, failed or unknown
 */
public record RunFilter(
        @Nullable RunState state, @Nullable String sequencer, @Nullable String outcome, @Nullable String runId) {

    /** Every run. */
    public static final RunFilter ALL = new RunFilter(null, null, null, null);

    /** The columns that must be equal, and to what. */
    Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        put(columns, "state", state == null ? null : state.label());
        put(columns, "sequencer", sequencer);
        put(columns, "outcome", outcome);
        put(columns, "run_id", runId);
        return columns;
    }

    private static void put(Map<String, String> columns, String column, @Nullable String value) {
        if (value != null) {
            columns.put(column, value);
        }
    }
}
