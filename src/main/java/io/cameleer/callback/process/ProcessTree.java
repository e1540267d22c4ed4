package io.cameleer.callback.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A program with everything that it started. What it started is found in three ways: as descendants, by marks in the
 * environment, which processes keep that left the tree by a double fork and {@code setsid}, and by the sessions that these
 * are in, which processes keep that cleared their environment. Not found is a process that left tree and session and
 * cleared its environment, or that runs as another user; where there is no {@code /proc}, whatever left the tree. A process
 * id that is used again is no member: handles compare the time of the process's start.
 */
public final class ProcessTree {

    /** How long killing is tried; each round finds what was born during the one before. */
    private static final Duration KILLING = Duration.ofMinutes(1);

    private static final Duration ROUND = Duration.ofSeconds(1);

    private final @Nullable ProcessHandle root;
    private final List<byte[]> marks;
    private final boolean ownSession;

    /**
     * @param root null where only the marks are known
     * @param marks entries of the environment, {@code NAME=value}, that nothing else has
     * @param ownSession whether every session that a member is in began with the program
     */
    public ProcessTree(@Nullable ProcessHandle root, List<String> marks, boolean ownSession) {
        this.root = root;
        this.marks = marks.stream()
                .map(mark -> mark.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.ownSession = ownSession;
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
            members.values().removeIf(member -> !member.process().isAlive());
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
        List<ProcessTable.Entry> processes = ProcessTable.living();
        Set<Long> found = new TreeSet<>();
        if (root != null && root.isAlive()) {
            found.add(root.pid());
            root.descendants().forEach(process -> found.add(process.pid()));
        }
        processes.stream()
                .filter(process -> ProcessTable.carries(process.pid(), marks))
                .forEach(process -> found.add(process.pid()));
        while (grow(found, processes)) {
            // Until nobody new descends from a member or shares its session.
        }
        found.remove(ProcessHandle.current().pid());
        Set<Long> supervisors = supervisors(processes);
        Map<Long, Member> members = new LinkedHashMap<>();
        for (long pid : found) {
            ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .ifPresent(process -> members.put(pid, new Member(process, supervisors.contains(pid))));
        }
        return members;
    }

    private boolean grow(Set<Long> found, List<ProcessTable.Entry> processes) {
        Set<Long> sessions = ownSession ? sessions(found, processes) : Set.of();
        boolean grown = false;
        for (ProcessTable.Entry process : processes) {
            if (found.contains(process.parent()) || sessions.contains(process.session())) {
                grown |= found.add(process.pid());
            }
        }
        return grown;
    }

    /**
     * The sessions that began with the program. A process that was started a moment ago is still in the session of the
     * service, and with it whatever started that: such a session is never taken, nor one whose leader lives and is no
     * member.
     */
    private static Set<Long> sessions(Set<Long> found, List<ProcessTable.Entry> processes) {
        long service = ProcessHandle.current().pid();
        Set<Long> alive = processes.stream().map(ProcessTable.Entry::pid).collect(Collectors.toUnmodifiableSet());
        Set<Long> others = processes.stream()
                .filter(process -> process.pid() == service)
                .map(ProcessTable.Entry::session)
                .collect(Collectors.toUnmodifiableSet());
        return processes.stream()
                .filter(process -> found.contains(process.pid()))
                .map(ProcessTable.Entry::session)
                .filter(session -> !others.contains(session))
                .filter(session -> found.contains(session) || !alive.contains(session))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The supervisor's session; the program's is another. */
    private Set<Long> supervisors(List<ProcessTable.Entry> processes) {
        return processes.stream()
                .filter(process -> ownSession && root != null && process.session() == root.pid())
                .map(ProcessTable.Entry::pid)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void await(Collection<ProcessHandle> members, Duration patience) throws InterruptedException {
        CompletableFuture<?>[] ends =
                members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            // The next round decides what to do about those that live.
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
