package io.cameleer.callback.process;

import io.cameleer.callback.process.ProcessTable.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Programs that this process started and that carry no mark, as Camel's {@code exec:} starts them: known by the directory
 * that they work in. Linux only; elsewhere none are found.
 */
public final class ChildPrograms {

    private static final int MOST_ROUNDS = 5;

    private ChildPrograms() {}

    /**
     * Ends the programs that work in such a directory with all that they started. Taken are only processes that descend from
     * this one, or are still in its session where their parent has ended, and that are not older than {@code since}.
     *
     * @return the processes that could not be ended; as a rule none
     */
    public static Set<Long> end(Predicate<Path> directory, Instant since, Duration grace) throws InterruptedException {
        Set<Long> left = new TreeSet<>();
        Duration patience = grace;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<ProcessHandle> found = find(directory, since);
            for (ProcessHandle program : found) {
                if (program.isAlive()) {
                    left.addAll(new ProcessTree(program, List.of(), null).end(patience));
                }
            }
            if (found.isEmpty()) {
                break;
            }
            patience = Duration.ZERO;
        }
        return left;
    }

    private static List<ProcessHandle> find(Predicate<Path> directory, Instant since) {
        Map<Long, Entry> table =
                ProcessTable.living().stream().collect(Collectors.toMap(Entry::pid, Function.identity()));
        Entry service = table.get(ProcessHandle.current().pid());
        if (service == null) {
            return List.of();
        }
        return table.values().stream()
                .filter(process -> process.pid() != service.pid() && process.start() >= service.start())
                .filter(process -> process.session() == service.session() || descends(process, table, service.pid()))
                .filter(process -> worksIn(process, directory))
                .flatMap(
                        process -> ProcessHandle.of(process.pid())
                                .filter(handle -> process.isStill() && !ProcessTable.isOlder(handle, since))
                                .stream())
                .toList();
    }

    private static boolean descends(Entry process, Map<Long, Entry> table, long ancestor) {
        Entry at = process;
        for (int steps = 0; at != null && steps < table.size(); steps++) {
            if (at.parent() == ancestor) {
                return true;
            }
            at = table.get(at.parent());
        }
        return false;
    }

    private static boolean worksIn(Entry process, Predicate<Path> directory) {
        try {
            return directory.test(Files.readSymbolicLink(ProcessTable.workDirectory(process.pid())));
        } catch (IOException | SecurityException endedOrAnotherUsers) {
            return false;
        }
    }
}
