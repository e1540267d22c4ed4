package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Style;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What plain scalars mean, beside what they mean to PyYAML, which reads workflows in Study Governor. */
class CoreSchemaTest {

    private static final String PYTHON =
            """
            import sys, yaml
            for line in sys.stdin.read().splitlines():
                value = yaml.safe_load(line)
                kind = type(value).__name__
                print({'NoneType': 'null', 'bool': 'flag', 'int': 'number', 'float': 'number', 'str': 'text'}.get(kind, kind))
            """;

    private static final List<String> SCALARS = List.of(
            "yes",
            "no",
            "on",
            "off",
            "Yes",
            "NO",
            "y",
            "n",
            "true",
            "False",
            "TRUE",
            "tRUE",
            "null",
            "~",
            "Null",
            "nULL",
            "0",
            "-0",
            "+7",
            "42",
            "0123",
            "089",
            "08",
            "00",
            "-012",
            "0o17",
            "0x1F",
            "-0x1F",
            "0b11",
            "0x",
            "1_000",
            "1_0.5",
            "1e3",
            "1E20",
            "1e+3",
            "1.5e3",
            "1.5e+3",
            "1.0",
            "1.",
            ".5",
            "-.5",
            "+.5",
            "1.5.2",
            "12e03",
            "-1e-3",
            "1e99999",
            "1:30",
            "12:30:45",
            "1:75",
            "190:20:30.15",
            ".inf",
            "-.INF",
            ".nan",
            ".NaN",
            ".Inf",
            "inf",
            "plain",
            "a b",
            "1a",
            "0.10",
            "00.5",
            "1_",
            "_1",
            "0_1",
            "-1:30",
            "9223372036854775808",
            "1.2e-3",
            ".5e3",
            "0b",
            "0o8",
            "1__0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "on",
                "No",
                "OFF",
                "0123",
                "-012",
                ".inf",
                ".nan",
                "1_000",
                "2019-01-01",
                "1:30",
                "0b11",
                "1e10000",
                "",
                "a"
            })
    void texts_stay_texts(String text) {
        if (text.isEmpty()) {
            assertThat(CoreSchema.value(text)).isNull();
        } else {
            assertThat(CoreSchema.value(text)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"1e20, 1E+20", "1.10, 1.10", ".5, 0.5", "-2.50e-3, -0.00250", "1., 1", "12e03, 1.2E+4"})
    void decimals_are_kept_as_written(String text, String shown) {
        assertThat(CoreSchema.value(text)).isInstanceOf(BigDecimal.class).hasToString(shown);
    }

    @Test
    void integers_are_kept_exact() {
        assertThat(CoreSchema.value("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(CoreSchema.value("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(CoreSchema.value("0xFFFFFFFFFFFFFFFF")).isEqualTo(new BigInteger("18446744073709551615"));
    }

    @ParameterizedTest
    @CsvSource({
        "yes, text",
        "0123, text",
        "1:30, text",
        "1_000, text",
        ".inf, text",
        "1e3, number",
        "0o17, number",
        "12e03, number"
    })
    void a_scalar_that_pyyaml_reads_differently_is_told(String text, String here) {
        assertThat(Dialect.difference(plain(text)))
                .hasValueSatisfying(remark -> assertThat(remark).startsWith("'%s' is a %s here".formatted(text, here)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "1.5", "true", "null", "plain", "2019-01-01", "089", "007x", "1.0e+3", "0x1F"})
    void a_scalar_that_pyyaml_reads_alike_is_not_told(String text) {
        assertThat(Dialect.difference(plain(text))).isEmpty();
    }

    @Test
    void a_quoted_scalar_is_never_told() {
        assertThat(Dialect.difference(new Scalar(Position.START, "yes", Style.QUOTED)))
                .isEmpty();
    }

    /** The remarks against the real thing: told exactly where the kinds of value differ. */
    @Test
    void the_differences_are_those_of_a_real_pyyaml() throws IOException, InterruptedException {
        List<String> kinds = pyyaml();
        for (int index = 0; index < SCALARS.size(); index++) {
            String text = SCALARS.get(index);
            boolean differs = !kinds.get(index).equals(kind(CoreSchema.value(text)));
            assertThat(Dialect.difference(plain(text)).isPresent())
                    .as("%s is a %s to PyYAML", text, kinds.get(index))
                    .isEqualTo(differs);
        }
    }

    private static Scalar plain(String text) {
        return new Scalar(Position.START, text, Style.PLAIN);
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String type = value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return type.equals("string") ? "text" : type.equals("boolean") ? "flag" : "number";
    }

    private static List<String> pyyaml() throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("python3", "-c", PYTHON).start();
        } catch (IOException missing) {
            assumeThat(false).as("python3 is missing: %s", missing.getMessage()).isTrue();
            throw missing;
        }
        try (var input = process.getOutputStream()) {
            input.write(String.join("\n", SCALARS).getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String fault = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assumeThat(fault).as("PyYAML is missing").doesNotContain("No module named");
        assertThat(fault).isEmpty();
        return answer.lines().toList();
    }
}
