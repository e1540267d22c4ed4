package io.cameleer.callback.route;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.ProgramLimits;
import io.cameleer.callback.PythonSettings;
import io.cameleer.callback.SampleContext;
import io.cameleer.callback.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The route of Python functions with modules of a test, called by a real python3. */
abstract class PythonFunctionFixture {

    static final Path MODULES = Path.of("target/test-classes/python").toAbsolutePath();

    Path directory;
    CallbackRoutes routes;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        this.directory = directory;
        try {
            new ProcessBuilder("python3", "--version").start().waitFor();
        } catch (IOException absent) {
            Assumptions.abort("needs python3 on the PATH");
        }
        MailSettings mail = new MailSettings("cameleer@site.test", List.of("core@site.test"), "[core]", null);
        PythonSettings python = new PythonSettings(
                "python3",
                MODULES.toString(),
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

    Map<String, Object> give(String expression) {
        return routes.result("python_function", call("give", false, List.of(expression)), context());
    }

    static Map<String, Object> call(String function, boolean passData, List<?> args) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("package", "site_callbacks");
        arguments.put("module", "work");
        arguments.put("function", function);
        arguments.put("pass_callback_data", passData);
        arguments.put("args", args);
        return arguments;
    }

    CallbackContext context() {
        return SampleContext.in(directory).build();
    }

    String log() throws IOException {
        return new String(Files.readAllBytes(directory.resolve("log/42.log")), StandardCharsets.UTF_8);
    }
}
