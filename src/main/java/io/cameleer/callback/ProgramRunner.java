package io.cameleer.callback;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs without a shell: in the execution's own directory, with the named variables of the environment and the
 * callback's key, nothing on standard input, the output bounded. A program that runs too long or is cancelled is ended with
 * all it started. What a program leaves running when it ends by itself is let be, but its output is no longer kept. Safe
 * for use by several threads; a call blocks until the program has ended.
 */
public final class ProgramRunner {

    /** The variable that tells a program the callback's key. */
    public static final String KEY = "CAMELEER_CALLBACK_KEY";

    /** The variable by which the processes of one run are found again. */
    static final String MARK = "CAMELEER_CALLBACK_RUN";

    /** How long the output of a program that has ended is waited for: processes in the background may hold it open. */
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);

    private final RunningPrograms running;
    private final Map<String, String> environment;
    private final long outputCap;
    private final Duration killGrace;
    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "callback-output");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param environment what every program gets
     * @param outputCap how many bytes of a program's output its log keeps
     * @param killGrace how long a program may take to end itself before it is killed
     */
    public ProgramRunner(RunningPrograms running, Map<String, String> environment, long outputCap, Duration killGrace) {
        this.running = running;
        this.environment = Map.copyOf(environment);
        this.outputCap = outputCap;
        this.killGrace = killGrace;
    }

    /**
     * Runs a program to its end.
     *
     * @throws CallbackFailure where it could not be started
     */
    public ProgramOutcome run(Program program, CallbackContext context) throws InterruptedException {
        String mark = UUID.randomUUID().toString();
        try (RunningPrograms.Running registered = running.start(context.executionId());
                ExecutionLog log = ExecutionLog.open(context.logFile(), outputCap)) {
            Process process = start(program, context, mark);
            StreamCapture output = new StreamCapture(process.getInputStream(), log, context.secret());
            StreamCapture errors = new StreamCapture(process.getErrorStream(), log, context.secret());
            CompletableFuture<Void> read = CompletableFuture.allOf(
                    CompletableFuture.runAsync(output, readers), CompletableFuture.runAsync(errors, readers));
            String endedBecause = awaitEnd(process, registered, context.runTimeout(), MARK + "=" + mark);
            awaitOutput(read);
            int code = process.exitValue();
            return new ProgramOutcome(
                    redacted(program.command(), context.secret()),
                    endedBecause,
                    code,
                    program.expects(code),
                    output.text(),
                    errors.text(),
                    output.values(),
                    output.valuesProblem());
        }
    }

    private Process start(Program program, CallbackContext context, String mark) {
        List<String> command = program.command();
        requireEncodable(program, command);
        makeDirectory(context.workDirectory());
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(context.workDirectory().toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().put(KEY, context.key());
            builder.environment().put(MARK, mark);
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new CallbackFailure("Cannot start %s: %s".formatted(program, reason(e)), e);
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
    private static void requireEncodable(Program program, List<String> command) {
        CharsetEncoder encoder = Charset.defaultCharset().newEncoder();
        if (!command.stream().allMatch(encoder::canEncode)) {
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

    private @Nullable String awaitEnd(
            Process process, RunningPrograms.Running registered, @Nullable Duration timeout, String mark)
            throws InterruptedException {
        ProcessTree tree = new ProcessTree(process.toHandle(), mark);
        try {
            CompletableFuture<Object> end = CompletableFuture.anyOf(process.onExit(), registered.cancellation());
            Object first = timeout == null ? end.get() : end.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (first instanceof String reason) {
                tree.end(killGrace);
                return reason;
            }
            return null;
        } catch (TimeoutException late) {
            tree.end(killGrace);
            return "it ran longer than its run_timeout, " + Durations.text(timeout);
        } catch (InterruptedException interrupted) {
            tree.end(killGrace);
            throw interrupted;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void awaitOutput(CompletableFuture<Void> read) throws InterruptedException {
        try {
            read.get(LAST_OUTPUT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException heldOpen) {
            // A process in the background keeps the stream open; what came so far is the output.
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> redacted(List<String> command, String secret) {
        return command.stream().map(item -> SecretFilter.redact(item, secret)).toList();
    }
}
