package io.cameleer.callback.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A look at {@code /proc}: who descends from whom, is in which session, began when, and has what in the environment. */
final class ProcessTable {

    private static final Path PROC = Path.of("/proc");
    /** Fields of {@code /proc/<pid>/stat} behind the name, which is in parentheses and may contain anything. */
    private static final int STATE = 0;

    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int START = 19;
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    /**
     * One living process.
     *
     * @param start when it began, in ticks of the system's clock since the machine did: with the id it names a process for
     *     good, since ids are used again
     */
    record Entry(long pid, long parent, long session, long start) {

        /** Whether this very process still lives, and not another that has its id now. */
        boolean isStill() {
            return read(PROC.resolve(String.valueOf(pid)))
                    .filter(now -> now.start == start)
                    .isPresent();
        }
    }

    private ProcessTable() {}

    /** All processes that have not ended; none where there is no {@code /proc}. */
    static List<Entry> living() {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                read(process).ifPresent(entries::add);
            }
        } catch (IOException absent) {
            return List.of();
        }
        return entries;
    }

    private static Optional<Entry> read(Path process) {
        try {
            String stat = new String(Files.readAllBytes(process.resolve("stat")), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
                return Optional.empty();
            }
            return Optional.of(new Entry(
                    Long.parseLong(process.getFileName().toString()),
                    Long.parseLong(fields[PARENT]),
                    Long.parseLong(fields[SESSION]),
                    Long.parseLong(fields[START])));
        } catch (IOException ended) {
            // It was there when the directory was read.
            return Optional.empty();
        }
    }

    /** Whether a process has ended and only waits for its parent to look; false where nothing is known of it. */
    static boolean isZombie(long pid) {
        Path process = PROC.resolve(String.valueOf(pid));
        return Files.isReadable(process.resolve("stat")) && read(process).isEmpty();
    }

    /** Whether the process has one of these entries, {@code NAME=value}, in the environment that it was started with. */
    static boolean carries(long pid, List<byte[]> marks) {
        byte[] environment;
        try {
            environment = Files.readAllBytes(PROC.resolve(pid + "/environ"));
        } catch (IOException endedOrAnotherUsers) {
            return false;
        }
        int start = 0;
        for (int i = 0; i <= environment.length; i++) {
            if (i == environment.length || environment[i] == 0) {
                for (byte[] mark : marks) {
                    if (Arrays.equals(environment, start, i, mark, 0, mark.length)) {
                        return true;
                    }
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** Whether a process began before then, for sure: its start is known by a clock that is read in whole seconds. */
    static boolean isOlder(ProcessHandle process, Instant then) {
        return process.info()
                .startInstant()
                .filter(start -> start.isBefore(then.minus(CLOCKS_DIFFER)))
                .isPresent();
    }

    /** A link to the directory that a process works in. */
    static Path workDirectory(long pid) {
        return PROC.resolve(pid + "/cwd");
    }

    static boolean exists() {
        return Files.isReadable(PROC.resolve("self/environ"));
    }
}
