package io.cameleer.governor;

import io.cameleer.governor.Execution.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Ends executions whose run_timeout or wait_timeout is over: their result is {@code timeout}, their claim is taken away,
 * and their experiment's transitions are offered for evaluation. A timeout of 0 never comes.
 */
public final class Timeouts {

    /** Who is named in the journal. */
    public static final String WHO = "timer";

    /** How many executions ended while running and while waiting. */
    public record Swept(int runTimeouts, int waitTimeouts) {}

    /** An execution that ran out of time; {@code sentence} is what its log says. */
    public record Expired(long executionId, boolean running, String sentence) {}

    private Timeouts() {}

    /** Ends what is overdue, at most {@code limit} executions, in the caller's transaction. */
    public static List<Expired> sweep(GovernorRecords records, int limit) {
        return records.overdue(limit).stream()
                .map(execution -> expire(records, execution.id()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Ends this execution if it is overdue still. */
    public static Optional<Expired> expire(GovernorRecords records, long executionId) {
        Execution now =
                Executions.latest(records, records.execution(executionId).orElseThrow());
        Instant deadline = now.deadline();
        if (deadline == null || records.now().isBefore(deadline)) {
            return Optional.empty();
        }
        boolean running = now.status().equals("running");
        String sentence = sentence(now, running, records.now());
        Progress old = now.progress();
        ProgressChange change = new ProgressChange(
                "finished",
                "timeout",
                null,
                running ? Executions.appended(old.runLog(), sentence) : null,
                running ? null : Executions.appended(old.resultLog(), sentence));
        Execution next = now.with(change.applyTo(old, records.now()));
        records.save(next);
        records.withdrawCallback(next.id());
        Executions.resolved(records, next, WHO, (running ? "run" : "wait") + " timeout");
        return Optional.of(new Expired(next.id(), running, sentence));
    }

    /** Study Governor's words. */
    private static String sentence(Execution execution, boolean running, Instant now) {
        Progress progress = execution.progress();
        Instant since = Objects.requireNonNull(running ? progress.runStart() : progress.waitStart());
        int minutes = running
                ? execution.callback().runTimeoutMinutes()
                : execution.callback().waitTimeoutMinutes();
        return "ERROR: CallbackExecution " + (running ? "run" : "wait") + " timeout at "
                + now.truncatedTo(ChronoUnit.SECONDS) + " after " + minutes + " minutes (started at "
                + since.truncatedTo(ChronoUnit.SECONDS) + ").";
    }
}
