package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workflows may be JSON as well. */
class JsonInputTest {

    private static final String JSON =
            """
            {
            	"label": "demo",
            	"states": [
            		{"label": "untracked", "transitions": [{"destination": "work"}]},
            		{"label": "work", "callbacks": [
            			{"label": "one", "function": "own_function", "run_timeout": 5,
            			 "callback_arguments": {
            				"big": 123456789012345678901234567890, "large": 1e20, "small": -1.50E-3,
            				"face": "\\ud83d\\ude00 😀", "path": "a\\/b\\u0041\\n\\t\\"", "none": null, "list": [true, []]}}]}
            	]
            }
            """;

    @Test
    void json_indented_with_tabs_is_read_with_values_kept_exact() {
        LoadedWorkflow loaded = Loading.of(JSON).loaded;
        assertThat(loaded.problems()).isEmpty();
        CallbackDefinition one = loaded.workflow()
                .flatMap(workflow -> workflow.state("work"))
                .flatMap(state -> state.callback("one"))
                .orElseThrow();
        assertThat(one.arguments())
                .containsEntry("big", new BigInteger("123456789012345678901234567890"))
                .containsEntry("large", new BigDecimal("1e20"))
                .containsEntry("small", new BigDecimal("-1.50E-3"))
                .containsEntry("face", "😀 😀")
                .containsEntry("path", "a/bA\n\t\"")
                .containsEntry("none", null)
                .containsEntry("list", List.of(true, List.of()));
    }

    @Test
    void json_on_one_line_is_read() {
        String compact = JSON.replaceAll("\\s*\\n\\s*", "");
        assertThat(Loading.of(compact).loaded.problems()).isEmpty();
    }

    @Test
    void a_problem_in_json_names_its_line_and_column() {
        WorkflowProblem problem = Loading.of(JSON.replace("\"destination\": \"work\"", "\"destination\": \"wrok\""))
                .onlyError();
        assertThat(problem.line()).isEqualTo(4);
        assertThat(problem.column()).isEqualTo(58);
        assertThat(problem.suggestion()).isEqualTo("did you mean 'work'?");
    }

    @Test
    void json_that_is_cut_off_is_an_error() {
        assertThat(Loading.of(JSON.substring(0, JSON.length() - 4)).onlyError().message())
                .startsWith("not YAML: ");
    }
}
