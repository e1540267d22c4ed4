package io.cameleer.callback;

import io.cameleer.callback.process.ExitStatus;
import io.cameleer.callback.process.ProcessTree;
import io.cameleer.callback.process.RunDirectory;
import io.cameleer.callback.process.RunRecord;
import io.cameleer.callback.process.Spool;
import io.cameleer.callback.process.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one supervised run, whoever started it, to its end: takes what it prints to the log, ends it when its time is over
 * or somebody asks for that, and makes its outcome. Used by one thread.
 */
final class ProgramWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramWatch.class);

    /** How often what a program prints is taken to the log. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** How long the output of a program that has ended is waited for: processes in the background may hold it open. */
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);

    private static final int KILLED = 137;

    private final Program program;
    private final CallbackContext context;
    private final RunDirectory directory;
    private final RunRecord record;
    private final @Nullable ProcessHandle supervisor;
    private final ProgramLimits limits;
    private final ExecutionLog log;
    private final StreamCapture output;
    private final StreamCapture errors;
    private final Spool outputSpool;
    private final Spool errorSpool;

    /**
     * @param supervisor null where it has ended already
     * @param log where what the run prints goes, from its beginning
     */
    ProgramWatch(
            Program program,
            CallbackContext context,
            RunDirectory directory,
            RunRecord record,
            @Nullable ProcessHandle supervisor,
            ProgramLimits limits,
            ExecutionLog log) {
        this.program = program;
        this.context = context;
        this.directory = directory;
        this.record = record;
        this.supervisor = supervisor;
        this.limits = limits;
        this.log = log;
        this.output = new StreamCapture(log, limits.hidden(context.secret()));
        this.errors = new StreamCapture(log, limits.hidden(context.secret()));
        this.outputSpool = Spool.output(directory, output);
        this.errorSpool = Spool.errors(directory, errors);
    }

    /** The program's processes, whatever became of its supervisor. */
    static ProcessTree tree(@Nullable ProcessHandle supervisor, RunRecord record) {
        return ProcessTree.supervised(
                supervisor,
                List.of(ProgramRunner.KEY + "=" + record.key(), Supervisor.MARK + "=" + record.mark()),
                record.ownSession() ? record.started() : null);
    }

    /**
     * Waits for the end.
     *
     * @return empty: nobody wrote down how the program ended, and it does not run any more
     * @throws ProgramStopped where it was ended by what ended its supervisor
     * @throws CallbackFailure where it could not be started at all, or was left running because the service stops
     */
    Optional<ProgramOutcome> await(RunningPrograms.Running registered) throws InterruptedException {
        String reason = awaitEnd(registered);
        if (reason != null) {
            return Optional.of(ended(reason));
        }
        awaitOutput();
        takeRest();
        Optional<ExitStatus> exit = directory.exit();
        if (exit.isEmpty()) {
            return Optional.empty();
        }
        int code = exit.get().code();
        if (exit.get().stopped() && !program.expects(code)) {
            throw new ProgramStopped("%s was ended from outside together with its supervisor".formatted(program));
        }
        Supervisor.notStarted(code, errors.text()).ifPresent(why -> {
            forget(directory);
            throw new CallbackFailure("Cannot start %s: %s".formatted(program, why));
        });
        return Optional.of(kept(outcome(null, code)));
    }

    /** Waits until the program ends, and says why it is to be ended; null where it ended by itself. */
    private @Nullable String awaitEnd(RunningPrograms.Running registered) throws InterruptedException {
        if (supervisor == null) {
            return null;
        }
        CompletableFuture<Object> first = CompletableFuture.anyOf(supervisor.onExit(), registered.cancellation());
        Duration limit = context.runTimeout();
        long deadline = System.nanoTime() + (limit == null ? 0 : rest(limit).toNanos());
        while (true) {
            if (directory.exit().isPresent()) {
                return null;
            }
            long left = limit == null ? Long.MAX_VALUE : deadline - System.nanoTime();
            if (left <= 0 && limit != null) {
                return ProgramOutcome.TOO_LONG + ", " + Durations.text(limit);
            }
            try {
                return first.get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS) instanceof String reason
                        ? reason
                        : null;
            } catch (TimeoutException goesOn) {
                takeMore();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Its time counts from its own start, which may be before this service's. */
    private Duration rest(Duration limit) {
        Duration gone = Duration.between(record.started(), Instant.now());
        return gone.isNegative() ? limit : limit.minus(gone);
    }

    private ProgramOutcome ended(String reason) throws InterruptedException {
        boolean stops = reason.equals(RunningPrograms.STOPS);
        if (stops && limits.leave()) {
            throw new CallbackFailure(
                    "the service stops; %s goes on, and its result is taken after the next start".formatted(program));
        }
        Set<Long> left = tree(supervisor, record).end(limits.killGrace());
        takeRest();
        String told = left.isEmpty() ? reason : reason + "; the processes " + left + " could not be ended";
        ProgramOutcome outcome =
                outcome(told, directory.exit().map(ExitStatus::code).orElse(KILLED));
        if (stops) {
            forget(directory);
            return outcome;
        }
        return kept(outcome);
    }

    /** What was ended without being over is not to be found again. */
    static void forget(RunDirectory directory) {
        try {
            directory.clear();
        } catch (IOException e) {
            LOG.warn("The run in {} cannot be deleted: {}", directory.path(), e.toString());
        }
    }

    private void awaitOutput() throws InterruptedException {
        long deadline = System.nanoTime() + LAST_OUTPUT.toNanos();
        while (!directory.outputComplete() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void takeMore() {
        try {
            outputSpool.readOn();
            errorSpool.readOn();
        } catch (IOException e) {
            LOG.warn("What {} prints cannot be read just now: {}", program, e.toString());
        }
    }

    private void takeRest() {
        try {
            outputSpool.finish();
            errorSpool.finish();
        } catch (IOException e) {
            LOG.warn("The end of what {} printed cannot be read: {}", program, e.toString());
        }
        output.end();
        errors.end();
    }

    private ProgramOutcome outcome(@Nullable String endedBecause, int code) {
        return new ProgramOutcome(
                record.command(),
                endedBecause,
                code,
                program.expects(code),
                output.text(),
                errors.text(),
                output.values(),
                output.valuesProblem(),
                directory
                        .reported(PythonFunction.LONGEST_REPORT)
                        .map(text -> SecretFilter.redact(text, context.secret()))
                        .orElse(null));
    }

    /** The result must not be lost between the program's end and the store's commit. */
    private ProgramOutcome kept(ProgramOutcome outcome) {
        try {
            directory.finish(outcome.text());
        } catch (IOException e) {
            LOG.warn("The result of {} cannot be kept in {}: {}", program, directory.path(), e.toString());
        }
        return outcome;
    }
}
