package io.cameleer.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The run by its instrument's own account, Illumina's RunInfo.xml; null where the file does not say.
 *
 * @param instrument the serial number
 * @param date as written
 */
public record RunInfo(
        @Nullable String runId,
        @Nullable Integer number,
        @Nullable String instrument,
        @Nullable String flowcell,
        @Nullable String date,
        List<ReadFact> reads,
        @Nullable FlowcellLayout layout) {

    public static final RunInfo NONE = new RunInfo(null, null, null, null, null, List.of(), null);

    public RunInfo {
        reads = List.copyOf(reads);
    }
}
