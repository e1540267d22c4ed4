package io.cameleer.web;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Chain;
import io.cameleer.experiment.Experiment;
import io.cameleer.json.Json;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.store.EventTable.Outcome;
import io.cameleer.store.Journal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an analysis shows.
 *
 * @param changes the newest first
 * @param token of the form for this person
 */
public record AnalysisPage(
        Analysis analysis,
        List<Experiment> targets,
        List<Experiment> references,
        List<Change> changes,
        List<Failure> failures,
        List<Journal.Entry> journal,
        Times times,
        String token) {

    /** A change of status and how its signals went. */
    public record Change(Event event, List<Outcome> outcomes) {

        public String status() {
            return event.detail().get("previous_status") + " → "
                    + event.detail().get("status");
        }

        /** Who led to it; empty: no signal. */
        public String chain() {
            return Chain.text(event.chain());
        }
    }

    static String tone(AnalysisStatus status) {
        return switch (status) {
            case SUCCEEDED -> "good";
            case FAILED, REJECTED -> "bad";
            case STARTED, IN_PROGRESS -> "busy";
            case CREATED, STAGED, SUBMITTED, FINISHED -> "wait";
        };
    }

    public String tone() {
        return tone(analysis.status());
    }

    public List<AnalysisStatus> otherStatuses() {
        return List.of(AnalysisStatus.values()).stream()
                .filter(status -> status != analysis.status())
                .toList();
    }

    /** The facts that people look for first; unknown ones are left out. */
    public Map<String, String> facts() {
        Analysis.Times when = analysis.times();
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "Application", analysis.application().toString());
        put(facts, "Species", analysis.application().species());
        put(facts, "Asked for by", analysis.ranBy());
        put(facts, "Led to by", Chain.text(analysis.chain()));
        put(facts, "Failure", analysis.data().get("failure"));
        put(facts, "Notes", analysis.notes());
        put(facts, "Folder", analysis.storageUrl());
        put(facts, "Made", times.at(when.created()));
        put(facts, "Submitted", when.submitted() == null ? null : times.at(when.submitted()));
        put(facts, "Started", when.started() == null ? null : times.at(when.started()));
        put(facts, "Ended", when.finished() == null ? null : times.at(when.finished()));
        if (when.started() != null && when.finished() != null) {
            put(facts, "Ran for", times.took(when.started(), when.finished()));
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            facts.put(name, Shown.text(value.toString()));
        }
    }

    /** As indented JSON; null: none. */
    public @Nullable String results() {
        return analysis.results().isEmpty() ? null : Shown.text(Json.write(analysis.results()));
    }

    /** Of a record: what its signal's author needs. */
    public static String traceback(Failure failure) {
        Object text = Json.readObject(failure.data()).get("failure_traceback");
        return text == null ? "Asked for; it has not run yet." : Shown.text(String.valueOf(text));
    }
}
