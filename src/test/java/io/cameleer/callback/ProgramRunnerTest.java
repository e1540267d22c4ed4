package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramRunnerTest extends ProgramFixture {

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
        ProgramOutcome ended = run("echo mine >&2; kill -SEGV $$");
        assertThat(ended.code()).isEqualTo(139);
        assertThat(ended.errors()).isEqualTo("mine\n");
        assertThat(ended.problem().orElseThrow())
                .endsWith(" returned 139, as after signal 11 (SEGV), which is not an expected return code");
        assertThat(run("exit 255").problem().orElseThrow())
                .endsWith(" returned 255, which is not an expected return code");
    }

    @Test
    void a_program_that_is_ended_at_its_run_timeout_has_only_its_own_words_in_the_log() throws Exception {
        ProgramOutcome ended = run(limit(2000), "echo mine >&2; trap '' TERM; while :; do sleep 0.05; done");

        assertThat(ended.timedOut()).isTrue();
        assertThat(ended.errors()).isEqualTo("mine\n");
        assertThat(log()).doesNotContain("Killed");
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
}
