package io.cameleer.callback.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files by which a run is known to a service that did not start it: what was started, the supervisor's process, the
 * exit status, what was printed, the outcome. Only the service's own account can look into it, because what was printed is
 * there as it was printed.
 */
public final class RunDirectory {

    private static final String RECORD = "record.json";
    private static final String OUTCOME = "outcome.json";
    private static final String REPORT = "report";
    private static final Pattern EXIT = Pattern.compile("(?<code>[0-9]{1,3}) (?<stopped>(stopped)?)\n");
    private static final Pattern PID = Pattern.compile("(?<pid>[0-9]{1,18})\n");
    private static final int SHORT = 4096;

    private final Path path;

    public RunDirectory(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** Where a program may leave a result apart from what it prints. */
    public Path report() {
        return path.resolve(REPORT);
    }

    /** Makes the directory for a new run; what an earlier one left there is deleted. */
    public void begin(RunRecord record, Map<String, String> files) throws IOException {
        clear();
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.createDirectory(path, ownersOnly());
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(path.resolve(file.getKey()), file.getValue());
        }
        write(RECORD, record.text());
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The run that was begun here; empty: none, or its record cannot be read. */
    public Optional<RunRecord> record() {
        try {
            return text(RECORD, Integer.MAX_VALUE).map(RunRecord::parse);
        } catch (IllegalArgumentException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    /** How the program ended; empty: it has not, or nobody was left to write it down. */
    public Optional<ExitStatus> exit() {
        return text("exit", SHORT)
                .map(EXIT::matcher)
                .filter(Matcher::matches)
                .map(exit -> new ExitStatus(
                        Integer.parseInt(exit.group("code")),
                        !exit.group("stopped").isEmpty()));
    }

    /** The supervisor's process id, which may belong to another process by now. */
    Optional<Long> pid() {
        return text("pid", SHORT)
                .map(PID::matcher)
                .filter(Matcher::matches)
                .map(pid -> Long.parseLong(pid.group("pid")));
    }

    /** Whether all that was printed is in the files. */
    public boolean outputComplete() {
        return Files.exists(path.resolve("out.end")) && Files.exists(path.resolve("err.end"));
    }

    /** What the supervisor itself had to complain about. */
    public String complaint() {
        return text(Supervisor.COMPLAINT, SHORT).orElse("").strip();
    }

    /** What became of the run, as it was given to {@link #finish}. */
    public Optional<String> outcome() {
        return text(OUTCOME, Integer.MAX_VALUE);
    }

    /** What the program left in {@link #report}, unless it is larger. */
    public Optional<String> reported(int most) {
        return text(REPORT, most);
    }

    /** Keeps what became of the run, and deletes what was printed. */
    public void finish(String outcome) throws IOException {
        write(OUTCOME, outcome);
        deleteAllBut(RECORD, OUTCOME);
    }

    /** Deletes everything, so that no run is found here. */
    public void clear() throws IOException {
        Files.deleteIfExists(path.resolve(RECORD));
        deleteAllBut();
    }

    private void deleteAllBut(String... kept) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (!java.util.List.of(kept).contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException neverBegun) {
            return;
        }
    }

    /** A reader sees the whole file or none. */
    private void write(String name, String text) throws IOException {
        Path written = path.resolve(name + ".new");
        Files.writeString(
                written,
                text,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.DSYNC);
        Files.move(written, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<String> text(String name, int most) {
        Path file = path.resolve(name);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > most) {
                return Optional.empty();
            }
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException vanished) {
            return Optional.empty();
        }
    }
}
