package io.cameleer.callback.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.Carriers;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.ProgramLimits;
import io.cameleer.callback.PythonSettings;
import io.cameleer.callback.SampleContext;
import io.cameleer.callback.Secrets;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real python3 calls real modules. */
class PythonFunctionRouteTest {

    private static final String MODULE =
            """
            import os, signal, sys, time

            def shown(*args, **kwargs):
                return [list(args), kwargs]

            def both(data, config, name, times=1):
                return {"experiment": data["experiment"]["label"], "names": [name] * times,
                        "secret_length": len(data["secret"]), "config": config}

            def give(expression):
                return eval(expression)

            def loud():
                print("to out")
                print("to err", file=sys.stderr)
                os.write(1, b"bytes \\xff\\n")
                print("half a pair \\ud800")
                return "quiet"

            def fail(text):
                raise ValueError(text)

            def leave(code):
                sys.exit(code)

            def drop(code):
                os._exit(code)

            def die():
                os.kill(os.getpid(), signal.SIGKILL)

            def chatter():
                while True:
                    print("x" * 10000)

            def tell(secret):
                print("the secret is " + secret)
                return {"told": secret, "places": os.environ.get("PYTHONPATH"), "cwd": os.getcwd()}

            class Odd:
                def __repr__(self):
                    raise RuntimeError("no")

            number = 7
            """;

    private Path directory;
    private Path modules;
    private CallbackRoutes routes;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        this.directory = directory;
        modules = directory.resolve("modules");
        Path site = Files.createDirectories(modules.resolve("site_callbacks"));
        Files.createFile(site.resolve("__init__.py"));
        Files.writeString(site.resolve("work.py"), MODULE);
        Files.writeString(site.resolve("broken.py"), "import no_such_module_anywhere\n");
        try {
            new ProcessBuilder("python3", "--version").start().waitFor();
        } catch (IOException absent) {
            Assumptions.abort("needs python3 on the PATH");
        }
        MailSettings mail = new MailSettings("cameleer@site.test", List.of("core@site.test"), "[core]", null);
        PythonSettings python = new PythonSettings(
                "python3",
                modules.toString(),
                PythonSettings.config(Map.of(
                        "STUDYGOV_PROJECT_HOME",
                        "/site",
                        "STUDYGOV_X",
                        "True",
                        "STUDYGOV_API_TOKEN",
                        "t",
                        "OTHER",
                        "o")),
                id -> Map.of("id", id, "experiment", Map.of("label", "EXP-1")));
        ProgramLimits limits = new ProgramLimits(1 << 20, Duration.ofMillis(300), false);
        routes = CallbackRoutes.start(
                new CallbackSettings(
                        null,
                        directory.resolve("outbox"),
                        mail,
                        CallbackSettings.DEFAULT_ENVIRONMENT,
                        limits,
                        python,
                        Secrets.none()),
                "python_function");
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    @Test
    void the_result_has_the_keys_of_the_manual() {
        Map<String, Object> result = routes.result(
                "python_function",
                Map.of(
                        "package", "os",
                        "module", "path",
                        "function", "join",
                        "pass_callback_data", false,
                        "args", List.of("$SUBJECT", "${label}")),
                context());

        assertThat(result)
                .containsEntry("package", "os")
                .containsEntry("module", "path")
                .containsEntry("function", "join")
                .containsEntry("args", List.of("http://cameleer.test/api/v2/subjects/3", "EXP-1"))
                .containsEntry("kwargs", Map.of())
                .containsEntry("return_value", "http://cameleer.test/api/v2/subjects/3/EXP-1")
                .containsEntry("__traceback__", null)
                .containsEntry("__exception__", null)
                .containsEntry("__success__", true)
                .hasSize(9);
    }

