package io.cameleer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameleer.workflow.WorkflowLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands on workflow files as a shell sees them. */
class WorkflowCommandTest {

    private static final String GOOD =
            """
            label: demo
            states:
              - {label: untracked, transitions: [{destination: done}]}
              - {label: done}
            """;

    private Path folder;
    private Path good;
    private Path warned;
    private Path bad;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write_files(@TempDir Path temporary) throws IOException {
        folder = temporary;
        good = Files.writeString(folder.resolve("good.yaml"), GOOD);
        warned = Files.writeString(folder.resolve("warned.yaml"), GOOD + "note: x\n");
        bad = Files.writeString(folder.resolve("bad.yaml"), GOOD + "  - {label: done}\n  - {label: done}\n");
    }

    @Test
    void a_valid_file_exits_with_0_and_says_so() {
        assertThat(run("validate", good.toString())).isZero();
        assertThat(out).hasToString("%s: valid: workflow 'demo' with 2 states%n".formatted(good));
    }

    @Test
    void a_warning_is_shown_and_exits_with_0() {
        assertThat(run("validate", warned.toString())).isZero();
        assertThat(out.toString())
                .contains(warned + ":5:1: warning: note: the key 'note' means nothing in a workflow and is ignored")
                .contains("valid: workflow 'demo'");
    }

    @Test
    void every_error_of_every_file_is_shown_and_exits_with_1() {
        assertThat(run("validate", bad.toString(), good.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        bad
                                + ":5:13: error: states[2].label: the state label 'done' is given twice (rename one; the first is on line 4)",
                        bad
                                + ":6:13: error: states[3].label: the state label 'done' is given twice (rename one; the first is on line 4)",
                        good + ": valid: workflow 'demo' with 2 states");
    }

    @Test
    void a_file_that_cannot_be_read_exits_with_2_and_stops_no_other() {
        Path missing = folder.resolve("missing.yaml");
        assertThat(run("validate", missing.toString(), bad.toString(), good.toString()))
                .isEqualTo(2);
        assertThat(out.toString())
                .contains(missing + ": error: cannot be read: there is no such file")
                .contains(good + ": valid");
        assertThat(run("validate", folder.toString())).isEqualTo(2);
    }

    @Test
    void a_wrong_command_line_exits_with_2() {
        assertThat(run("validate")).isEqualTo(2);
        assertThat(run("graph", "--format", "svg", good.toString())).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required parameter: 'FILE'");
    }

    @Test
    void json_is_one_document_a_line() throws IOException {
        assertThat(run("validate", "--json", good.toString(), bad.toString(), "missing.yaml"))
                .isEqualTo(2);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        JsonNode valid = new ObjectMapper().readTree(lines.get(0));
        assertThat(valid.path("file").asText()).isEqualTo(good.toString());
        assertThat(valid.path("valid").asBoolean()).isTrue();
        assertThat(valid.path("label").asText()).isEqualTo("demo");
        assertThat(valid.path("hash").asText()).hasSize(64);
        assertThat(valid.path("problems").isEmpty()).isTrue();
        JsonNode problem =
                new ObjectMapper().readTree(lines.get(1)).path("problems").path(0);
        assertThat(problem.path("severity").asText()).isEqualTo("error");
        assertThat(problem.path("line").asInt()).isEqualTo(5);
        assertThat(problem.path("column").asInt()).isEqualTo(13);
        assertThat(problem.path("path").asText()).isEqualTo("states[2].label");
        assertThat(problem.path("message").asText()).isEqualTo("the state label 'done' is given twice");
        assertThat(problem.path("suggestion").asText()).contains("line 4");
        assertThat(new ObjectMapper().readTree(lines.get(2)).path("valid").asBoolean())
                .isFalse();
    }

    @Test
    void graph_writes_mermaid() {
        assertThat(run("graph", good.toString())).isZero();
        assertThat(out.toString()).startsWith("stateDiagram-v2\n").contains("s0 --> s1");
    }

    @Test
    void graph_writes_dot_where_asked_and_keeps_problems_out_of_it() {
        assertThat(run("graph", "--format=dot", warned.toString())).isZero();
        assertThat(out.toString()).startsWith("digraph \"demo\" {").endsWith("}" + System.lineSeparator());
        assertThat(err.toString()).contains("warning");
    }

    @Test
    void graph_draws_nothing_of_a_wrong_file() {
        assertThat(run("graph", bad.toString())).isEqualTo(1);
        assertThat(out.toString()).doesNotContain("stateDiagram").contains("given twice");
    }

    @Test
    void help_describes_the_exit_codes() {
        assertThat(run("validate", "--help")).isZero();
        assertThat(out.toString()).contains("Exit codes:").contains("a file has errors");
    }

    private int run(String... arguments) {
        WorkflowLoader loader = new WorkflowLoader((source, place, labels) -> List.of(), Set.of());
        return new CommandLine(new WorkflowCommand(() -> loader))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
