package io.cameleer.governor;

import io.cameleer.governor.GovernorRecords.Offered;
import io.cameleer.governor.Waiting.Reason;
import io.cameleer.json.Json;
import io.cameleer.text.Visible;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what an experiment waits for, at the time of asking. Only an experiment in a final state, all of whose callbacks
 * are resolved, waits for nothing. Thread-safe.
 */
public final class Why {

    static final String CONDITION_ERROR = ", a condition cannot be evaluated: ";
    static final String NO_TRANSITION = ", no transition matched: ";

    private static final int LONGEST_REASON = 200;

    private final @Nullable String heldBy;

    /** {@code heldBy}: the setting that holds all callbacks back; null: none does. */
    public Why(@Nullable String heldBy) {
        this.heldBy = heldBy;
    }

    /** What the experiment waits for; empty: it has arrived. */
    public Optional<Waiting> of(GovernorRecords records, long experimentId) {
        Standing standing = records.standing(experimentId);
        String kept = records.waits(experimentId);
        if (standing.stateId() == null || standing.actionId() == null) {
            return waiting(Reason.WORKFLOW, kept == null ? "is in no workflow" : kept);
        }
        List<Waiting> open = records.executions(standing.actionId()).stream()
                .filter(execution -> !execution.isResolved())
                .map(execution -> callback(records, execution))
                .toList();
        if (!open.isEmpty()) {
            return Optional.of(open.size() == 1 ? open.get(0) : together(open));
        }
        if (standing.parked() != null) {
            return Optional.of(new Waiting(Reason.PARKED, String.valueOf(kept), standing.parked(), null));
        }
        if (records.evaluationOffered(experimentId)) {
            return waiting(Reason.EVALUATION, "its transitions are about to be tested");
        }
        StateDefinition state = records.state(standing.stateId());
        if (state.isFinal()) {
            return Optional.empty();
        }
        String sentence =
                kept == null ? "stays in state " + state.label() + "; ask for its transitions to be tested" : kept;
        Reason reason = state.waitsForPerson()
                ? Reason.PERSON
                : sentence.contains(CONDITION_ERROR) ? Reason.CONDITION_ERROR : Reason.TRANSITION;
        return waiting(reason, sentence + failed(records.executions(standing.actionId())));
    }

    /** Behind a condition that is not true there is often a callback that failed. */
    private static String failed(List<Execution> executions) {
        String failed = executions.stream()
                .filter(execution -> List.of("failed", "timeout").contains(execution.result()))
                .map(Why::failure)
                .collect(Collectors.joining(", "));
        return failed.isEmpty() ? "" : "; " + failed;
    }

    private static String failure(Execution execution) {
        String how = execution.result().equals("timeout") ? "ran out of time" : "failed";
        String values = execution.resultValues();
        Object why = values == null ? null : Json.readObject(values).get("__exception__");
        return "callback " + execution.callback().label() + " " + how
                + (why == null ? "" : " (" + Visible.line(String.valueOf(why), LONGEST_REASON) + ")");
    }

    private static Optional<Waiting> waiting(Reason reason, String sentence) {
        return Optional.of(new Waiting(reason, sentence, null, null));
    }

    private static Waiting together(List<Waiting> open) {
        Waiting first = open.get(0);
        return new Waiting(
                first.reason(),
                open.stream().map(Waiting::sentence).collect(Collectors.joining("; ")),
                first.since(),
                first.until());
    }

    private Waiting callback(GovernorRecords records, Execution execution) {
        Optional<Offered> offered = records.offered(execution.id());
        String name = "callback " + execution.callback().label();
        return switch (execution.status()) {
            case "running" -> running(name, execution, offered, records.now());
            case "waiting" ->
                timed(
                        Reason.ANSWER,
                        name + " waits for an answer",
                        execution.progress().waitStart(),
                        execution.deadline(),
                        records.now(),
                        "wait_timeout");
            default ->
                offered.map(work -> unclaimed(name, execution, work, records.now()))
                        .orElseGet(() -> new Waiting(
                                Reason.TROUBLE,
                                name + " is " + execution.status()
                                        + " and not offered to any worker; report its result, or cancel it",
                                execution.progress().created(),
                                null));
        };
    }

    private static Waiting running(String name, Execution execution, Optional<Offered> offered, Instant now) {
        Instant since = execution.progress().runStart();
        if (offered.isPresent() && !offered.get().claimed()) {
            String reason = offered.get().reason();
            return new Waiting(
                    Reason.WORKER,
                    name + " was begun at " + text(since) + " by a worker that "
                            + (reason == null ? "is gone" : "gave it back: " + reason) + "; it is offered again",
                    since,
                    null);
        }
        String attempts = execution.progress().attempts() > 1
                ? ", attempt " + execution.progress().attempts()
                : "";
        return timed(Reason.RUNNING, name + " runs" + attempts, since, execution.deadline(), now, "run_timeout");
    }

    private static Waiting timed(
            Reason reason, String what, @Nullable Instant since, @Nullable Instant until, Instant now, String timeout) {
        String begun = what + (since == null ? "" : " since " + text(since));
        if (until == null) {
            return new Waiting(reason, begun + ", without a " + timeout, since, null);
        }
        return now.isBefore(until)
                ? new Waiting(reason, begun + ", until its " + timeout + " at " + text(until), since, until)
                : new Waiting(
                        Reason.OVERDUE,
                        begun + "; its " + timeout + " was over at " + text(until) + ", the timer ends it",
                        since,
                        until);
    }

    private Waiting unclaimed(String name, Execution execution, Offered work, Instant now) {
        Instant due = work.due();
        String at = text(due);
        if (work.claimed()) {
            return new Waiting(Reason.RUNNING, name + " is about to run", due, null);
        }
        boolean later = due.isAfter(now);
        if (work.reason() != null) {
            String again = later ? "is tried again at " + at : "is due since " + at;
            return new Waiting(Reason.TROUBLE, name + " " + again + ": " + work.reason(), null, later ? due : null);
        }
        if (later && execution.status().equals("queued")) {
            return new Waiting(
                    Reason.RETRY,
                    name + " failed and is tried again at " + at + ", retry "
                            + execution.progress().failures() + " of "
                            + execution.callback().retries(),
                    null,
                    due);
        }
        if (later) {
            return new Waiting(
                    Reason.DELAY,
                    name + " starts at " + at,
                    execution.progress().created(),
                    due);
        }
        return heldBy == null
                ? new Waiting(Reason.WORKER, name + " is due since " + at + "; no worker has taken it yet", due, null)
                : new Waiting(Reason.HELD, name + " is due since " + at + " and held back by " + heldBy, due, null);
    }

    private static String text(@Nullable Instant instant) {
        return instant == null
                ? "an unknown time"
                : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