    @Test
    void a_function_gets_the_document_with_the_secret_and_the_configuration_without_any() {
        Map<String, Object> arguments = call("both", true, List.of("${variables.who}"));
        arguments.put("kwargs", Map.of("times", 2));

        Map<String, Object> result = routes.result(
                "python_function",
                arguments,
                SampleContext.in(directory).variable("who", "Ana").build());

        assertThat(result.get("return_value"))
                .isEqualTo(Map.of(
                        "experiment",
                        "EXP-1",
                        "names",
                        List.of("Ana", "Ana"),
                        "secret_length",
                        SampleContext.SECRET.length(),
                        "config",
                        Map.of("STUDYGOV_PROJECT_HOME", "/site", "STUDYGOV_X", true)));
    }

    @Test
    void arguments_keep_their_types_and_hostile_texts() {
        Map<String, Object> nested = new LinkedHashMap<>();
        nested.put("none", null);
        nested.put("$SUBJECT", List.of("$SUBJECT"));
        List<Object> args = Arrays.asList(
                1,
                new BigDecimal("0.10"),
                true,
                null,
                "a 'b' \"c\" $(id)\n;",
                "ü😀",
                nested,
                "$XNAT",
                "$$SUBJECT",
                "-x");

        Map<String, Object> result = routes.result("python_function", call("shown", false, args), context());

        List<?> seen = (List<?>) ((List<?>) result.get("return_value")).get(0);
        assertThat(seen.toString())
                .isEqualTo("[1, 0.1, true, null, a 'b' \"c\" $(id)\n;, ü😀, {none=null, $SUBJECT=[$SUBJECT]}, $XNAT, "
                        + "$http://cameleer.test/api/v2/subjects/3, -x]");
    }

    @Test
    void values_come_back_exactly_or_not_at_all() {
        assertThat(give("{'big': 2**100, 'small': [0.1, -0.0], 'text': 'a\\x00\\ud800', 'tuple': (1, None)}"))
                .containsEntry("__success__", true)
                .extractingByKey("return_value")
                .isEqualTo(new LinkedHashMap<>(Map.of(
                        "big",
                        new BigInteger("1267650600228229401496703205376"),
                        "small",
                        List.of(new BigDecimal("0.1"), new BigDecimal("-0.0")),
                        "text",
                        "a\0\ud800",
                        "tuple",
                        Arrays.asList(1, null))));
        for (String unfit :
                List.of("{1: 2}", "object", "float('nan')", "[float('inf')]", "{1, 2}", "b'x'", "datetime", "Odd()")) {
            String expression = unfit.equals("datetime") ? "__import__('datetime').date(2020, 1, 1)" : unfit;
            Map<String, Object> result = give(expression);

            assertThat(result).as(unfit).containsEntry("__success__", false).containsEntry("return_value", null);
            assertThat((String) result.get("__exception__"))
                    .as(unfit)
                    .startsWith("Cannot serialise result to JSON, cannot store result! Result value: ");
        }
        assertThat((String) give("'x' * 2000000").get("__exception__"))
                .startsWith("Cannot store result, it has 2000002 bytes as JSON and at most 1048576 are kept!")
                .hasSizeLessThan(2200);
    }

    @Test
    void what_a_function_prints_is_the_log_and_does_not_disturb_its_result() throws IOException {
        Map<String, Object> result = routes.result("python_function", call("loud", false, List.of()), context());

        assertThat(result).containsEntry("return_value", "quiet").doesNotContainKey("stdout");
        assertThat(log().lines().toList())
                .containsExactlyInAnyOrder("to out", "to err", "bytes \uFFFD", "half a pair \\ud800");
    }

    @Test
    void what_goes_wrong_in_a_function_is_told_with_its_traceback() {
        Map<String, Object> result =
                routes.result("python_function", call("fail", false, List.of("too cold")), context());

        assertThat(result)
                .containsEntry("__success__", false)
                .containsEntry("__exception__", "Exception occurred when executing function: too cold");
        assertThat((String) result.get("__traceback__")).contains("work.py", "raise ValueError(text)");
    }

