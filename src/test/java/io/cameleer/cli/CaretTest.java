package io.cameleer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.workflow.Severity;
import io.cameleer.workflow.WorkflowProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaretTest {

    @TempDir
    Path folder = Path.of("");

    private WorkflowProblem problem(String path, int line, int column) {
        return new WorkflowProblem(Severity.ERROR, "w.yaml", line, column, path, "wrong", null);
    }

    @Test
    void the_place_in_a_condition_is_shown() throws Exception {
        Path file = Files.writeString(folder.resolve("w.yaml"), "label: w\ncondition: nope == 1\n");
        assertThat(Caret.show(file, problem("states[0].condition", 2, 12)))
                .isEqualTo(
                        "w.yaml:2:12: error: states[0].condition: wrong\n    condition: nope == 1\n               ^");
    }

    @Test
    void other_problems_have_one_line() throws Exception {
        Path file = Files.writeString(folder.resolve("w.yaml"), "label: w\n");
        assertThat(Caret.show(file, problem("label", 1, 8))).isEqualTo("w.yaml:1:8: error: label: wrong");
        assertThat(Caret.show(folder.resolve("gone.yaml"), problem("condition", 1, 8)))
                .isEqualTo("w.yaml:1:8: error: condition: wrong");
    }
}
