package io.cameleer.callback.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.callback.SampleContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonFunctionRouteTest extends PythonFunctionFixture {

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
                        MODULES.toString(),
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
}
