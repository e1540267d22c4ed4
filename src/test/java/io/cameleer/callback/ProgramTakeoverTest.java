package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cameleer.callback.process.RunDirectory;
import io.cameleer.callback.process.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that a service left behind, as the next one finds them. The left one is told to stop and to leave its programs. */
class ProgramTakeoverTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"));
    private static final ProgramLimits LEAVE = new ProgramLimits(1000, Duration.ofMillis(300), true);

    private final RunningPrograms running = new RunningPrograms();
    private final ProgramRunner next = new ProgramRunner(running, ENVIRONMENT, LEAVE);
    private final String key = UUID.randomUUID().toString();
    private Path directory;
    private Path begun;
    private Path go;
    private CallbackContext context;
    private RunDirectory run;

    @BeforeEach
    void start(@TempDir Path directory) {
        this.directory = directory;
        begun = directory.resolve("begun");
        go = directory.resolve("go");
        context = context(null);
        run = new RunDirectory(context.runDirectory());
    }

    @AfterEach
    void nothing_is_left_running() {
        assertThat(running.size()).isZero();
        assertThat(Carriers.of(key)).isEmpty();
    }

    @Test
    void a_program_that_went_on_is_run_once_and_its_result_taken() throws Exception {
        Program program =
                leave("echo before; until [ -e %s ]; do sleep 0.1; done; echo after; echo '__VALUES__ = 7'; exit 3");

        CompletableFuture<ProgramOutcome> outcome = async(next, program, context);
        await().until(() -> running.size() == 1);
        Files.createFile(go);

        assertThat(outcome.join().result())
                .containsEntry("stdout", "before\nafter\n__VALUES__ = 7\n")
                .containsEntry("return_code", 3)
                .containsEntry("values", 7);
        assertThat(Files.readAllLines(begun)).hasSize(1);
        assertThat(Files.readString(context.logFile())).isEqualTo("before\nafter\n__VALUES__ = 7\n");
    }

    @Test
    void the_result_of_a_program_that_ended_meanwhile_is_taken_and_given_again_until_it_is_stored() throws Exception {
        Program program = leave("until [ -e %s ]; do sleep 0.1; done; echo done");
        Files.createFile(go);
        await().until(() -> Carriers.of(key).isEmpty());

        ProgramOutcome first = next.run(program, context);

        assertThat(first.output()).isEqualTo("done\n");
        assertThat(next.run(program, context)).isEqualTo(first);
        assertThat(Files.readAllLines(begun)).hasSize(1);
        try (var files = Files.list(run.path())) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
                    .as("what was printed, as it was printed, is deleted")
                    .containsExactly("outcome.json", "record.json");
        }

        ProgramOutcome repeated =
                next.run(program, SampleContext.in(directory).key(key).run("2").build());
        assertThat(repeated.output()).isEqualTo("done\n");
        assertThat(Files.readAllLines(begun)).as("a repetition is another run").hasSize(2);
    }

    @Test
    void a_lost_program_is_run_again_and_the_log_says_so() throws Exception {
        Program program = leave("echo begun; until [ -e %s ]; do sleep 0.1; done");
        Carriers.killAll(key);
        Files.createFile(go);

        ProgramOutcome outcome = next.run(program, context);

        assertThat(outcome.code()).isZero();
        assertThat(Files.readAllLines(begun)).hasSize(2);
        assertThat(Files.readString(context.logFile()))
                .startsWith("begun\n[The run of ")
                .contains("was lost: neither its process nor its exit status is there; it is run again]\nbegun\n");
    }

    @Test
    void a_program_whose_supervisor_alone_is_gone_is_ended_before_it_is_run_again() throws Exception {
        Program program = leave("echo $$ >> %s.pids; until [ -e %s ]; do sleep 0.1; done");
        long supervisor =
                Long.parseLong(Files.readString(run.path().resolve("pid")).strip());
        ProcessHandle.of(supervisor).orElseThrow().destroyForcibly();
        await().until(() ->
                !ProcessHandle.of(supervisor).map(ProcessHandle::isAlive).orElse(false));
        long first = Long.parseLong(Files.readAllLines(Path.of(go + ".pids")).get(0));

        CompletableFuture<ProgramOutcome> outcome = async(next, program, context);
        await().until(() -> Files.readAllLines(Path.of(go + ".pids")).size() == 2);

        assertThat(ProcessHandle.of(first)).isEmpty();
        Files.createFile(go);
        assertThat(outcome.join().code()).isZero();
    }

    @Test
    void a_process_id_that_is_another_process_by_now_is_left_alone() throws Exception {
        Process other = new ProcessBuilder("sleep", "1000").start();
        run.begin(new RunRecord(context.run(), key, "gone", Instant.now(), List.of("/bin/x"), 0, true), Map.of());
        Files.writeString(run.path().resolve("pid"), other.pid() + "\n");

        ProgramOutcome outcome = next.run(script("exit 0"), context);

        assertThat(outcome.code()).isZero();
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly().waitFor();
    }

    @Test
    void the_time_of_a_program_counts_from_its_own_start() throws Exception {
        Program program = leave("until [ -e %s ]; do sleep 0.1; done");
        RunRecord record = run.record().orElseThrow();
        String early = record.started().minusSeconds(600).toEpochMilli() + "";
        Path file = run.path().resolve("record.json");
        Files.writeString(file, Files.readString(file).replace(record.started().toEpochMilli() + "", early));

        ProgramOutcome outcome = next.run(program, context(Duration.ofMinutes(10)));

        assertThat(outcome.endedBecause()).isEqualTo("it ran longer than its run_timeout, 10 min");
    }

    @Test
    void a_result_that_came_in_time_is_taken_however_late_the_service_comes() throws Exception {
        Program program = leave("until [ -e %s ]; do sleep 0.1; done; exit 0");
        Files.createFile(go);
        await().until(() -> Carriers.of(key).isEmpty());

        assertThat(next.run(program, context(Duration.ofMillis(1))).result()).containsEntry("__success__", true);
    }

    @Test
    void a_program_that_was_ended_with_its_supervisor_has_not_failed_and_is_run_again() throws Exception {
        Program program = leave("until [ -e %s ]; do sleep 0.1; done");
        Carriers.handles(key).forEach(ProcessHandle::destroy);
        await().until(() -> Carriers.of(key).isEmpty());
        Files.createFile(go);

        assertThat(next.run(program, context).code()).isZero();
        assertThat(Files.readAllLines(begun)).hasSize(2);
        assertThat(Files.readString(context.logFile()))
                .contains("it was ended from outside together with its supervisor");
    }

    @Test
    void the_same_while_the_service_runs_gives_the_work_back() throws Exception {
        Program program = script("echo x >> " + begun + "; sleep 1000");
        CompletableFuture<ProgramOutcome> outcome = async(next, program, context);
        await().until(() -> Files.exists(begun));
        Carriers.handles(key).forEach(ProcessHandle::destroy);

        assertThatThrownBy(outcome::join).hasCauseInstanceOf(ProgramStopped.class);
    }

    @Test
    void what_a_program_reported_just_before_a_repetition_is_not_taken_for_the_repetition() throws Exception {
        next.run(script("exit 1"), context);

        assertThat(next.run(
                                script("exit 0"),
                                SampleContext.in(directory).key(key).run("2").build())
                        .code())
                .isZero();
    }

    /** Starts a program, and lets the service that started it stop while it runs. {@code %s} is the file that it waits for. */
    private Program leave(String line) throws Exception {
        Program program = script("echo x >> " + begun, line.replace("%s", go.toString()));
        RunningPrograms left = new RunningPrograms();
        CompletableFuture<ProgramOutcome> outcome =
                async(new ProgramRunner(left, ENVIRONMENT, LEAVE), program, context);
        await().until(() -> Files.exists(begun));
        left.cancelAll();
        assertThatThrownBy(outcome::join)
                .hasRootCauseInstanceOf(CallbackFailure.class)
                .hasMessageContaining("its result is taken after the next start");
        return program;
    }

    private Program script(String... lines) {
        return new Program(Scripts.write(directory, UUID.randomUUID() + ".sh", lines), List.of(), Set.of(0));
    }

    private CallbackContext context(Duration runTimeout) {
        SampleContext sample = SampleContext.in(directory).key(key).run("1");
        return (runTimeout == null ? sample : sample.runTimeout(runTimeout)).build();
    }

    private static CompletableFuture<ProgramOutcome> async(
            ProgramRunner runner, Program program, CallbackContext context) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return runner.run(program, context);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }
}
