package io.cameleer.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a folder gave.
 *
 * @param path as it was given
 * @param completeness of the run's own unit
 * @param units the parts that complete on their own; empty for most platforms
 * @param rule the platform whose rule was applied; null where none was recognised or told
 */
public record Inspection(
        Path path,
        @Nullable Platform rule,
        RunFacts facts,
        Completeness completeness,
        List<RunProblem> problems,
        List<UnitInspection> units) {

    /** {@link #platform} where no platform was recognised. */
    public static final String NO_PLATFORM = "unknown";

    public Inspection {
        problems = List.copyOf(problems);
        units = List.copyOf(units);
    }

    /** Where the parts of this run lie that complete on their own. */
    public UnitFolders unitFolders() {
        return rule == null ? UnitFolders.NONE : rule.unitFolders();
    }

    /** What the look says of one of {@link #units}, as an inspection of that unit's folder; its run's problems are left out. */
    public Optional<Inspection> ofUnit(String unit) {
        return units.stream()
                .filter(seen -> seen.unit().equals(unit))
                .findFirst()
                .map(seen ->
                        new Inspection(path.resolve(unit), rule, facts, seen.completeness(), List.of(), List.of()));
    }

    /** The platform's name, or {@value #NO_PLATFORM}. */
    public String platform() {
        return rule == null ? NO_PLATFORM : rule.name();
    }

    /** rodrunner's name of the platform, or {@value #NO_PLATFORM}. */
    public String sequencerType() {
        return rule == null ? NO_PLATFORM : rule.sequencerType();
    }

    public @Nullable String runId() {
        return facts.runId();
    }

    public @Nullable Integer runNumber() {
        return facts.number();
    }

    public @Nullable String instrument() {
        return facts.instrument();
    }

    public @Nullable String flowcell() {
        return facts.flowcell();
    }

    public @Nullable String side() {
        return facts.side();
    }

    public @Nullable RunDate date() {
        return facts.date();
    }

    public @Nullable String experimentName() {
        return facts.experimentName();
    }

    public List<ReadFact> reads() {
        return facts.reads();
    }

    public @Nullable Integer lanes() {
        FlowcellLayout layout = facts.layout();
        return layout == null ? null : layout.lanes();
    }

    public @Nullable Integer tiles() {
        FlowcellLayout layout = facts.layout();
        return layout == null ? null : layout.tiles();
    }

    public List<String> projects() {
        return facts.projects();
    }

    public Answer complete() {
        return completeness.complete();
    }

    public Outcome outcome() {
        return completeness.outcome();
    }

    public List<String> evidence() {
        return completeness.evidence();
    }

    public List<String> missing() {
        return completeness.missing();
    }

    /** The same look as it counts once the platform's fallback time has passed over it; no different where no fallback applies. */
    public Inspection byFallback() {
        return rule == null
                ? this
                : new Inspection(path, rule, facts, rule.byFallback(completeness, facts), problems, units);
    }

    /** The members of the JSON object that {@code inspect --json} prints, in the order in which they are shown. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("path", path.toString());
        document.put("platform", platform());
        putIfKnown(document, "run_id", runId());
        putIfKnown(document, "instrument", instrument());
        putIfKnown(document, "flowcell", flowcell());
        RunDate date = date();
        putIfKnown(document, "date", date == null ? null : date.iso());
        putIfKnown(document, "experiment_name", experimentName());
        document.put("reads", reads().stream().map(Inspection::readDocument).toList());
        putIfKnown(document, "lanes", lanes());
        putIfKnown(document, "tiles", tiles());
        document.put("complete", complete().word());
        document.put("outcome", outcome().word());
        document.put("evidence", evidence());
        document.put("missing", missing());
        if (!units.isEmpty()) {
            document.put("units", units.stream().map(UnitInspection::document).toList());
        }
        document.put("problems", problems.stream().map(RunProblem::document).toList());
        document.put("details", new InspectionDetails(this).document());
        return document;
    }

    private static Map<String, Object> readDocument(ReadFact read) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("number", read.number());
        putIfKnown(document, "cycles", read.cycles());
        document.put("indexed", read.indexed());
        if (read.reverseComplement()) {
            document.put("reverse_complement", true);
        }
        return document;
    }

    static void putIfKnown(Map<String, Object> document, String key, @Nullable Object value) {
        if (value != null) {
            document.put(key, value);
        }
    }
}
