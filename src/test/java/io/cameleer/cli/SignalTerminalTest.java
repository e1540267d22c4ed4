package io.cameleer.cli;

import static io.cameleer.cli.SignalSite.experiments;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.whole.RunningService.Printed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about signals at a terminal, in a process of their own, and what they say without one. */
class SignalTerminalTest {

    /** Runs a command at a pseudo terminal and types what it is told to, once for each thing that it waits for. */
    private static final String TERMINAL =
            """
            import json, os, pty, signal, sys
            typed, command = json.loads(sys.argv[1]), sys.argv[2:]
            child, terminal = pty.fork()
            if child == 0:
                # A build in the background has SIGINT ignored, and its children would have, too.
                signal.signal(signal.SIGINT, signal.SIG_DFL)
                os.execvp(command[0], command)
            seen = b""
            while True:
                try:
                    piece = os.read(terminal, 4096)
                except OSError:
                    break
                if not piece:
                    break
                seen += piece
                if typed and typed[0][0].encode() in seen:
                    os.write(terminal, typed.pop(0)[1].encode())
            status = os.waitpid(child, 0)[1]
            sys.stdout.buffer.write(seen)
            sys.stdout.flush()
            sys.exit(os.waitstatus_to_exitcode(status))
            """;

    @TempDir
    static Path folder;

    private static SignalSite site;

    @BeforeAll
    static void prepare() throws Exception {
        site = new SignalSite(folder);
        site.site.route(
                "signals/slow.camel.yaml",
                """
                - route:
                    id: slow
                    from:
                      uri: signal:data-import
                      steps:
                        - delay: {constant: 400}
                - route:
                    id: slower
                    from:
                      uri: signal:data-import
                      steps:
                        - delay: {constant: 2000}
                """);
        Path home = Files.createDirectories(site.site.home());
        try (Store store = Store.open(StoreSettings.embedded(home.resolve("cameleer.db")))) {
            experiments(store, "terminal", "HUMAN", "MOUSE", "HUMAN", "HUMAN");
        }
    }

    private static Printed atTerminal(Map<String, String> typed, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", "-c", TERMINAL));
        command.add(io.cameleer.json.Json.write(typed.entrySet().stream()
                .map(entry -> List.of(entry.getKey(), entry.getValue()))
                .toList()));
        return run(command, arguments);
    }

    private static Printed run(List<String> before, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.cameleer.Cameleer"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--settings", folder.resolve("test.properties").toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new java.io.File("/dev/null"));
        builder.environment().put("TERM", "xterm");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Printed(process.waitFor(), said, "");
    }

    @Test
    void a_person_is_asked_before_all_are_meant_and_sees_how_far_it_is() throws Exception {
        String[] all = {"run-signals", "experiments", "-s", "slow", "-s", "mark"};

        Printed refused = atTerminal(Map.of("[y/N]", "n\n"), all);
        assertThat(refused.out())
                .contains("Run slow, mark for all experiments? [y/N] ", "Nothing was run (exit code 2).");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(site.calls()).isEmpty();

        Printed meant = atTerminal(Map.of("[y/N]", "y\n"), all);
        assertThat(meant.out())
                .contains("failed: mark for experiments 2: no mice", "7 succeeded, 1 failed")
                .containsPattern("signals +[0-9]+%");
        assertThat(meant.code()).isEqualTo(1);
        assertThat(site.calls()).hasSize(3);
    }

    @Test
    void a_command_that_is_ended_with_control_c_runs_no_more_and_says_so() throws Exception {
        site.calls();
        Printed ended = atTerminal(
                Map.of("signals ", "\u0003"), "run-signals", "experiments", "-s", "slower", "-s", "mark", "--yes");

        assertThat(ended.out()).contains("Stopped: what had ended stays done, the rest was not run.");
        assertThat(ended.out()).doesNotContain("Exception", "\tat ");
        assertThat(ended.code()).isEqualTo(130);
        assertThat(site.calls()).doesNotContain("mark-3", "mark-4");
    }

    @Test
    void without_a_terminal_nobody_is_asked_and_nothing_is_run() throws Exception {
        Printed refused = run(List.of(), "run-signals", "experiments", "-s", "slow");

        assertThat(refused.out())
                .contains("without a filter this means all experiments; give one with -fi KEY VALUE, or --yes.")
                .doesNotContain("[y/N]");
        assertThat(refused.code()).isEqualTo(2);
    }
}
