package io.cameleer.callback.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts programs under {@code supervise.sh}, a fixed script that {@code /bin/sh} runs and that reads nothing as code: it
 * takes what the program prints and how it ends to files. So a program goes on when the service dies, and its result is
 * found again. With {@code setsid} the supervisor and the program each have a session of their own: no signal of a terminal
 * reaches them, and a program that ends its own process group does not end its supervisor.
 */
public final class Supervisor {

    /** The variable by which the processes of one run are found again. */
    public static final String MARK = "CAMELEER_CALLBACK_RUN";

    /** Begins what the supervisor writes when the program could not be started, as the shell or setsid names itself. */
    private static final List<String> COMPLAINERS = List.of("cameleer-run: ", "setsid: ");

    static final String COMPLAINT = "supervisor.err";

    private static final String NAME = "cameleer-run";
    private static final String SCRIPT = script();
    private static final String SHELL = "/bin/sh";

    /** The streams' later parts are kept in pieces of this size. */
    static final int PIECE = 4 * 1024 * 1024;

    private static final int CANNOT_START = 126;
    private static final int NOT_FOUND = 127;
    private static final File NOTHING = new File("/dev/null");

    private final Optional<Path> setsid;

    /** Uses the first {@code setsid} of the system's own directories, if there is one. */
    public Supervisor() {
        this(Stream.of("/usr/bin/setsid", "/bin/setsid")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst());
    }

    Supervisor(Optional<Path> setsid) {
        this.setsid = setsid;
    }

    private static String script() {
        try (InputStream script =
                Objects.requireNonNull(Supervisor.class.getResourceAsStream("supervise.sh"), "supervise.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the processes of a run are in sessions that begin with it. */
    public boolean givesSession() {
        return setsid.isPresent();
    }

    /**
     * Starts the program.
     *
     * @param command an absolute path, then the arguments
     * @param environment all that the program gets, the mark included
     * @param cap how many bytes of the beginning of each stream are kept
     * @return the supervisor, which ends after the program and whatever holds its streams open
     */
    public ProcessHandle start(
            RunDirectory directory, List<String> command, Map<String, String> environment, Path workDirectory, long cap)
            throws IOException {
        List<String> line = new ArrayList<>();
        setsid.ifPresent(path -> line.add(path.toString()));
        line.addAll(List.of(SHELL, "-c", SCRIPT, NAME));
        line.addAll(List.of(
                directory.path().toAbsolutePath().toString(),
                String.valueOf(cap),
                String.valueOf(PIECE),
                setsid.map(Path::toString).orElse("")));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(workDirectory.toFile())
                .redirectInput(NOTHING)
                .redirectOutput(NOTHING)
                .redirectError(directory.path().resolve(COMPLAINT).toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start().toHandle();
    }

    /** The living supervisor of a run that a service before this one may have started. */
    public static Optional<ProcessHandle> find(RunDirectory directory, RunRecord record) {
        return directory
                .pid()
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> belongsTo(process, record));
    }

    private static boolean belongsTo(ProcessHandle process, RunRecord record) {
        if (ProcessTable.exists()) {
            return ProcessTable.carries(
                    process.pid(), List.of((MARK + "=" + record.mark()).getBytes(StandardCharsets.UTF_8)));
        }
        // Start times are kept in whole seconds on some systems.
        return process.info()
                .startInstant()
                .filter(start -> start.isAfter(record.started().minusSeconds(2))
                        && start.isBefore(record.started().plusSeconds(10)))
                .isPresent();
    }

    /**
     * Why the program could not be started; empty: it was started.
     *
     * @param errors the beginning of what came on the error stream
     */
    public static Optional<String> notStarted(int code, String errors) {
        if (code != CANNOT_START && code != NOT_FOUND) {
            return Optional.empty();
        }
        return COMPLAINERS.stream().filter(errors::startsWith).findFirst().map(complainer -> {
            String line = errors.strip();
            return line.substring(line.lastIndexOf(": ") + 2);
        });
    }
}
