package io.cameleer.callback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A program with everything that it started. What it started is found in two ways: as its descendants, and, where there is a
 * {@code /proc}, by a mark in the environment, which processes keep that left the tree by a double fork and
 * {@code setsid}. Not found is a process that both left the tree and cleared its environment, or that runs as another user.
 */
final class ProcessTree {

    /** Rounds of killing; each finds what was born during the one before. */
    private static final int ROUNDS = 50;

    private static final Duration KILL_PATIENCE = Duration.ofSeconds(5);

    private final ProcessHandle root;
    private final byte[] mark;

    /**
     * @param mark an entry of the environment, {@code NAME=value}, that nothing else has
     */
    ProcessTree(ProcessHandle root, String mark) {
        this.root = root;
        this.mark = mark.getBytes(StandardCharsets.UTF_8);
    }

    /** Asks every process to end, and kills those that have not within the grace. Returns when none is left. */
    void end(Duration grace) throws InterruptedException {
        Map<Long, ProcessHandle> members = members();
        members.values().forEach(ProcessHandle::destroy);
        await(members, grace);
        for (int round = 0; round < ROUNDS; round++) {
            // A killed parent's children move to another parent, so they are kept from the rounds before.
            members.putAll(members());
            members.values().removeIf(process -> !process.isAlive());
            if (members.isEmpty()) {
                return;
            }
            members.values().forEach(ProcessHandle::destroyForcibly);
            await(members, KILL_PATIENCE);
        }
    }

    private Map<Long, ProcessHandle> members() {
        Map<Long, ProcessHandle> members = new LinkedHashMap<>();
        Stream.concat(Stream.of(root), Stream.concat(root.descendants(), marked().stream()))
                .filter(ProcessHandle::isAlive)
                .forEach(process -> members.put(process.pid(), process));
        return members;
    }

    private static void await(Map<Long, ProcessHandle> members, Duration patience) throws InterruptedException {
        CompletableFuture<?>[] ends =
                members.values().stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            // The next round decides what to do about those that live.
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<ProcessHandle> marked() {
        List<ProcessHandle> marked = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (carriesMark(process)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(marked::add);
                }
            }
        } catch (IOException absent) {
            return List.of();
        }
        return marked;
    }

    private boolean carriesMark(Path process) {
        byte[] environment;
        try {
            environment = Files.readAllBytes(process.resolve("environ"));
        } catch (IOException endedOrAnotherUsers) {
            return false;
        }
        int start = 0;
        for (int i = 0; i <= environment.length; i++) {
            if (i == environment.length || environment[i] == 0) {
                if (Arrays.equals(environment, start, i, mark, 0, mark.length)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }
}