    @Test
    void a_function_that_ends_python_has_not_succeeded() {
        Map<String, String> endings = Map.of(
                "leave", "it ended Python with sys.exit(0)",
                "drop", "ended its Python with code 0 and returned nothing",
                "die", "ended its Python with code 137 and returned nothing");
        endings.forEach((function, sentence) -> {
            List<Object> args = function.equals("die") ? List.of() : List.of(0);
            Map<String, Object> result = routes.result("python_function", call(function, false, args), context());

            assertThat(result).as(function).containsEntry("__success__", false);
            assertThat((String) result.get("__exception__")).as(function).contains(sentence);
        });
    }

    @Test
    void what_cannot_be_imported_is_named_with_the_places_that_were_searched() {
        for (String[] wrong : new String[][] {
            {"site_callbacks", "broken", "f", "No module named 'no_such_module_anywhere'"},
            {"site_callbacks", "absent", "f", "No module named 'site_callbacks.absent'"},
            {"nowhere", "absent", "f", "No module named 'nowhere'"},
            {"site_callbacks", "work", "absent", "has no function absent"},
            {"site_callbacks", "work", "number", "has no function number"}
        }) {
            Map<String, Object> result = routes.result(
                    "python_function",
                    Map.of("package", wrong[0], "module", wrong[1], "function", wrong[2]),
                    context());

            assertThat(result).as(wrong[3]).containsEntry("__success__", false);
            assertThat((String) result.get("__exception__"))
                    .contains("Cannot import function", wrong[3], modules.toString());
        }
    }

    @Test
    void a_function_that_prints_for_ever_is_ended_with_its_output_bounded() throws Exception {
        String key = "python-" + directory.getFileName();
        CallbackContext context = SampleContext.in(directory).key(key).build();
        CompletableFuture<Map<String, Object>> result = CompletableFuture.supplyAsync(
                () -> routes.result("python_function", call("chatter", false, List.of()), context));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(context.logFile()) && Files.size(context.logFile()) > (1 << 20));

        routes.running().cancel(42, "it was cancelled by Ana");

        assertThat(result.join())
                .containsEntry("__success__", false)
                .containsEntry(
                        "__exception__", "site_callbacks.work.chatter was ended because it was cancelled by Ana");
        assertThat(Files.size(context.logFile())).isLessThan((1 << 20) + 100);
        assertThat(Carriers.of(key)).isEmpty();
    }

    @Test
    void the_secret_is_in_no_result_and_no_log() throws IOException {
        Map<String, Object> result =
                routes.result("python_function", call("tell", false, List.of("$CALLBACK_SECRET")), context());

        assertThat(result.toString() + log()).doesNotContain(SampleContext.SECRET);
        assertThat(result.get("args")).isEqualTo(List.of("[secret]"));
        assertThat(result.get("return_value"))
                .isEqualTo(Map.of(
                        "told",
                        "[secret]",
                        "places",
                        modules.toString(),
                        "cwd",
                        directory.resolve("work").toString()));
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SampleContext.SECRET);
            }
        }
    }

    @Test
    void a_module_in_the_working_directory_is_not_taken_for_one_of_pythons_own() throws IOException {
        Files.createDirectories(directory.resolve("work"));
        Files.writeString(directory.resolve("work/json.py"), "raise RuntimeError('taken')\n");

        assertThat(routes.result("python_function", call("shown", false, List.of()), context()))
                .containsEntry("__success__", true);
    }

    private Map<String, Object> give(String expression) {
        return routes.result("python_function", call("give", false, List.of(expression)), context());
    }

    private static Map<String, Object> call(String function, boolean passData, List<?> args) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("package", "site_callbacks");
        arguments.put("module", "work");
        arguments.put("function", function);
        arguments.put("pass_callback_data", passData);
        arguments.put("args", args);
        return arguments;
    }

    private CallbackContext context() {
        return SampleContext.in(directory).build();
    }

    private String log() throws IOException {
        return new String(Files.readAllBytes(directory.resolve("log/42.log")), StandardCharsets.UTF_8);
    }
}
