package io.cameleer.web;

import io.cameleer.experiment.Experiment;
import io.cameleer.json.Json;
import io.cameleer.run.Run;
import io.cameleer.run.RunProblem;
import io.cameleer.run.RunState;
import io.cameleer.store.Journal;
import io.cameleer.store.RunTable.Metadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a run shows.
 *
 * @param remark what is to be said of it beside its state; empty: nothing
 */
public record RunPage(
        Run run,
        String remark,
        List<Experiment> experiments,
        List<Metadata> metadata,
        List<Journal.Entry> journal,
        FileList fileList,
        Times times) {

    /** Lines of the manifest, and how many there are in all. */
    public record FileList(List<String> lines, long all) {}

    public long id() {
        return run.id();
    }

    /** The run, and which part of it where it is one. */
    public String runId() {
        return run.spoken();
    }

    public String state() {
        return run.state().label();
    }

    public boolean canCommand() {
        return run.state() != RunState.INGESTING;
    }

    /** The facts that people look for first; unknown ones are left out. */
    public Map<String, String> facts() {
        Map<String, Object> inspection = inspection();
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "Sequencer", run.sequencer());
        put(facts, "Platform", run.platform());
        put(facts, "Instrument", inspection.get("instrument"));
        put(facts, "Flow cell", inspection.get("flowcell"));
        put(facts, "Date", inspection.get("date"));
        put(facts, "Outcome", run.outcome());
        put(facts, "Part of the run", run.unit());
        put(facts, "Manifest of the instrument", inspection.get("instrument_manifest"));
        put(facts, "Generation", run.generation());
        put(facts, "Folder", run.path());
        if (run.archived() != null) {
            put(facts, "Archive", run.archived().address());
            put(facts, "Logical path", run.archived().logicalPath());
            put(facts, "Files", run.archived().files());
            put(facts, "Bytes", run.archived().bytes());
            put(facts, "SHA-256 of the manifest", run.archived().manifestSha256());
        }
        put(facts, "First seen", times.at(run.firstSeen()));
        put(facts, "Ingested", run.ingested() == null ? null : times.at(run.ingested()));
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            facts.put(name, Shown.text(value.toString()));
        }
    }

    public List<String> evidence() {
        return strings("evidence");
    }

    public List<String> missing() {
        return strings("missing");
    }

    /** Problems of the folder, each with severity, file, line and code. */
    public List<String> problems() {
        return inspection().get("problems") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(problem -> RunProblem.text((Map<?, ?>) problem))
                        .toList()
                : List.of();
    }

    private List<String> strings(String name) {
        return inspection().get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private Map<String, Object> inspection() {
        return Json.readObject(run.inspection());
    }

    public List<String> files() {
        return fileList.lines();
    }

    public String filesNote() {
        if (run.archived() == null) {
            return "Not archived yet.";
        }
        return fileList.lines().size() < fileList.all()
                ? "The first " + fileList.lines().size() + " of " + fileList.all() + "; all are in manifest-sha256.txt."
                : "All " + fileList.all() + ", with their SHA-256.";
    }
}
