package io.cameleer.callback;

import io.cameleer.callback.process.RunDirectory;
import io.cameleer.callback.process.RunRecord;
import io.cameleer.callback.process.Supervisor;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a program: taken over where a service before this one began it, started otherwise. Used by one thread. */
final class ProgramRun {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramRun.class);

    private final Program program;
    private final CallbackContext context;
    private final RunningPrograms.Running registered;
    private final ProgramLimits limits;
    private final RunDirectory directory;

    ProgramRun(Program program, CallbackContext context, RunningPrograms.Running registered, ProgramLimits limits) {
        this.program = program;
        this.context = context;
        this.registered = registered;
        this.limits = limits;
        this.directory = new RunDirectory(context.runDirectory());
    }

    /** Blocks until the program has ended; {@link ProgramRunner#run} says what is thrown. */
    ProgramOutcome outcome(Supervisor supervisor, Map<String, String> environment) throws InterruptedException {
        Optional<ProgramOutcome> taken = takeOver();
        return taken.isPresent() ? taken.get() : start(supervisor, environment);
    }

    /** The outcome of what was begun earlier for this run; empty: it is to be started. */
    private Optional<ProgramOutcome> takeOver() throws InterruptedException {
        RunRecord record = directory.record().orElse(null);
        if (record == null) {
            return Optional.empty();
        }
        Optional<ProgramOutcome> known = known();
        if (!record.run().equals(context.run())) {
            if (known.isEmpty()) {
                endRemains(record);
            }
            return Optional.empty();
        }
        if (known.isPresent()) {
            LOG.info("{}: {} has ended already; its result is taken", context, program);
            return known;
        }
        return follow(record);
    }

    private Optional<ProgramOutcome> follow(RunRecord record) throws InterruptedException {
        ProcessHandle found = Supervisor.find(directory, record).orElse(null);
        String lost = "neither its process nor its exit status is there";
        LOG.info("{}: {} {} while the service was away", context, program, found == null ? "ended" : "went on");
        try {
            Optional<ProgramOutcome> outcome = watch(record, found);
            if (outcome.isPresent()) {
                return outcome;
            }
        } catch (ProgramStopped stopped) {
            lost = "it was ended from outside together with its supervisor";
        }
        endRemains(record);
        String sentence = "The run of %s that began at %s was lost: %s; it is run again"
                .formatted(program, record.started(), lost);
        LOG.warn("{}: {}", context, sentence);
        ExecutionLog.note(context.logFile(), sentence);
        return Optional.empty();
    }

    private Optional<ProgramOutcome> known() {
        try {
            return directory.outcome().map(ProgramOutcome::parse);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Two runs of one execution must not go on at once. */
    private void endRemains(RunRecord record) throws InterruptedException {
        ProgramWatch.tree(null, record).end(limits.killGrace());
    }

    private ProgramOutcome start(Supervisor supervisor, Map<String, String> environment) throws InterruptedException {
        requireEncodable();
        RunRecord record = new RunRecord(
                context.run(),
                context.key(),
                UUID.randomUUID().toString(),
                Instant.now(),
                program.command().stream()
                        .map(item -> SecretFilter.redact(item, context.secret()))
                        .toList(),
                ExecutionLog.size(context.logFile()),
                supervisor.givesSession());
        ProcessHandle started = start(record, supervisor, environment);
        Optional<ProgramOutcome> outcome = watch(record, started);
        if (outcome.isEmpty()) {
            endRemains(record);
            throw new CallbackFailure("%s: its supervisor was killed, so that nobody knows how it ended%s"
                    .formatted(program, because(directory.complaint())));
        }
        return outcome.get();
    }

    private static String because(String complaint) {
        return complaint.isEmpty() ? "" : ": " + complaint;
    }

    private ProcessHandle start(RunRecord record, Supervisor supervisor, Map<String, String> environment) {
        makeDirectory(context.workDirectory());
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(program.environment());
        all.put(ProgramRunner.KEY, context.key());
        all.put(Supervisor.MARK, record.mark());
        try {
            directory.begin(record, program.files());
            return supervisor.start(directory, program.command(), all, context.workDirectory(), limits.spool());
        } catch (IOException e) {
            throw new CallbackFailure("Cannot start %s: %s".formatted(program, reason(e)), e);
        }
    }

    private Optional<ProgramOutcome> watch(RunRecord record, @Nullable ProcessHandle found)
            throws InterruptedException {
        try (ExecutionLog log = ExecutionLog.open(context.logFile(), record.logStart(), limits.output())) {
            return new ProgramWatch(program, context, directory, record, found, limits, log).await(registered);
        } catch (InterruptedException interrupted) {
            ProgramWatch.tree(found, record).end(limits.killGrace());
            ProgramWatch.forget(directory);
            throw interrupted;
        }
    }

    private static void makeDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new CallbackFailure("Cannot make the working directory %s: %s".formatted(directory, e), e);
        }
    }

    /** Java replaces what the locale's encoding lacks by a question mark, so the program would see something else. */
    private void requireEncodable() {
        CharsetEncoder encoder = Charset.defaultCharset().newEncoder();
        if (!program.command().stream().allMatch(encoder::canEncode)) {
            throw new CallbackFailure(
                    "Cannot start %s: an argument has characters that the encoding %s lacks; start the "
                                    .formatted(program, Charset.defaultCharset())
                            + "service with LC_ALL=C.UTF-8");
        }
    }

    /** Java's own text repeats the program and the directory; the system's reason follows it. */
    private static String reason(IOException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }
}
