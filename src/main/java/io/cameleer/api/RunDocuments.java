package io.cameleer.api;

import io.cameleer.experiment.Experiment;
import io.cameleer.ingest.IngestProgress;
import io.cameleer.json.Json;
import io.cameleer.run.Run;
import io.cameleer.store.Journal;
import io.cameleer.store.RunTable.Metadata;
import io.cameleer.store.Session;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs and experiments as JSON. */
public final class RunDocuments {

    private RunDocuments() {}

    /** The lines of a list. */
    public static List<Map<String, Object>> summaries(Session session, List<Run> runs) {
        RunRemarks remarks = new RunRemarks(session);
        return runs.stream().map(run -> summary(run, remarks)).toList();
    }

    private static Map<String, Object> summary(Run run, RunRemarks remarks) {
        String remark = remarks.of(run);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", run.id());
        document.put("run_id", run.runId());
        document.put("unit", run.unit());
        document.put("generation", run.generation());
        document.put("state", run.state().label());
        document.put("reason", remark.isEmpty() ? null : remark);
        document.put("outcome", run.outcome());
        document.put("sequencer", run.sequencer());
        document.put("sequencer_type", run.sequencerType());
        document.put("platform", run.platform());
        document.put("path", run.path().toString());
        document.put("uri", "/api/v2/runs/" + run.id());
        List<Path> copies = remarks.copies(run);
        if (!copies.isEmpty()) {
            document.put("copies", copies.stream().map(Path::toString).toList());
        }
        Map<String, Long> awaited = remarks.awaited(run);
        if (!awaited.isEmpty()) {
            document.put("awaited_units", awaited);
        }
        return document;
    }

    /** All there is to know of a run. */
    public static Map<String, Object> whole(Session session, Run run, IngestProgress progress) {
        Map<String, Object> document = summary(run, new RunRemarks(session));
        Map<String, Object> inspection = Json.readObject(run.inspection());
        document.put("complete", inspection.getOrDefault("complete", "unknown"));
        document.put("evidence", inspection.getOrDefault("evidence", List.of()));
        document.put("missing", inspection.getOrDefault("missing", List.of()));
        document.put("problems", inspection.getOrDefault("problems", List.of()));
        document.put("first_seen", run.firstSeen().toString());
        document.put("last_change", run.lastChange().toString());
        document.put(
                "completed", run.completed() == null ? null : run.completed().toString());
        document.put("ingested", run.ingested() == null ? null : run.ingested().toString());
        progress.of(run.id()).ifPresent(going -> document.put("progress", going));
        if (run.archived() != null) {
            document.put("archive", run.archived().address());
            document.put("location", run.archived().location());
            document.put("irods_path", run.archived().logicalPath());
            document.put("files", run.archived().files());
            document.put("bytes", run.archived().bytes());
            document.put("manifest_sha256", run.archived().manifestSha256());
        }
        if (inspection.get("instrument_manifest") != null) {
            document.put("instrument_manifest", inspection.get("instrument_manifest"));
        }
        document.put(
                "units",
                session.runs().ofRunId(run.runId()).stream()
                        .filter(other -> !other.unit().equals(run.unit()))
                        .map(RunDocuments::reference)
                        .toList());
        document.put(
                "metadata",
                session.runs().metadata(run.id()).stream()
                        .map(RunDocuments::triple)
                        .toList());
        document.put(
                "experiments",
                experiments(session, run).stream()
                        .map(RunDocuments::experimentSummary)
                        .toList());
        document.put(
                "journal",
                session.journal().of("run", run.id()).stream()
                        .map(RunDocuments::line)
                        .toList());
        document.put("inspection", inspection);
        return document;
    }

    /** Another part of the same run, or the whole of it. */
    private static Map<String, Object> reference(Run other) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", other.id());
        document.put("unit", other.unit());
        document.put("generation", other.generation());
        document.put("state", other.state().label());
        document.put("reason", other.remark().isEmpty() ? null : other.remark());
        document.put("uri", "/api/v2/runs/" + other.id());
        return document;
    }

    /** A part of a run belongs to the experiments of the whole. */
    public static List<Experiment> experiments(Session session, Run run) {
        return run.isWhole()
                ? session.experiments().ofRun(run.id())
                : session.runs()
                        .newestIngested(run.runId())
                        .map(whole -> session.experiments().ofRun(whole.id()))
                        .orElse(List.of());
    }

    private static Map<String, Object> triple(Metadata triple) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("attribute", triple.attribute());
        document.put("value", triple.value());
        document.put("unit", triple.unit());
        return document;
    }

    static Map<String, Object> line(Journal.Entry entry) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", entry.at().toString());
        document.put("who", entry.who());
        document.put("kind", entry.kind());
        document.put("message", entry.message());
        document.put("detail", entry.detail() == null ? null : Json.read(entry.detail()));
        return document;
    }

    static Map<String, Object> experimentSummary(Experiment experiment) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", experiment.id());
        document.put("label", experiment.label());
        document.put("uri", "/api/v2/experiments/" + experiment.id());
        document.put("cohort", experiment.cohort());
        document.put("subject", experiment.subject());
        document.put("scandate", experiment.scandate().toString());
        document.put("workflow", experiment.workflow());
        document.put("state", experiment.state());
        document.put("waits", experiment.waits());
        return document;
    }
}
