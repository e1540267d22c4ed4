package io.cameleer.callback.process;

import io.cameleer.callback.process.ProcessTable.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A program with everything that it started. What it started is found in three ways: as descendants, by marks in the
 * environment, which processes keep that left the tree by a double fork and {@code setsid}, and by the sessions that these
 * are in, which processes keep that cleared their environment. Not found is a process that left tree and session and
 * cleared its environment, or that runs as another user; where there is no {@code /proc}, whatever left the tree.
 *
 * <p>Nobody else is taken. A process is known by its id and the time of its start, which is looked at again before it is
 * ended, because ids are used again while the table is read. A child is not older than its parent. A session is the
 * program's only if its leader is a member or has ended, it is not the service's own, and nobody in it is older than the
 * program: one that was just started is still in the session of whoever started it.
 */
public final class ProcessTree {

    /** How long killing is tried; each round finds what was born during the one before. */
    private static final Duration KILLING = Duration.ofMinutes(1);

    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final @Nullable ProcessHandle root;
    private final List<byte[]> marks;
    private final @Nullable Instant ownSessionsSince;
    private final boolean supervised;
    private final Supplier<List<Entry>> table;

    /**
     * @param root null where only the marks are known
     * @param marks entries of the environment, {@code NAME=value}, that nothing else has
     * @param ownSessionsSince the program's start, where it and what it starts is in sessions that began with it; else null
     */
    public ProcessTree(@Nullable ProcessHandle root, List<String> marks, @Nullable Instant ownSessionsSince) {
        this(root, marks, ownSessionsSince, false, ProcessTable::living);
    }

    ProcessTree(
            @Nullable ProcessHandle root,
            List<String> marks,
            @Nullable Instant ownSessionsSince,
            boolean supervised,
            Supplier<List<Entry>> table) {
        this.root = root;
        this.marks = marks.stream()
                .map(mark -> mark.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.ownSessionsSince = ownSessionsSince;
        this.supervised = supervised;
        this.table = table;
    }

    /** One whose root is a {@link Supervisor}, which with {@code ownSessionsSince} has a session apart from the program's. */
    public static ProcessTree supervised(
            @Nullable ProcessHandle supervisor, List<String> marks, @Nullable Instant ownSessionsSince) {
        return new ProcessTree(supervisor, marks, ownSessionsSince, true, ProcessTable::living);
    }

    /** A process of the tree; {@code supervises} where it only takes down what the program does. */
    private record Member(ProcessHandle process, boolean supervises) {}

    /**
     * Asks every process to end, and kills those that have not within the grace. The supervisor, which ends by itself after
     * the program, gets a while to write down how that ended.
     *
     * @return the processes that could not be ended; as a rule none
     */
    public Set<Long> end(Duration grace) throws InterruptedException {
        Map<Long, Member> members = living();
        List<ProcessHandle> programs = handles(members, false);
        programs.forEach(ProcessHandle::destroy);
        await(programs, grace);
        kill(members, false);
        await(handles(members, true), ROUND);
        return kill(members, true);
    }

    /** Whether any process of it lives. */
    public boolean isAlive() {
        return !living().isEmpty();
    }

    /** Kills until nobody is left, and gives those that are. */
    private Set<Long> kill(Map<Long, Member> members, boolean supervisors) throws InterruptedException {
        long deadline = System.nanoTime() + KILLING.toNanos();
        while (true) {
            // A killed parent's children move to another parent, so they are kept from the rounds before.
            members.putAll(living());
            members.values().removeIf(member -> !runs(member.process()));
            List<ProcessHandle> left = handles(members, supervisors);
            if (left.isEmpty() || System.nanoTime() > deadline) {
                return left.stream().map(ProcessHandle::pid).collect(Collectors.toUnmodifiableSet());
            }
            left.forEach(ProcessHandle::destroyForcibly);
            await(left, ROUND);
        }
    }

    private static List<ProcessHandle> handles(Map<Long, Member> members, boolean supervisors) {
        return members.values().stream()
                .filter(member -> supervisors || !member.supervises())
                .map(Member::process)
                .toList();
    }

    private Map<Long, Member> living() {
        Map<Long, Entry> processes = new HashMap<>();
        table.get().forEach(process -> processes.put(process.pid(), process));
        Map<Long, Entry> found = new TreeMap<>();
        Map<Long, Member> members = new LinkedHashMap<>();
        if (root != null && root.isAlive()) {
            // It lived before the table was read, so its id was no other's.
            add(found, processes.get(root.pid()));
            root.descendants().forEach(process -> members.put(process.pid(), new Member(process, false)));
            members.put(root.pid(), new Member(root, false));
        }
        processes.values().stream()
                .filter(process -> ProcessTable.carries(process.pid(), marks) && process.isStill())
                .forEach(process -> add(found, process));
        while (grow(found, processes.values())) {
            // Until nobody new descends from a member or shares its session.
        }
        found.values().forEach(process -> ProcessHandle.of(process.pid())
                .filter(handle -> process.isStill() && handle.isAlive())
                .ifPresent(handle -> members.put(process.pid(), new Member(handle, supervises(process)))));
        members.remove(ProcessHandle.current().pid());
        return members;
    }

    private static void add(Map<Long, Entry> found, @Nullable Entry process) {
        if (process != null) {
            found.put(process.pid(), process);
        }
    }

    private boolean grow(Map<Long, Entry> found, Collection<Entry> processes) {
        Set<Long> sessions = sessions(found, processes);
        boolean grown = false;
        for (Entry process : processes) {
            Entry parent = found.get(process.parent());
            boolean isChild = parent != null && parent.start() <= process.start();
            if ((isChild || sessions.contains(process.session())) && !found.containsKey(process.pid())) {
                found.put(process.pid(), process);
                grown = true;
            }
        }
        return grown;
    }

    /** The sessions that began with the program. */
    private Set<Long> sessions(Map<Long, Entry> found, Collection<Entry> processes) {
        if (ownSessionsSince == null) {
            return Set.of();
        }
        Set<Long> sessions = found.values().stream().map(Entry::session).collect(Collectors.toSet());
        for (Entry process : processes) {
            boolean stranger = sessions.contains(process.session()) && !found.containsKey(process.pid());
            if (process.pid() == ProcessHandle.current().pid()
                    || (stranger && (process.pid() == process.session() || isOlder(process)))) {
                sessions.remove(process.session());
            }
        }
        return sessions;
    }

    /** Than the program. */
    private boolean isOlder(Entry process) {
        Instant since = Objects.requireNonNull(ownSessionsSince);
        return ProcessHandle.of(process.pid())
                .filter(handle -> ProcessTable.isOlder(handle, since))
                .isPresent();
    }

    /** The supervisor's session; the program's is another. */
    private boolean supervises(Entry process) {
        return supervised && ownSessionsSince != null && root != null && process.session() == root.pid();
    }

    /** One that nobody waits for has ended all the same. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && !ProcessTable.isZombie(process.pid());
    }

    private static void await(Collection<ProcessHandle> members, Duration patience) throws InterruptedException {
        CompletableFuture<?>[] ends =
                members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        long deadline = System.nanoTime() + patience.toNanos();
        // The end of a process that is no child of ours and that nobody waits for is never told.
        while (members.stream().anyMatch(ProcessTree::runs)) {
            long rest = Math.min(deadline - System.nanoTime(), LOOK.toNanos());
            if (rest <= 0) {
                return;
            }
            try {
                CompletableFuture.allOf(ends).get(rest, TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException late) {
                // The next look, or the next round, decides about those that live.
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
