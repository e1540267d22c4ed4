package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused because it is no sound YAML. */
class SyntaxProblemsTest {

    @Test
    void what_is_not_yaml_is_an_error_where_the_parser_stops() {
        WorkflowProblem problem = Loading.of("label: a\nstates: [\n").onlyError();
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.message()).startsWith("not YAML: ");
    }

    @Test
    void a_colon_in_an_unquoted_text_is_an_error_that_says_to_quote_it() {
        WorkflowProblem problem =
                Loading.middleState("freetext: wait: for QA # here").onlyError();
        assertThat(problem.suggestion()).contains("in quotes");
    }

    @Test
    void a_tab_as_indentation_is_an_error_that_says_so() {
        WorkflowProblem problem =
                Loading.of("label: a\nstates:\n\t- label: untracked # here\n").onlyError();
        assertThat(problem.suggestion()).isEqualTo("indent with spaces, not with tabs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n"})
    void an_empty_file_is_an_error(String text) {
        assertThat(Loading.of(text).onlyError().line()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n- b\n", "text\n", "42\n"})
    void a_document_that_is_no_mapping_is_an_error(String text) {
        WorkflowProblem problem = Loading.of(text).onlyError();
        assertThat(problem.line()).isEqualTo(1);
        assertThat(problem.message()).contains("instead of a mapping");
    }

    @Test
    void a_second_document_is_an_error() {
        WorkflowProblem problem = Loading.of(
                        Loading.aroundState("transitions: [{destination: end}]") + "--- # here\nlabel: b\n")
                .onlyError();
        assertThat(problem.message()).contains("second document");
    }

    @Test
    void a_key_given_twice_is_an_error_at_the_second() {
        WorkflowProblem problem = Loading.middleState(
                        """
                        freetext: one
                        transitions: [{destination: end}]
                        freetext: two # here""")
                .onlyError();
        assertThat(problem.message()).isEqualTo("the key 'freetext' is given twice");
        assertThat(problem.suggestion()).contains("line 6");
        assertThat(problem.column()).isEqualTo(5);
    }

    @Test
    void a_list_as_a_key_is_an_error() {
        Loading.middleState(
                        """
                        transitions: [{destination: end}]
                        [a, b]: c # here""")
                .onlyError();
    }

    @Test
    void an_alias_of_nothing_is_an_error() {
        WorkflowProblem problem =
                Loading.middleState("transitions: *ways # here").onlyError();
        assertThat(problem.message()).contains("*ways");
        assertThat(problem.column()).isEqualTo(18);
    }

    @Test
    void an_alias_of_itself_is_an_error() {
        Loading.middleState("transitions: &ways [*ways] # here").onlyError();
    }

    @Test
    void a_tag_that_makes_objects_is_an_error() {
        WorkflowProblem problem = Loading.middleState("freetext: !!python/object:os.system x # here")
                .onlyError();
        assertThat(problem.message()).contains("python/object");
    }

    @Test
    void a_merge_of_what_is_no_mapping_is_an_error() {
        Loading.middleState(
                        """
                        transitions: [{destination: end}]
                        <<: [text] # here""")
                .onlyError();
    }

    @Test
    void a_control_character_is_an_error_that_names_it() {
        WorkflowProblem problem =
                Loading.of("label: a\n😀: b\nfreetext: \u0007\n").onlyError();
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.column()).isEqualTo(11);
        assertThat(problem.message()).contains("U+0007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label: \"\\UFFFFFFFF\"\n",
                "label: \"\\q\"\n",
                "%YAML 99999999999.1\n---\nlabel: a\n",
                "%TAG ! !\n",
                "label: !<%zz> a\n",
                "? ? ? a\n",
                "label: \ud800\n",
                "&a &b c: d\n",
                "label: |9999999999\n a\n"
            })
    void whatever_the_parser_stumbles_over_is_an_error_and_never_an_exception(String text) {
        LoadedWorkflow loaded = Loading.loader().load("odd.yaml", text);
        assertThat(loaded.workflow()).isEmpty();
        assertThat(loaded.errors()).isNotEmpty();
        assertThat(loaded.problems())
                .allSatisfy(problem -> assertThat(problem.message()).doesNotContain("\n"));
    }

    @Test
    void a_file_that_is_not_utf8_is_an_error_at_the_byte(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, "label: a\nstates: # \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        LoadedWorkflow loaded = Loading.loader().load(file);
        assertThat(loaded.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.column()).isEqualTo(11);
            assertThat(problem.suggestion()).isEqualTo("save it as UTF-8");
        });
    }

    @Test
    void a_byte_order_mark_is_no_problem(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("marked.yaml");
        Files.writeString(file, "\uFEFF" + Loading.aroundState("transitions: [{destination: end}]"));
        assertThat(Loading.loader().load(file).problems()).isEmpty();
    }

    /** The parser reads in buffers of 1024 characters unless told otherwise, and stumbles over a pair of surrogates across two. */
    @Test
    void an_emoji_is_read_wherever_it_stands() {
        for (int padding = 900; padding < 1100; padding++) {
            String text = "label: " + "x".repeat(90) + "\n#" + "x".repeat(padding) + "😀\n";
            String states = "states:\n- {label: untracked, transitions: [{destination: 😀}]}\n- {label: 😀}\n";
            assertThat(Loading.of(text + states).loaded.problems()).isEmpty();
        }
    }
}
