package io.cameleer.run;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one unit of data. A run is unique by (runId, unit, generation), whatever folder shows it.
 *
 * @param runId what the instrument's own file says; the folder's name until that file can be read
 * @param unit empty for a whole run, else the part of the folder that is ingested on its own
 * @param generation 1, and one more for each 'ingest again'
 * @param named whether {@code runId} came from the instrument's file
 * @param inspection the last inspection, a JSON object as {@code inspect --json} gives it
 * @param handling how this run is to be treated, as its sequencer said when it was seen
 */
public record Run(
        long id,
        String runId,
        String unit,
        int generation,
        boolean named,
        String sequencer,
        Path path,
        @Nullable String platform,
        @Nullable String sequencerType,
        RunState state,
        @Nullable String reason,
        @Nullable String outcome,
        String inspection,
        Handling handling,
        Instant firstSeen,
        Instant lastChange,
        @Nullable Instant completed,
        @Nullable Instant ingested,
        @Nullable ArchivedAs archived) {

    /** Whether this is a whole run and not a part of one that is ingested on its own. */
    public boolean isWhole() {
        return unit.isEmpty();
    }

    /** The run folder; {@code path} is the unit's own. */
    public Path folder() {
        Path folder = path;
        for (int names = isWhole() ? 0 : Path.of(unit).getNameCount(); names > 0; names--) {
            Path parent = folder.getParent();
            folder = parent == null ? folder : parent;
        }
        return folder;
    }

    /** The run and, where it is a part, which: as people say it. */
    public String spoken() {
        return isWhole() ? runId : runId + " " + unit;
    }

    /** Its reason, and that it failed on the instrument if it did; empty where there is nothing to say. */
    public String remark() {
        String why = reason == null ? "" : reason;
        String stop = why.isEmpty() || why.endsWith(".") ? "" : ".";
        return "failed".equals(outcome) ? (why + stop + " The run failed on the instrument.").strip() : why;
    }

    /** Where the archived copy is. {@code address} is a path or URI, {@code logicalPath} the catalogue's name. */
    public record ArchivedAs(
            String location, String address, String logicalPath, long files, long bytes, String manifestSha256) {}
}
