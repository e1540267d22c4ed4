package io.cameleer.callback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.callback.process.ProcessTable.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {

    @TempDir
    Path folder;

    private long pid(String name) {
        Path file = folder.resolve(name);
        await().until(() -> Files.exists(file) && Files.readString(file).endsWith("\n"));
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> process.isAlive() && process.info().command().isPresent())
                .isPresent();
    }

    private static void kill(long... pids) {
        for (long pid : pids) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Two that are left of a session whose leader has ended: one with the mark, one without any environment. */
    private String leftOfASession() throws Exception {
        String mark = "CAMELEER_TEST_MARK=" + UUID.randomUUID();
        Process leader = new ProcessBuilder(
                        "setsid",
                        "sh",
                        "-c",
                        "env -i sleep 1000 & echo $! > bare; env " + mark + " sleep 1000 & echo $! > marked")
                .directory(folder.toFile())
                .start();
        pid("bare");
        pid("marked");
        leader.waitFor();
        await().until(() -> ProcessTable.living().stream().noneMatch(process -> process.pid() == leader.pid()));
        return mark;
    }

    @Test
    void what_cleared_its_environment_is_found_by_a_session_that_began_with_the_program() throws Exception {
        Instant before = Instant.now();
        String mark = leftOfASession();
        await().until(() -> ProcessTable.carries(pid("marked"), List.of(mark.getBytes(StandardCharsets.UTF_8))));
        assertThat(new ProcessTree(null, List.of(mark), before).end(Duration.ofSeconds(5)))
                .isEmpty();
        await().until(() -> !runs(pid("bare")) && !runs(pid("marked")));
    }

    @Test
    void a_session_with_anybody_in_it_who_is_older_than_the_program_is_anothers() throws Exception {
        String mark = leftOfASession();
        await().until(() -> ProcessTable.carries(pid("marked"), List.of(mark.getBytes(StandardCharsets.UTF_8))));
        try {
            Instant muchLater = Instant.now().plusSeconds(60);
            assertThat(new ProcessTree(null, List.of(mark), muchLater).end(Duration.ofSeconds(5)))
                    .isEmpty();
            assertThat(runs(pid("marked"))).isFalse();
            assertThat(runs(pid("bare"))).isTrue();
        } finally {
            kill(pid("bare"), pid("marked"));
        }
    }

    @Test
    void a_process_that_has_the_id_of_one_that_was_in_the_table_is_not_taken_for_it() throws Exception {
        String mark = UUID.randomUUID().toString();
        ProcessBuilder begun = new ProcessBuilder("sleep", "1000");
        begun.environment().put("CAMELEER_TEST_MARK", mark);
        Process parent = begun.start();
        Process decoy = new ProcessBuilder("sleep", "1000").start();
        try {
            Supplier<List<Entry>> table = () -> ProcessTable.living().stream()
                    .map(process -> process.pid() == decoy.pid()
                            // As if an earlier process of this id, a child of the program, had been seen.
                            ? new Entry(decoy.pid(), parent.pid(), parent.pid(), process.start() + 1)
                            : process)
                    .toList();
            ProcessTree tree = new ProcessTree(
                    parent.toHandle(), List.of("CAMELEER_TEST_MARK=" + mark), Instant.now(), false, table);
            assertThat(tree.end(Duration.ofSeconds(5))).isEmpty();
            assertThat(parent.isAlive()).isFalse();
            assertThat(decoy.isAlive()).isTrue();
        } finally {
            decoy.destroyForcibly();
            parent.destroyForcibly();
        }
    }

    @Test
    void what_has_ended_and_is_waited_for_by_nobody_keeps_nobody_waiting() throws Exception {
        Process program = new ProcessBuilder("sh", "-c", "setsid sleep 1000 & echo $! > child; exec sleep 1000")
                .directory(folder.toFile())
                .start();
        long child = pid("child");
        Supplier<List<Entry>> childOnly = () -> ProcessTable.living().stream()
                .filter(process -> process.pid() == child)
                .toList();
        ProcessHandle handle = ProcessHandle.of(child).orElseThrow();
        try {
            assertThat(new ProcessTree(handle, List.of(), null, false, childOnly).end(Duration.ofSeconds(30)))
                    .as("sleep never waits for its child, which stays in the table")
                    .isEmpty();
            assertThat(handle.isAlive()).isTrue();
            assertThat(ProcessTable.isZombie(child)).isTrue();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void a_process_that_is_older_than_its_parent_is_no_child() throws Exception {
        Process decoy = new ProcessBuilder("sleep", "1000").start();
        Process program = new ProcessBuilder("sleep", "1000").start();
        try {
            Supplier<List<Entry>> table = () -> ProcessTable.living().stream()
                    .map(process -> process.pid() == decoy.pid()
                            ? new Entry(decoy.pid(), program.pid(), process.session(), process.start())
                            : process.pid() == program.pid()
                                    ? new Entry(program.pid(), process.parent(), process.session(), Long.MAX_VALUE)
                                    : process)
                    .toList();
            assertThat(new ProcessTree(program.toHandle(), List.of(), null, false, table).end(Duration.ofSeconds(5)))
                    .isEmpty();
            assertThat(program.isAlive()).isFalse();
            assertThat(decoy.isAlive()).isTrue();
        } finally {
            decoy.destroyForcibly();
            program.destroyForcibly();
        }
    }

    @Test
    void a_process_that_has_not_begun_its_own_session_yet_takes_nothing_of_the_services_session_with_it()
            throws Exception {
        String mark = UUID.randomUUID().toString();
        ProcessBuilder begun = new ProcessBuilder("sleep", "1000");
        begun.environment().put("CAMELEER_TEST_MARK", mark);
        Process member = begun.start();
        Process bystander = new ProcessBuilder("sleep", "1000").start();
        try {
            assertThat(new ProcessTree(null, List.of("CAMELEER_TEST_MARK=" + mark), Instant.now())
                            .end(Duration.ofSeconds(5)))
                    .isEmpty();

            assertThat(member.isAlive()).isFalse();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
            member.destroyForcibly();
        }
    }
}
