package io.cameleer.governor;

import io.cameleer.governor.Execution.Progress;
import io.cameleer.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a callback execution goes through: created, running, waiting, finished; the one place where its status changes.
 * Each call does its whole part in the caller's transaction. The results of an execution whose experiment has left the
 * state are recorded and change nothing else, and so is what comes after it was resolved.
 */
public final class Executions {

    /**
     * How a run of a callback ended.
     *
     * @param values a JSON object as text
     * @param timedOut whether it was ended because its run_timeout was over, as counted by who ran it
     */
    public record Report(boolean success, @Nullable String values, @Nullable String runLog, boolean timedOut) {

        /** Of a run that ended by itself. */
        public Report(boolean success, @Nullable String values, @Nullable String runLog) {
            this(success, values, runLog, false);
        }
    }

    private Executions() {}

    /**
     * Changes what is given, as anybody may who has the execution's secret. A resolved status offers the evaluation of
     * the experiment's transitions; a result alone resolves nothing.
     *
     * @return why not, as a sentence: it is resolved already, and stays as it is
     */
    public static Optional<String> change(
            GovernorRecords records, Execution execution, ProgressChange change, String who) {
        Execution now = latest(records, execution);
        if (now.isResolved()) {
            return Optional.of("callback execution " + now.id() + " is " + now.status() + " already");
        }
        Execution next = now.with(change.applyTo(now.progress(), records.now()));
        records.save(next);
        if (next.isResolved()) {
            resolved(records, next, who, next.status().equals("skipped") ? "skipped" : next.result());
        } else if (!next.status().equals(now.status())) {
            journal(records, next, who, "callback", next.status());
            if (!next.superseded()) {
                records.offerEvaluation(next.experimentId());
            }
        }
        return Optional.empty();
    }

    /**
     * A worker begins an attempt, or begins anew what a worker that is gone had begun; its run_timeout counts from now.
     *
     * @throws IllegalStateException it is resolved
     */
    public static Execution started(GovernorRecords records, Execution execution, String who) {
        return begin(records, execution, who, false);
    }

    /**
     * A worker takes over what a worker that is gone had begun and what is still under way: its run_timeout counts from its own
     * start.
     *
     * @throws IllegalStateException it is resolved
     */
    public static Execution followed(GovernorRecords records, Execution execution, String who) {
        return begin(records, execution, who, true);
    }

    private static Execution begin(GovernorRecords records, Execution execution, String who, boolean underWay) {
        Execution now = latest(records, execution);
        if (now.isResolved()) {
            throw new IllegalStateException(now + " is resolved and cannot begin");
        }
        Progress old = now.progress();
        boolean goesOn = underWay && now.status().equals("running") && old.runStart() != null;
        Execution next = now.with(new Progress(
                "running",
                "none",
                old.resultValues(),
                old.runValues(),
                old.runLog(),
                old.resultLog(),
                old.attempts() + 1,
                old.failures(),
                old.created(),
                goesOn ? old.runStart() : records.now(),
                old.waitStart(),
                null));
        records.save(next);
        journal(
                records,
                next,
                who,
                "callback",
                (now.status().equals("running") ? "taken over by a worker, attempt " : "running, attempt ")
                        + next.progress().attempts());
        return next;
    }

    /** A worker finds that the experiment has left the state already: there is nothing to run. */
    public static void skip(GovernorRecords records, Execution execution, String who) {
        change(records, execution, ProgressChange.of("skipped", "none"), who);
    }

    /**
     * A worker is done: the execution waits for a final word where its callback says so, is tried again where it failed
     * and has retries left, else it is finished. A run that failed after its run_timeout is a timeout.
     */
    public static Execution ran(GovernorRecords records, Execution execution, Report report, String who) {
        Execution now = latest(records, execution);
        if (now.isResolved()) {
            late(records, now, report, who);
            return now;
        }
        Instant deadline = now.deadline();
        boolean timedOut = report.timedOut()
                || deadline != null
                        && now.status().equals("running")
                        && !records.now().isBefore(deadline);
        String status = "finished";
        String result = report.success() ? "success" : timedOut ? "timeout" : "failed";
        if (report.success() && now.callback().waitTimeoutMinutes() > 0) {
            status = "waiting";
            result = "none";
        } else if (result.equals("failed")
                && !now.superseded()
                && now.progress().failures() < now.callback().retries()) {
            return tryAgain(records, now, report, who);
        }
        ProgressChange change = new ProgressChange(status, result, report.values(), report.runLog(), null);
        change(records, now, change, who);
        return records.execution(now.id()).orElseThrow();
    }

    private static Execution tryAgain(GovernorRecords records, Execution now, Report report, String who) {
        Progress old = now.progress();
        Execution next = now.with(new Progress(
                "queued",
                "none",
                report.values(),
                null,
                report.runLog() == null ? old.runLog() : report.runLog(),
                old.resultLog(),
                old.attempts(),
                old.failures() + 1,
                old.created(),
                null,
                null,
                null));
        Instant due = records.now().plusSeconds(now.callback().backoffSeconds());
        records.save(next);
        records.offerCallback(next.id(), due);
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("execution", next.id());
        detail.put("attempt", old.attempts());
        detail.put("due", due.toString());
        detail.put("values", report.values() == null ? null : Json.read(report.values()));
        records.journal(
                next.experimentId(),
                who,
                "retry",
                "callback " + next.callback().label() + " failed, attempt " + old.attempts() + "; tried again at " + due
                        + ", retry " + next.progress().failures() + " of "
                        + next.callback().retries(),
                detail);
        return next;
    }

