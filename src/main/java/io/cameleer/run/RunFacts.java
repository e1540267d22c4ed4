package io.cameleer.run;

import io.cameleer.samplesheet.SampleSheet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run folder's files say.
 *
 * @param family whose files these are: {@code illumina}, or empty where the folder was not understood
 * @param status how the run ended by its status file
 * @param analysis how the analysis on the instrument ended
 * @param sheet the sheet at the run folder's root, {@code SampleSheet.csv}
 */
public record RunFacts(
        String family,
        RunInfo info,
        RunParameters parameters,
        @Nullable RunDate date,
        @Nullable RunStatus status,
        @Nullable RunStatus analysis,
        @Nullable SampleSheet sheet) {

    public static final RunFacts NONE = new RunFacts("", RunInfo.NONE, RunParameters.NONE, null, null, null, null);

    /** What the instrument's own files say, never the folder's name. */
    public @Nullable String runId() {
        return info.runId() != null ? info.runId() : parameters.runId();
    }

    /** The instrument's own count of its runs. */
    public @Nullable Integer number() {
        return info.number() != null ? info.number() : parameters.number();
    }

    /** The serial number. */
    public @Nullable String instrument() {
        return info.instrument() != null ? info.instrument() : parameters.instrument();
    }

    public @Nullable String flowcell() {
        return info.flowcell() != null ? info.flowcell() : parameters.flowcell();
    }

    /** The flow cell's position, A or B. */
    public @Nullable String side() {
        return parameters.side();
    }

    public @Nullable String experimentName() {
        return parameters.experimentName();
    }

    public List<ReadFact> reads() {
        return info.reads();
    }

    public @Nullable FlowcellLayout layout() {
        return info.layout();
    }

    public Optional<SampleSheet> sampleSheet() {
        return Optional.ofNullable(sheet);
    }

    /** The projects that the sheet names: distinct, sorted; empty without a sheet. */
    public List<String> projects() {
        return sheet == null ? List.of() : sheet.projects();
    }
}
