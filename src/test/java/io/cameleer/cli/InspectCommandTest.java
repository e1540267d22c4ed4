package io.cameleer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameleer.run.RunFolderFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that read: {@code inspect} and {@code samplesheet}. */
class InspectCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path parent;

    InspectCommandTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void json_has_one_document_a_line_with_the_path_as_given() throws IOException {
        Path good = RunFolderFixture.novaSeq6000(parent).complete();
        Path absent = parent.resolve("absent");

        int code = run(new InspectCommand(), "--json", good.toString(), absent.toString());

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode first = JSON.readTree(lines.get(0));
        assertThat(first.get("path").asText()).isEqualTo(good.toString());
        assertThat(first.get("platform").asText()).isEqualTo("novaseq6000");
        assertThat(first.get("complete").asText()).isEqualTo("yes");
        assertThat(first.get("reads").get(1).get("cycles").asInt()).isEqualTo(10);
        assertThat(first.get("reads").get(1).get("indexed").asBoolean()).isTrue();
        assertThat(first.get("lanes").asInt()).isEqualTo(2);
        JsonNode second = JSON.readTree(lines.get(1));
        assertThat(second.get("problems").get(0).get("code").asText()).isEqualTo("folder-missing");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void a_table_is_for_people() {
        int code =
                run(new InspectCommand(), RunFolderFixture.miSeq(parent).path().toString());

        assertThat(out.toString().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains(
                        "240316_M01234_0077_000000000-KX7F2",
                        "miseq",
                        "2024-03-16",
                        "151+10I+10I+151",
                        "no",
                        "RTAComplete.txt");
        assertThat(code).isZero();
    }

    @Test
    void what_is_wrong_follows_the_table() throws IOException {
        Files.createDirectory(parent.resolve("empty"));

        int code = run(new InspectCommand(), parent.resolve("empty").toString());

        assertThat(out.toString()).contains("error .: neither RunInfo.xml").contains("[not-a-run]");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void hostile_names_and_ids_cost_a_line_each_and_reach_no_terminal() throws IOException {
        Path named = RunFolderFixture.novaSeq6000(parent.resolve("two\nlines\u001b[31m"))
                .complete();
        Path id = RunFolderFixture.miSeq(parent)
                .with("RunInfo.xml", "<RunInfo><Run Id='a&#10;b'/></RunInfo>")
                .path();
        Path file = Files.writeString(parent.resolve("file"), "");

        int code =
                run(new InspectCommand(), named.toString(), id.toString(), file.toString(), "", parent + "/no\nwhere");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains("run id 'a b' holds control characters")
                .contains("file is no folder. Give the run folder.")
                .contains("the path is empty. Give the run folder.")
                .doesNotContain("\u001b");
        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("RUN ") || !line.startsWith("lines"));
    }

    @Test
    void what_deceives_a_reader_is_shown_to_people_and_exact_in_json() throws IOException {
        String id = "../a\u202eb\u2028c\u200b";
        String run = RunFolderFixture.miSeq(parent)
                .with("RunInfo.xml", "<RunInfo><Run Id='" + id + "'><Flowcell>x\u2067y</Flowcell></Run></RunInfo>")
                .with("SampleSheet.csv", "[Data]\nSample_ID,Sample_Project\nS1,p\u202e\n")
                .path()
                .toString();

        run(new InspectCommand(), run);
        run(new SampleSheetCommand(), run + "/SampleSheet.csv");
        assertThat(out.toString())
                .contains("../a[U+202E]b c[U+200B]", "x[U+2067]y", "p[U+202E]")
                .doesNotContainPattern("[\\p{Cf}\\u2028]");

        out.getBuffer().setLength(0);
        run(new InspectCommand(), "--json", run);
        assertThat(JSON.readTree(out.toString()).get("run_id").asText()).isEqualTo(id);
        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void a_thousand_folders_are_a_thousand_lines_in_their_order() {
        String run = RunFolderFixture.miSeq(parent).complete().toString();
        String[] paths = Stream.concat(
                        Stream.of("--json"), Stream.generate(() -> run).limit(1000))
                .toArray(String[]::new);

        assertThat(run(new InspectCommand(), paths)).isZero();
        assertThat(out.toString().lines()).hasSize(1000);
    }

    @Test
    void a_platform_may_be_told_and_must_be_known() {
        Path run = RunFolderFixture.miSeq(parent)
                .without("RunInfo.xml")
                .without("RunParameters.xml")
                .path();
        assertThat(run(new InspectCommand(), "--platform", "MiSeq", run.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("miseq");

        assertThat(run(new InspectCommand(), "--platform", "abacus", run.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'abacus' is no platform. Known are miseq, ");
    }

    @Test
    void without_a_path_the_usage_is_shown() {
        assertThat(run(new InspectCommand())).isEqualTo(2);
        assertThat(err.toString()).contains("PATH").doesNotContain("\tat ");
    }

    @Test
    void a_sheet_is_told_line_by_line_and_as_json() throws IOException {
        Path good = RunFolderFixture.miSeq(parent).path().resolve("SampleSheet.csv");
        Path bad = Files.write(
                parent.resolve("bad.csv"), "[Data]\nSample_ID,index\n,ACGT\n".getBytes(StandardCharsets.UTF_8));

        assertThat(run(new SampleSheetCommand(), good.toString())).isZero();
        assertThat(out.toString()).contains("SampleSheet.csv: v1, 2 rows, projects Alpha, Beta");
        assertThat(run(new SampleSheetCommand(), bad.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("bad.csv:3: error: the row has no Sample_ID");

        out.getBuffer().setLength(0);
        assertThat(run(new SampleSheetCommand(), "--json", bad.toString())).isEqualTo(1);
        JsonNode document = JSON.readTree(out.toString());
        assertThat(document.get("version").asText()).isEqualTo("v1");
        assertThat(document.get("rows").asInt()).isEqualTo(1);
        assertThat(document.get("columns")).hasSize(2);
        JsonNode problem = document.get("problems").get(0);
        assertThat(problem.get("line").asInt()).isEqualTo(3);
        assertThat(problem.get("severity").asText()).isEqualTo("error");
        assertThat(problem.get("code").asText()).isEqualTo("no-id");
    }

    @Test
    void an_absent_sheet_is_said_without_a_stack_trace() {
        assertThat(run(new SampleSheetCommand(), parent.resolve("absent.csv").toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("does not exist").doesNotContain("\tat ");
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