    /** A result that came after the execution was resolved or taken away: it is recorded, and changes nothing. */
    public static void late(GovernorRecords records, Execution execution, Report report, String who) {
        Execution now = latest(records, execution);
        Progress old = now.progress();
        if (report.runLog() != null && now.isResolved()) {
            String log = old.runLog() == null || report.runLog().contains(old.runLog())
                    ? report.runLog()
                    : report.runLog() + "\n" + old.runLog();
            records.save(now.with(new ProgressChange(null, null, null, log, null).applyTo(old, records.now())));
        }
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("execution", now.id());
        detail.put("values", report.values() == null ? null : Json.read(report.values()));
        records.journal(
                now.experimentId(),
                who,
                "late",
                "callback " + now.callback().label() + " reported " + (report.success() ? "success" : "failed")
                        + " after it was " + now.status() + " (" + now.result() + "); recorded, nothing else",
                detail);
    }

    /**
     * Ends an execution as failed, with the reason in its log; a worker that runs it loses its claim. The caller ends
     * what really runs after the commit.
     *
     * @return why not, as a sentence: it is resolved already
     */
    public static Optional<String> cancel(GovernorRecords records, Execution execution, String who, String reason) {
        Execution now = latest(records, execution);
        if (now.isResolved()) {
            return Optional.of("callback execution " + now.id() + " is " + now.status() + " already");
        }
        String sentence = "cancelled by " + who + (reason.isBlank() ? "" : ": " + reason);
        Progress old = now.progress();
        String values = old.resultValues() != null
                ? null
                : Json.write(Map.of("__success__", false, "__exception__", "the callback was " + sentence));
        ProgressChange change =
                new ProgressChange("finished", "failed", values, null, appended(old.resultLog(), sentence));
        Execution next = now.with(change.applyTo(old, records.now()));
        records.save(next);
        records.withdrawCallback(next.id());
        resolved(records, next, who, "failed, " + sentence);
        return Optional.empty();
    }

    /**
     * Runs a resolved callback of the experiment's present action again, also one that was skipped: a fresh attempt of
     * the same execution with the same key and all of its retries, due at once. Its secret stays the same, too.
     *
     * @return why not, as a sentence
     */
    public static Optional<String> retry(GovernorRecords records, Execution execution, String who) {
        Standing standing = records.standing(execution.experimentId());
        Execution now = latest(records, execution);
        if (!Objects.equals(standing.actionId(), now.actionId()) || now.superseded()) {
            return Optional.of("experiment " + standing.label() + " has left the state of callback "
                    + now.callback().label() + "; only callbacks of its present state can be run again");
        }
        if (!now.isResolved()) {
            return Optional.of("callback execution " + now.id() + " is " + now.status()
                    + "; only a resolved one can be run again, cancel it first");
        }
        Progress old = now.progress();
        Execution next = now.with(new Progress(
                "created", "none", null, null, null, null, old.attempts(), 0, old.created(), null, null, null));
        records.save(next);
        records.reopenAction(now.actionId());
        records.unpark(now.experimentId());
        records.withdrawCallback(next.id());
        records.offerCallback(next.id(), records.now());
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("execution", now.id());
        detail.put("status", old.status());
        detail.put("result", old.result());
        detail.put("values", old.resultValues() == null ? null : Json.read(old.resultValues()));
        records.journal(
                now.experimentId(), who, "retry", "callback " + now.callback().label() + " is run again", detail);
        records.offerEvaluation(now.experimentId());
        return Optional.empty();
    }

    /** What is done once an execution is resolved; it was saved before. */
    static void resolved(GovernorRecords records, Execution execution, String who, String ending) {
        if (execution.superseded()) {
            journal(
                    records,
                    execution,
                    who,
                    "superseded",
                    ending + " after its state was left; recorded, nothing else");
            return;
        }
        journal(records, execution, who, "callback", ending);
        String values = execution.resultValues();
        if (execution.result().equals("success") && values != null) {
            Variables.fromResult(records, execution, values, who);
        }
        records.offerEvaluation(execution.experimentId());
    }

    /** The execution as it is now, with its experiment locked. */
    static Execution latest(GovernorRecords records, Execution execution) {
        records.standing(execution.experimentId());
        return records.execution(execution.id()).orElseThrow();
    }

    static String appended(@Nullable String log, String line) {
        return log == null || log.isEmpty() ? line : log + (log.endsWith("\n") ? "" : "\n") + line;
    }

    private static void journal(GovernorRecords records, Execution execution, String who, String kind, String ending) {
        records.journal(
                execution.experimentId(),
                who,
                kind,
                "callback " + execution.callback().label() + ": " + ending,
                Map.of("execution", execution.id()));
    }
}
