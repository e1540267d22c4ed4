package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionFoldersTest {

    private static final Duration KEEP = Duration.ofDays(90);
    private static final ProgramLimits LEAVE = new ProgramLimits(1000, Duration.ofMillis(300), true);

    private final RunningPrograms running = new RunningPrograms();
    private final String key = UUID.randomUUID().toString();
    private Path root;
    private ExecutionFolders folders;

    @BeforeEach
    void start(@TempDir Path directory) {
        root = directory.resolve("executions");
        folders = new ExecutionFolders(root, running, Duration.ofMillis(300));
    }

    @Test
    void folders_of_what_is_over_are_deleted_when_nothing_has_changed_for_the_time_that_they_are_kept()
            throws IOException {
        Path old = folder(1, Duration.ofDays(91));
        Path young = folder(2, Duration.ofDays(89));
        Path goesOn = folder(3, Duration.ofDays(91));
        Path other = Files.createDirectories(root.resolve("notes"));
        Path outside = Files.writeString(root.resolveSibling("outside"), "kept");
        Files.createSymbolicLink(old.resolve("work/link"), outside);
        age(old, Duration.ofDays(91));

        folders.sweep(id -> id != 3, KEEP);

        assertThat(old).doesNotExist();
        assertThat(List.of(young, goesOn, other, outside))
                .allSatisfy(kept -> assertThat(kept).exists());
    }

    @Test
    void nothing_is_deleted_where_folders_are_kept_for_ever_or_there_are_none() throws IOException {
        folders.sweep(id -> true, KEEP);
        Path old = folder(1, Duration.ofDays(3650));

        folders.sweep(id -> true, null);

        assertThat(old).exists();
    }

    @Test
    void a_program_that_nobody_waits_for_any_more_is_ended() throws Exception {
        leave(7);

        folders.sweep(id -> false, KEEP);
        assertThat(Carriers.of(key)).as("its execution is not over").isNotEmpty();
        folders.sweep(id -> id == 7, KEEP);

        assertThat(Carriers.of(key)).isEmpty();
        try (Stream<Path> files = Files.list(root.resolve("7/run"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void a_timeout_ends_a_program_that_no_worker_has_taken_over_yet() throws Exception {
        leave(7);

        folders.endLeft(7);
        folders.endLeft(8);

        assertThat(Carriers.of(key)).isEmpty();
    }

    private void leave(long execution) throws Exception {
        Path begun = root.resolveSibling("begun");
        Path script = Scripts.write(
                root.resolveSibling("bin"), "hang", "trap '' TERM; echo x > " + begun + "; while :; do sleep 1; done");
        CallbackContext context = SampleContext.in(root.resolve("" + execution))
                .key(key)
                .inFolder()
                .build();
        RunningPrograms left = new RunningPrograms();
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
            try {
                new ProgramRunner(left, Map.of("PATH", System.getenv("PATH")), LEAVE)
                        .run(new Program(script, List.of(), Set.of(0)), context);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        await().until(() -> Files.exists(begun));
        left.cancelAll();
        await().until(run::isDone);
        assertThat(Carriers.of(key)).isNotEmpty();
    }

    private Path folder(long id, Duration age) throws IOException {
        Path folder = root.resolve("" + id);
        Files.createDirectories(folder.resolve("work/deep"));
        Files.writeString(folder.resolve("work/deep/result"), "x");
        Files.writeString(folder.resolve("run.log"), "x");
        age(folder, age);
        return folder;
    }

    private static void age(Path folder, Duration age) throws IOException {
        FileTime time = FileTime.from(Instant.now().minus(age));
        for (Path path : List.of(folder.resolve("work"), folder.resolve("run.log"), folder)) {
            Files.setLastModifiedTime(path, time);
        }
    }
}
