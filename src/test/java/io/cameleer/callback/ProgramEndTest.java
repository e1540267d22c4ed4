package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** How programs are ended, and what is ended with them. */
class ProgramEndTest extends ProgramFixture {

    @Test
    void a_program_that_runs_too_long_is_ended_with_all_it_started() throws Exception {
        ProgramOutcome outcome = run(
                limit(2000),
                "echo begun",
                "sleep 1000 &",
                "(sleep 1000 & (sleep 1000 & sleep 1000) & sleep 1000) &",
                "sh -c 'trap \"\" TERM; while :; do sleep 1000; done' &",
                "wait");

        assertThat(outcome.endedBecause()).contains("run_timeout, 2 s");
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
        CompletableFuture<ProgramOutcome> outcome =
                async("(env -i sh -c 'trap \"\" TERM HUP; echo $$ ready; sleep 1000; sleep 1000' &) ; sleep 1000");
        await().until(() -> Files.exists(directory.resolve("log/42.log")) && log().contains("ready"));
        ProcessHandle hidden = ProcessHandle.of(Long.parseLong(log().substring(0, log().indexOf(" ready"))))
                .orElseThrow();
        assertThat(Carriers.of(key)).doesNotContain(hidden.pid());

        running.cancel(42);

        assertThat(outcome.join().endedBecause()).isNotNull();
        // It has ended; until whoever has it now looks, it stays in the table.
        await().until(() -> !hidden.isAlive());
    }

    @Test
    void the_last_words_of_a_program_that_is_told_to_end_are_kept() throws Exception {
        // As long as a busy machine may take; the program ends by itself well before.
        runner = runner(Duration.ofMinutes(1));
        CompletableFuture<ProgramOutcome> outcome =
                async("trap 'echo tidying; echo tidied >&2; exit 5' TERM; echo ready; while :; do sleep 0.05; done");
        await().until(() -> Files.exists(directory.resolve("log/42.log")) && log().contains("ready"));

        running.cancel(42);

        assertThat(outcome.join().output()).isEqualTo("ready\ntidying\n");
        // The program's own shell may say before that its sleep was terminated, as the whole tree is told to end.
        assertThat(outcome.join().errors()).endsWith("tidied\n");
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
}
