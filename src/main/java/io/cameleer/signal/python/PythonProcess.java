package io.cameleer.signal.python;

import io.cameleer.callback.process.ProcessTree;
import io.cameleer.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Python with our driver in it. Its two pipes are the channel: nothing else can reach them. For one thread; the
 * streams are read by threads of their own, so that waiting can be interrupted.
 */
final class PythonProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PythonProcess.class);
    private static final String DRIVER = driver();
    /** A line is a question or an answer; more than this is no message of the driver's. */
    private static final int LONGEST_LINE = 16 << 20;

    private static final int PRINTED_KEPT = 8_000;
    private static final String END = "";
    private static final int SECONDS_TO_END = 2;

    /** The variable by which the processes of one run are found again, in whatever session they are. */
    private static final String MARK = "CAMELEER_SIGNAL_RUN";

    private final Process process;
    private final ProcessTree tree;
    private final BufferedWriter answers;
    private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();
    private final StringBuilder printed = new StringBuilder();
    private final Thread printing;
    private final long deadline;
    private boolean over;

    private PythonProcess(Process process, ProcessTree tree, long deadline) {
        this.process = process;
        this.tree = tree;
        this.deadline = deadline;
        this.answers = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        reader("questions", this::readQuestions);
        this.printing = reader("printed", this::readPrinted);
    }

    private static String driver() {
        try (InputStream text = PythonProcess.class.getResourceAsStream("signals.py")) {
            if (text == null) {
                throw new IllegalStateException("signals.py is missing from the jar");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts Python.
     *
     * @param environment beyond that of the settings
     * @throws PythonFailure it cannot be started
     */
    static PythonProcess start(PythonSettings settings, Map<String, String> environment) {
        try {
            Files.createDirectories(settings.workDirectory());
            ProcessBuilder builder = new ProcessBuilder(List.of(settings.interpreter(), "-c", DRIVER))
                    .directory(settings.workDirectory().toFile());
            builder.environment().clear();
            builder.environment().putAll(settings.environment());
            builder.environment().putAll(environment);
            String mark = UUID.randomUUID().toString();
            builder.environment().put(MARK, mark);
            Instant begin = Instant.now();
            Process process = builder.start();
            return new PythonProcess(
                    process,
                    new ProcessTree(process.toHandle(), List.of(MARK + "=" + mark), begin),
                    System.nanoTime() + settings.timeout().toNanos());
        } catch (IOException e) {
            String message = "Python cannot be started: " + e.getMessage() + "; check cameleer.python";
            throw new PythonFailure(message, message);
        }
    }

    private Thread reader(String name, Runnable body) {
        Thread thread = new Thread(body, "signal-python-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void readQuestions() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder();
            for (int next = lines.read(); next >= 0 && line.length() < LONGEST_LINE; next = lines.read()) {
                if (next == '\n') {
                    questions.add(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) next);
                }
            }
        } catch (IOException ended) {
            // The process was ended.
        } finally {
            questions.add(END);
        }
    }

    /** Keeps the last of what is printed: that is where a crash says why. */
    private void readPrinted() {
        char[] some = new char[4096];
        try (var text = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)) {
            for (int count = text.read(some); count >= 0; count = text.read(some)) {
                synchronized (printed) {
                    printed.append(some, 0, count);
                    if (printed.length() > 2 * PRINTED_KEPT) {
                        printed.delete(0, printed.length() - PRINTED_KEPT);
                    }
                }
            }
        } catch (IOException ended) {
            // The process was ended.
        }
    }

    void tell(Map<String, ?> message) {
        try {
            answers.write(Json.write(message));
            answers.write('\n');
            answers.flush();
        } catch (IOException gone) {
            // That it is gone is seen where the next question is awaited.
        }
    }

    /**
     * The next message.
     *
     * @throws PythonFailure it ended without one, or ran too long
     */
    Map<String, Object> next() throws InterruptedException {
        String line = questions.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (line == null) {
            close();
            throw failure("it ran longer than cameleer.signals.python.timeout and was ended");
        }
        if (line.equals(END)) {
            boolean ended = process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            throw failure(
                    ended
                            ? "Python ended with exit code " + process.exitValue() + " before the signal was done"
                            : "Python closed its pipe before the signal was done");
        }
        try {
            Map<String, Object> message = Json.readObject(line);
            over = message.containsKey("done") || message.containsKey("failed") || message.containsKey("problems");
            return message;
        } catch (IllegalArgumentException e) {
            throw failure("Python wrote something else than a message: " + e.getMessage());
        }
    }

    /** The last of what was printed; empty: nothing. */
    String printed() {
        try {
            printing.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (printed) {
            return printed.substring(Math.max(0, printed.length() - PRINTED_KEPT));
        }
    }

    private PythonFailure failure(String message) {
        String output = printed();
        return new PythonFailure(message, output.isBlank() ? message : message + "\nIt printed:\n" + output);
    }

    /** Ends it with all that it started; a Python that is through with its signal gets a while to end by itself. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            if (over) {
                process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            }
            Set<Long> left = tree.end(Duration.ZERO);
            if (!left.isEmpty()) {
                LOG.warn("The processes {} of a signal could not be ended", left);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
