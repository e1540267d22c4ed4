package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramRunnerTest {

    private static final long CAP = 1000;
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"), "LANG", "C.UTF-8");

    private final RunningPrograms running = new RunningPrograms();
    private final String key = UUID.randomUUID().toString();
    private final ProgramRunner runner =
            new ProgramRunner(running, ENVIRONMENT, new ProgramLimits(CAP, Duration.ofMillis(300), false));
    private Path directory;

    @BeforeEach
    void start(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void nothing_is_left_running() {
        assertThat(running.size()).isZero();
        assertThat(Carriers.of(key)).isEmpty();
    }

    @Test
    void a_program_sees_the_named_variables_its_key_and_nothing_on_standard_input() throws Exception {
        ProgramOutcome outcome = run("exec env -u CAMELEER_CALLBACK_RUN -u PWD -u _ -u SHLVL -u OLDPWD");

        assertThat(outcome.output().lines())
                .containsExactlyInAnyOrder(
                        "PATH=" + System.getenv("PATH"), "LANG=C.UTF-8", "CAMELEER_CALLBACK_KEY=" + key);
        assertThat(run("cat; pwd").output()).isEqualTo(directory.resolve("work") + "\n");
    }

    @Test
    void output_beyond_the_bounds_is_left_out_with_a_note_and_not_held() throws Exception {
        long before = usedHeap();
        ProgramOutcome outcome =
                run("echo first; head -c 2147483648 /dev/zero; echo; echo last; echo '__VALUES__ = 7'");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.output())
                .startsWith("first\n")
                .endsWith("\nlast\n__VALUES__ = 7\n")
                .hasSizeLessThan(2 * HeadAndTail.KEPT + 100)
                .contains("[… %d bytes left out …]".formatted(2147483648L + 6 + 1 + 5 + 15 - 2 * HeadAndTail.KEPT));
        assertThat(outcome.values()).isEqualTo(7);
        assertThat(usedHeap() - before).isLessThan(16L * 1024 * 1024);
        assertThat(log())
                .startsWith("first\n")
                .endsWith("[… the output beyond 1000 bytes is not kept …]\n")
                .hasSizeLessThan(1100);
    }

    @Test
    void a_program_that_runs_too_long_is_ended_with_all_it_started() throws Exception {
        ProgramOutcome outcome = run(
                limit(400),
                "echo begun",
                "sleep 1000 &",
                "(sleep 1000 & (sleep 1000 & sleep 1000) & sleep 1000) &",
                "sh -c 'trap \"\" TERM; while :; do sleep 1000; done' &",
                "wait");

        assertThat(outcome.endedBecause()).contains("run_timeout, 400 ms");
        assertThat(outcome.output()).isEqualTo("begun\n");
        assertThat(outcome.result())
                .containsEntry("__success__", false)
                .containsEntry("return_code", 143)
                .extractingByKey("__exception__")
                .asString()
                .contains("was ended because it ran longer than its run_timeout");
        assertThat(Carriers.of(key)).isEmpty();
    }

    @Test
    void a_process_that_left_the_tree_by_a_double_fork_and_setsid_is_ended_too() throws Exception {
        Assumptions.assumeTrue(canRun("setsid"), "needs setsid");
        CompletableFuture<ProgramOutcome> outcome =
                async("(setsid sh -c 'trap \"\" TERM HUP; sleep 1000 & sleep 1000' &) ; echo ready; sleep 1000");
        await().until(() -> Files.exists(directory.resolve("log/42.log"))
                && log().contains("ready")
                && Carriers.of(key).size() >= 4);

        running.cancel(42);

        assertThat(outcome.join().endedBecause()).isEqualTo("the callback was cancelled");
        assertThat(Carriers.of(key)).isEmpty();
    }

    @Test
    void a_process_that_cleared_its_environment_is_found_by_its_session() throws Exception {
        Assumptions.assumeTrue(canRun("setsid"), "needs setsid");
        CompletableFuture<ProgramOutcome> outcome = async(
                "(env -i sh -c 'echo $$; trap \"\" TERM HUP; sleep 1000; sleep 1000' &) ; sleep 0.2; echo ready; sleep"
                        + " 1000");
        await().until(() -> Files.exists(directory.resolve("log/42.log")) && log().contains("ready"));
        ProcessHandle hidden = ProcessHandle.of(
                        Long.parseLong(log().lines().findFirst().orElseThrow()))
                .orElseThrow();
        assertThat(Carriers.of(key)).doesNotContain(hidden.pid());

        running.cancel(42);

        assertThat(outcome.join().endedBecause()).isNotNull();
        assertThat(hidden.isAlive()).isFalse();
    }

    @Test
    void the_last_words_of_a_program_that_is_told_to_end_are_kept() throws Exception {
        CompletableFuture<ProgramOutcome> outcome =
                async("trap 'echo tidying; echo tidied >&2; exit 5' TERM; echo ready; while :; do sleep 0.05; done");
        await().until(() -> Files.exists(directory.resolve("log/42.log")) && log().contains("ready"));

        running.cancel(42);

        assertThat(outcome.join().output()).isEqualTo("ready\ntidying\n");
        assertThat(outcome.join().errors()).isEqualTo("tidied\n");
        assertThat(outcome.join().code()).isEqualTo(5);
    }

    @Test
    void a_program_that_ends_its_own_process_group_ends_only_itself() throws Exception {
        Assumptions.assumeTrue(canRun("setsid"), "needs setsid");

        assertThat(run("sleep 1000 & echo last; kill 0").result())
                .containsEntry("return_code", 143)
                .containsEntry("stdout", "last\n");
    }

    @Test
    void a_program_whose_supervisor_is_killed_has_failed_and_leaves_nothing() throws Exception {
        CompletableFuture<ProgramOutcome> outcome = async("echo ready; sleep 1000");
        await().until(() -> Files.exists(directory.resolve("log/42.log")) && log().contains("ready"));
        long supervisor = Long.parseLong(
                Files.readString(directory.resolve("log/run/pid")).strip());

        ProcessHandle.of(supervisor).orElseThrow().destroyForcibly();

        assertThatThrownBy(outcome::join)
                .hasRootCauseInstanceOf(CallbackFailure.class)
                .hasMessageContaining("its supervisor was killed");
        assertThat(Carriers.of(key)).isEmpty();
    }

    @Test
    void what_a_program_leaves_in_the_background_is_let_be_and_does_not_hold_the_result_up() throws Exception {
        ProgramOutcome outcome = run("sleep 1000 & echo $!");

        ProcessHandle background =
                ProcessHandle.of(Long.parseLong(outcome.output().strip())).orElseThrow();
        assertThat(outcome.result()).containsEntry("__success__", true);
        assertThat(background.isAlive()).isTrue();
        background.destroyForcibly();
        background.onExit().join();
    }

    @Test
    void stopping_the_service_ends_all_programs() throws Exception {
        CompletableFuture<ProgramOutcome> one = async("trap '' TERM; while :; do sleep 1000; done");
        await().until(() -> Carriers.of(key).size() >= 3);
        CompletableFuture<ProgramOutcome> other = CompletableFuture.supplyAsync(() -> uninterrupted(
                SampleContext.in(directory.resolve("other")).key(key + "-other").build(), "sleep 1000"));
        await().until(() -> running.size() == 2);

        assertThat(running.awaitEnd(Duration.ofMillis(1))).isFalse();
        running.cancelAll();

        assertThat(running.awaitEnd(Duration.ofMinutes(1))).isTrue();
        assertThat(one.join().code()).isEqualTo(137);
        assertThat(other.join().endedBecause()).isEqualTo("the service stops");
        assertThat(running.cancel(42)).isFalse();
    }

    @Test
    void an_interrupted_caller_leaves_no_program_behind() throws Exception {
        Thread[] caller = new Thread[1];
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        caller[0] = new Thread(() -> {
            try {
                run("sleep 1000");
            } catch (Exception e) {
                thrown.complete(e);
            }
        });
        caller[0].start();
        await().until(() -> !Carriers.of(key).isEmpty());

        caller[0].interrupt();

        assertThat(thrown.join()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void a_secret_is_in_no_log_and_no_result_even_when_it_comes_in_pieces() throws Exception {
        String secret = SampleContext.SECRET;
        String half = secret.substring(0, 100);

        ProgramOutcome outcome = run(
                "echo " + secret,
                "printf %s " + half + "; sleep 0.05; echo " + secret.substring(100),
                "echo " + half + secret + " >&2",
                "echo '__VALUES__ = {\"s\": \"" + secret + "\"}'");

        assertThat(outcome.output()).startsWith("[secret]\n[secret]\n");
        assertThat(outcome.errors()).isEqualTo(half + "[secret]\n");
        assertThat(outcome.result().toString() + log()).doesNotContain(secret);
        assertThat(outcome.values()).isEqualTo(Map.of("s", "[secret]"));
        assertThat(runner.run(new Program(Path.of("/bin/echo"), List.of("a" + secret), Set.of()), context())
                        .command())
                .containsExactly("/bin/echo", "a[secret]");
    }

    @Test
    void bytes_that_are_no_text_become_replacement_characters() throws Exception {
        assertThat(run("printf 'a\\377b\\303\\n'").output()).isEqualTo("a\uFFFDb\uFFFD\n");
    }

    @Test
    void a_program_that_a_signal_ended_has_the_code_that_shells_give_it() throws Exception {
        assertThat(run("kill -9 $$").result()).containsEntry("return_code", 137).containsEntry("__success__", false);
        assertThat(run("kill -SEGV $$").code()).isEqualTo(139);
    }

    @Test
    void the_first_line_of_values_counts_and_one_that_cannot_be_read_fails_without_losing_the_rest() throws Exception {
        assertThat(run(" echo ' __VALUES__ = 1'; echo '__VALUES__ = [1, 0.10]'; echo '__VALUES__ = 2'")
                        .values())
                .hasToString("[1, 0.10]");
        assertThat(run("printf '__VALUES__ = {\"a\": null}\\r'").values()).hasToString("{a=null}");
        assertThat(run("echo '__VALUES__=1'").values()).isNull();

        ProgramOutcome unreadable = run("echo kept; echo '__VALUES__ = {nonsense}'; exit 4");
        assertThat(unreadable.result()).containsEntry("__success__", false).containsEntry("return_code", 4);
        assertThat(unreadable.output()).startsWith("kept\n");
        assertThat((String) unreadable.result().get("__exception__")).contains("returned 4", "__VALUES__ is not JSON");

        assertThat(run("printf '__VALUES__ = \"'; head -c 1100000 /dev/zero | tr '\\0' x; echo '\"'")
                        .valuesProblem())
                .contains("longer than 1048576 bytes");
    }

    @Test
    void a_program_that_cannot_be_started_says_why() throws Exception {
        Path noInterpreter = Scripts.write(directory, "no-interpreter");
        Files.writeString(noInterpreter, "#!/nowhere/python\n");
        for (Path program : List.of(noInterpreter, directory)) {
            assertThatThrownBy(() -> runner.run(new Program(program, List.of(), Set.of()), context()))
                    .isInstanceOf(CallbackFailure.class)
                    .hasMessageMatching("Cannot start " + program + ": (No such file or directory|Permission denied)");
        }
        assertThatThrownBy(() -> runner.run(new Program(Path.of("/bin/echo"), List.of("a\0b"), Set.of()), context()))
                .isInstanceOf(CallbackFailure.class)
                .hasMessageContaining("null character");
    }

    private ProgramOutcome run(String... lines) throws InterruptedException {
        return run(context(), lines);
    }

    private ProgramOutcome run(CallbackContext context, String... lines) throws InterruptedException {
        Path script = Scripts.write(directory, UUID.randomUUID() + ".sh", lines);
        return runner.run(new Program(script, List.of(), Set.of(0)), context);
    }

    private CompletableFuture<ProgramOutcome> async(String... lines) {
        return CompletableFuture.supplyAsync(() -> uninterrupted(context(), lines));
    }

    private ProgramOutcome uninterrupted(CallbackContext context, String... lines) {
        try {
            return run(context, lines);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private CallbackContext context() {
        return SampleContext.in(directory).key(key).build();
    }

    private CallbackContext limit(int millis) {
        return SampleContext.in(directory)
                .key(key)
                .runTimeout(Duration.ofMillis(millis))
                .build();
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log/42.log"));
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static boolean canRun(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
