package io.cameleer.callback.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.SampleContext;
import io.cameleer.callback.Scripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRouteTest {

    private Path directory;
    private Path bin;
    private CallbackRoutes routes;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        this.directory = directory;
        bin = Files.createDirectories(directory.resolve("bin"));
        MailSettings mail = new MailSettings("cameleer@site.test", List.of("core@site.test"), "[core]", null);
        routes = CallbackRoutes.start(
                CallbackSettings.defaults(bin, directory.resolve("outbox"), mail), "command", "external_program");
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    @Test
    void the_result_has_the_keys_of_the_manual() {
        Map<String, Object> result = routes.result(
                "command",
                Map.of("binary", "sh", "args", List.of("-c", "echo out; echo err >&2")),
                SampleContext.in(directory).build());

        assertThat(result)
                .containsEntry("command", List.of(shell(), "-c", "echo out; echo err >&2"))
                .containsEntry("stdout", "out\n")
                .containsEntry("stderr", "err\n")
                .containsEntry("return_code", 0)
                .containsEntry("values", null)
                .containsEntry("__success__", true);
    }

    @Test
    void arguments_reach_the_program_as_they_are() {
        Path show = Scripts.write(bin, "show", "for a in \"$@\"; do printf '<%s>\\n' \"$a\"; done");
        List<String> hostile = List.of(
                "a b", "it's \"quoted\"", "two\nlines", "; rm -rf /", "$(id)", "`id`", "--", "-x", "*", "ü😀", "");

        Map<String, Object> result = routes.result(
                "command",
                Map.of("binary", show.toString(), "args", hostile),
                SampleContext.in(directory).build());

        assertThat(result.get("stdout"))
                .isEqualTo(String.join(
                        "", hostile.stream().map(a -> "<" + a + ">\n").toList()));
    }

    @Test
    void keyword_arguments_may_be_a_mapping_a_list_of_mappings_or_a_flat_list() {
        Scripts.write(bin, "show", "echo \"$@\"");

        for (Object kwargs : List.of(Map.of("-x", "1"), List.of(Map.of("-x", "1")), List.of("-x", 1))) {
            Map<String, Object> result = routes.result(
                    "external_program",
                    Map.of("binary", "show", "args", Arrays.asList(true, null, 1.5), "kwargs", kwargs),
                    SampleContext.in(directory).build());

            assertThat(result.get("stdout")).as("%s", kwargs).isEqualTo("True None 1.5 -x 1\n");
        }
    }

    @Test
    void an_external_program_is_found_by_its_file_name_only() {
        Scripts.write(directory, "outside", "echo reached");

        for (String binary : List.of("../outside", "/bin/sh", "sh", ".", "absent")) {
            Exchange exchange = routes.call(
                    "external_program",
                    Map.of("binary", binary),
                    SampleContext.in(directory).build(),
                    Map.of());

            assertThat(exchange.getException()).as(binary).isNotNull();
        }
    }

    @Test
    void a_program_that_is_not_there_or_cannot_be_run_says_why_and_what_may_be_meant() throws Exception {
        Scripts.write(bin, "check-run", "exit 0");
        Files.writeString(bin.resolve("data"), "no program");
        Files.writeString(Scripts.write(bin, "windows"), "#!/bin/sh\r\necho x\r\n");
        Files.writeString(Scripts.write(bin, "foreign"), "#!/nowhere/python -u\n");
        Map<String, String> reasons = Map.of(
                "chek-run",
                "Cannot find binary chek-run in " + bin + "; did you mean 'check-run'?",
                "data",
                bin.resolve("data") + " is not executable; chmod +x it",
                "windows",
                "its lines end with CR LF",
                "foreign",
                "its first line names the interpreter /nowhere/python, which does not exist");
        reasons.forEach((binary, reason) -> assertThat(routes.call(
                                "external_program",
                                Map.of("binary", binary),
                                SampleContext.in(directory).build(),
                                Map.of())
                        .getException())
                .as(binary)
                .hasMessageContaining(reason));
        assertThat(routes.call(
                                "command",
                                Map.of("binary", "pytohn3-of-nobody"),
                                SampleContext.in(directory).build(),
                                Map.of())
                        .getException())
                .hasMessageStartingWith("Cannot find program pytohn3-of-nobody on the PATH (");
    }

    @Test
    void without_a_run_timeout_a_program_has_all_the_time_and_with_one_it_is_a_timeout() {
        Map<String, Object> sleeps = Map.of("binary", "sleep", "args", List.of("0.4"));

        assertThat(routes.result("command", sleeps, SampleContext.in(directory).build()))
                .containsEntry("__success__", true)
                .doesNotContainKey("__timed_out__");
        assertThat(routes.result(
                        "command",
                        sleeps,
                        SampleContext.in(directory)
                                .runTimeout(Duration.ofMillis(100))
                                .build()))
                .containsEntry("__success__", false)
                .containsEntry("__timed_out__", true);
    }

    @Test
    void an_xnat_system_is_needed_only_where_it_is_used() {
        Map<String, Object> arguments = Map.of("binary", "echo", "args", List.of("$XNAT"));

        assertThat(routes.call("command", arguments, SampleContext.in(directory).build(), Map.of())
                        .getException())
                .hasMessageContaining("$XNAT stands for the external system 'XNAT', which is not known");
        assertThat(routes.result(
                                "command",
                                arguments,
                                SampleContext.in(directory)
                                        .externalSystem("XNAT", "https://xnat.test/")
                                        .build())
                        .get("stdout"))
                .isEqualTo("https://xnat.test\n");
    }

    @Test
    void headers_cannot_steer_what_runs() {
        Map<String, Object> attack = new HashMap<>();
        for (String name :
                List.of("CamelExecCommandExecutable", "camelexeccommandexecutable", "CAMELEXECCOMMANDEXECUTABLE")) {
            attack.put(name, "/bin/echo");
        }
        attack.put("CamelExecCommandArgs", List.of("INJECTED"));
        attack.put("CamelExecCommandWorkingDir", "/");
        attack.put("CamelExecCommandTimeout", 1L);
        attack.put("CamelExecExitValues", "0,1");
        attack.put("CamelExecCommandOutFile", "/etc/passwd");

        Map<String, Object> result = routes.result(
                "command", Map.of("binary", "pwd"), SampleContext.in(directory).build(), attack);

        assertThat(result.get("stdout")).isEqualTo(directory.resolve("work") + "\n");
    }

    @Test
    void an_unexpected_return_code_is_a_failure_that_says_so() {
        Map<String, Object> arguments = new HashMap<>(Map.of("binary", "sh", "args", List.of("-c", "exit 3")));

        Map<String, Object> result =
                routes.result("command", arguments, SampleContext.in(directory).build());
        assertThat(result).containsEntry("return_code", 3).containsEntry("__success__", false);
        assertThat((String) result.get("__exception__")).contains("returned 3");

        for (Object expected : Arrays.asList(3, List.of(0, 3), List.of(), null)) {
            arguments.put("expected_return_code", expected);
            assertThat(routes.result(
                            "command", arguments, SampleContext.in(directory).build()))
                    .as("%s", expected)
                    .containsEntry("__success__", true);
        }
    }

    private static String shell() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .map(entry -> Path.of(entry, "sh"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
