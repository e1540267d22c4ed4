package io.cameleer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ConditionCommandTest {

    private static final String CONTEXT =
            """
            {"experiment": {"label": "exp1", "scandate": "2020-05-17T12:30:00", "state": "scanned",
                            "variables": {"test": 42, "big": 123456789012345678901234567890, "text": "Grüße"}},
             "callbacks": {"qa": {"status": "finished", "result": "success", "result_values": {"score": 0.5}},
                           "mail": {"status": "skipped", "result": "none", "result_values": null}}}
            """;

    private Path folder = Path.of("");
    private Path context = folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void writeContext(@TempDir Path temporary) throws Exception {
        folder = temporary;
        context = Files.writeString(folder.resolve("context.json"), CONTEXT);
    }

    private int run(String input, String... options) {
        ConditionCommand command =
                new ConditionCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(options);
    }

    private int runWithContext(String input, String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "--context";
        all[1] = context.toString();
        System.arraycopy(options, 0, all, 2, options.length);
        return run(input, all);
    }

    @Test
    void each_line_gets_one_answer() {
        int exit = runWithContext(
                """
                experiment.variables.get('test') == 42
                experiment.scandate > datetime.datetime(2021, 1, 1)

                callbacks['qa'].result_values['score'] > 0.4
                callbacks['mail'].result_values is None
                experiment.variables['big'] == 123456789012345678901234567890
                experiment.variables['text'] == 'Grüße'
                """);
        assertThat(out.toString().lines()).containsExactly("true", "false", "true", "true", "true", "true", "true");
        assertThat(exit).isZero();
    }

    @Test
    void a_bad_line_is_an_answer_and_stops_nothing() {
        int exit = runWithContext("experiment.variables['absent']\n1 +\nexperiment.labl\nTrue");
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("error: KeyError: 'absent'"),
                        line -> assertThat(line).startsWith("error: line 1, column 4"),
                        line -> assertThat(line).contains("did you mean 'label'?"),
                        line -> assertThat(line).isEqualTo("true"));
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void json_tells_what_each_part_came_to() {
        int exit = runWithContext("experiment.variables['test'] > 40\nnope", "--json");
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("\"holds\":true")
                                .contains("{\"expression\":\"experiment.variables['test']\"")
                                .contains("\"values\":[\"42\"]"),
                        line -> assertThat(line)
                                .contains(
                                        "\"problems\":[{\"line\":1,\"column\":1,\"message\":\"unknown name 'nope'\""));
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void an_offset_takes_the_scan_date_to_the_zone() throws Exception {
        Files.writeString(context, "{\"experiment\": {\"scandate\": \"2020-05-17T22:30:00Z\"}}");
        runWithContext("experiment.scandate == datetime.datetime(2020, 5, 18, 0, 30)", "--zone", "Europe/Amsterdam");
        assertThat(out.toString()).isEqualToIgnoringNewLines("true");
    }

    @Test
    void a_megabyte_on_one_line_is_refused() {
        assertThat(runWithContext("(".repeat(1_000_000))).isEqualTo(1);
        assertThat(out.toString()).startsWith("error:").hasLineCount(1);
    }

    @Test
    void an_unusable_context_is_wrong_usage_and_named() throws Exception {
        Files.writeString(context, "{\"experiment\": ");
        assertThat(runWithContext("True")).isEqualTo(2);
        assertThat(errors.toString()).contains("context.json, line 1").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "",
                "{} {}",
                "{\"experiment\": 5}",
                "{\"experiment\": {\"label\": 5}}",
                "{\"experiment\": {\"variables\": [1]}}",
                "{\"experiment\": {\"scandate\": \"17.5.2020\"}}",
                "{\"experiment\": {\"scandate\": {\"a\": 1}}}",
                "{\"callbacks\": [1]}",
                "{\"callbacks\": {\"qa\": 5}}",
                "{\"callbacks\": {\"qa\": {\"status\": true}}}",
                "{\"callbacks\": {\"qa\": {\"result_values\": [1]}}}",
                "{\"parameters\": 1}"
            })
    void a_member_of_another_kind_is_wrong_usage_and_named(String document) throws Exception {
        Files.writeString(context, document);
        assertThat(runWithContext("True")).isEqualTo(2);
        assertThat(errors.toString()).contains("context.json").doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void bytes_that_are_no_text_are_one_answer() {
        ConditionCommand command = new ConditionCommand(
                new ByteArrayInputStream(new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n', '1', '\n'}));
        int exit = new CommandLine(command).setOut(new PrintWriter(out, true)).execute("--context", context.toString());
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("error: line 1, column 1"),
                        line -> assertThat(line).isEqualTo("true"));
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void a_context_is_required() {
        assertThat(run("True")).isEqualTo(2);
        assertThat(run("True", "--context", folder.resolve("absent.json").toString()))
                .isEqualTo(2);
    }
}
