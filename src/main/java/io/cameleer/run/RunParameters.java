package io.cameleer.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the run was set up, Illumina's RunParameters.xml; null where the file does not say.
 *
 * @param instrument the serial number
 * @param model the instrument's word for its kind, such as {@code NovaSeqXPlus}
 * @param flowcellMode such as {@code S4}
 * @param side the flow cell's position, A or B
 * @param date as written
 * @param workflow the kind of run, such as {@code NovaSeqXp} (lanes loaded apart)
 * @param application the control software
 * @param rtaVersion of the software that calls bases
 */
public record RunParameters(
        @Nullable String runId,
        @Nullable Integer number,
        @Nullable String instrument,
        @Nullable String model,
        @Nullable String flowcell,
        @Nullable String flowcellMode,
        @Nullable String side,
        @Nullable String date,
        @Nullable String experimentName,
        @Nullable String recipe,
        @Nullable String workflow,
        @Nullable String chemistry,
        @Nullable String application,
        @Nullable String applicationVersion,
        @Nullable String rtaVersion,
        List<Consumable> consumables) {

    public static final RunParameters NONE = new RunParameters(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, List.of());

    public RunParameters {
        consumables = List.copyOf(consumables);
    }
}
