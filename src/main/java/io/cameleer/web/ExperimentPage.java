package io.cameleer.web;

import io.cameleer.experiment.Experiment;
import io.cameleer.store.Journal;
import io.cameleer.store.Timeline.Step;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page of an experiment shows; steps and journal begin with the latest. */
public record ExperimentPage(
        Experiment experiment, List<PathStep> path, boolean hasMore, List<Journal.Entry> journal, Times times) {

    /**
     * A step of the path.
     *
     * @param left when the next state was entered; null for where it is now
     */
    public record PathStep(Step step, @Nullable Instant left, List<CallbackView> callbacks) {}

    public String label() {
        return Shown.text(experiment.label());
    }

    public String state() {
        return experiment.state() == null ? "in no workflow" : Shown.text(experiment.state());
    }

    /** The callbacks that wait for an answer. */
    public List<CallbackView> unanswered() {
        return path.isEmpty()
                ? List.of()
                : path.get(0).callbacks().stream().filter(CallbackView::waits).toList();
    }

    /** The callbacks of the present state that failed. */
    public List<CallbackView> failed() {
        return path.isEmpty()
                ? List.of()
                : path.get(0).callbacks().stream()
                        .filter(callback -> callback.tone().equals("bad"))
                        .toList();
    }

    /** How the ways out of the present state were judged last; empty where they were not. */
    public List<ActionPage.Judged> ways() {
        return path.isEmpty() ? List.of() : ActionPage.judged(path.get(0).step().tests());
    }

    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Workflow", Shown.value(experiment.workflow()));
        facts.put("Subject", Shown.text(experiment.subject()));
        facts.put("Cohort", Shown.text(experiment.cohort()));
        facts.put("Scan date", experiment.scandate().toString().replace('T', ' '));
        return facts;
    }
}
