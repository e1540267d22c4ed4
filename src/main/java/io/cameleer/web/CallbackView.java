package io.cameleer.web;

import io.cameleer.json.Json;
import io.cameleer.store.Timeline.CallbackRun;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A callback's execution as a page shows it.
 *
 * @param token for the forms about it
 * @param current whether the experiment is still in its state
 * @param hasLogFile whether its whole log can be had
 */
public record CallbackView(CallbackRun run, Times times, String token, boolean current, boolean hasLogFile) {

    /** One word: how far it is, or how it ended. */
    public String outcome() {
        return run.status().equals("finished") ? run.result() : run.status();
    }

    /** The class of its badge. */
    public String tone() {
        return switch (outcome()) {
            case "success" -> "good";
            case "failed", "timeout" -> "bad";
            case "running", "queued" -> "busy";
            case "waiting" -> "wait";
            default -> "plain";
        };
    }

    /** When what happened; what has not happened is left out. */
    public Map<String, String> moments() {
        Map<String, String> moments = new LinkedHashMap<>();
        moments.put("Created", times.at(run.created()));
        if (run.runStart() != null) {
            moments.put("Started", times.at(run.runStart()));
        }
        if (run.waitStart() != null) {
            moments.put("Waits since", times.at(run.waitStart()));
        }
        if (run.finished() != null) {
            moments.put("Ended", times.at(run.finished()));
        }
        if (run.runStart() != null && run.finished() != null) {
            moments.put("Took", times.took(run.runStart(), run.finished()));
        }
        return moments;
    }

    public boolean isOpen() {
        return !run.status().equals("finished") && !run.status().equals("skipped");
    }

    public boolean waits() {
        return run.status().equals("waiting");
    }

    /** Whether it can be run again; only callbacks of the present state can, which the page's step decides. */
    public boolean canRetry() {
        return current && !isOpen() && !run.superseded();
    }

    /** Until when an answer counts; null where there is no limit. */
    public @Nullable String deadline() {
        if (run.waitStart() == null || run.waitTimeout() == 0) {
            return null;
        }
        var then = run.waitStart().plus(Duration.ofMinutes(run.waitTimeout()));
        return times.at(then) + " (" + times.until(then) + ")";
    }

    /** Variables of the experiment and where in the answer they come from. */
    public Map<String, String> variables() {
        Map<String, String> sources = new LinkedHashMap<>();
        Json.readObject(run.variableMap()).forEach((variable, source) -> sources.put(variable, String.valueOf(source)));
        return sources;
    }

    /** Those of {@link #variables()} that a field of a form can give: an item of a list cannot be. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>(variables());
        fields.values().removeIf(source -> source.isEmpty() || source.matches(".*/(0|[1-9][0-9]*)(/.*)?"));
        return fields;
    }

    public @Nullable String values() {
        return indented(run.resultValues());
    }

    /** Those of the run, where an answer gave others. */
    public @Nullable String runValues() {
        return Objects.equals(run.runValues(), run.resultValues()) ? null : indented(run.runValues());
    }

    /** What the parts of its condition came to. */
    public List<TracedCondition.Part> traced() {
        return TracedCondition.parts(run.conditionTrace());
    }

    /** Why it failed, in a sentence. */
    public @Nullable String reason() {
        String values = run.resultValues();
        if (values == null || !List.of("failed", "timeout").contains(run.result())) {
            return null;
        }
        Object reason = Json.readObject(values).get("__exception__");
        return reason == null ? null : Shown.text(String.valueOf(reason));
    }

    public @Nullable String runLog() {
        return log(run.runLog());
    }

    public @Nullable String resultLog() {
        return log(run.resultLog());
    }

    private static @Nullable String log(@Nullable String log) {
        return log == null || log.isBlank() ? null : Shown.text(log);
    }

    private static @Nullable String indented(@Nullable String json) {
        return json == null || json.equals("{}") ? null : Shown.text(Json.writeIndented(Json.read(json)));
    }
}
