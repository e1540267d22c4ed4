package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/** Loads texts in tests, in which the comment {@code # here} marks the line that a problem must name. */
final class Loading {

    static final String FILE = "test.yaml";
    private static final String MARK = "# here";

    private final String text;
    final LoadedWorkflow loaded;

    private Loading(String text) {
        this.text = text;
        this.loaded = loader().load(FILE, text);
    }

    static WorkflowLoader loader() {
        return new WorkflowLoader(
                new SampleConditions(), FunctionCatalogue.standard().with(Set.of("own_function")), Set.of());
    }

    static Loading of(String text) {
        return new Loading(text);
    }

    /** A workflow of three states around the lines of the middle one, which are indented here. */
    static Loading middleState(String lines) {
        return of(aroundState(lines));
    }

    static String aroundState(String lines) {
        return """
                label: test
                states:
                  - label: untracked
                    transitions: [{destination: middle}]
                  - label: middle
                %s
                  - label: end
                """
                .formatted(lines.indent(4).stripTrailing());
    }

    /** A workflow with one callback of these lines; the middle state leads to the end. */
    static Loading callback(String lines) {
        return middleState(
                """
                transitions: [{destination: end}]
                callbacks:
                  - label: work
                %s"""
                        .formatted(lines.indent(4)));
    }

    Workflow workflow() {
        assertThat(loaded.problems()).isEmpty();
        return loaded.workflow().orElseThrow();
    }

    CallbackDefinition work() {
        assertThat(loaded.errors()).isEmpty();
        return loaded.workflow()
                .flatMap(workflow -> workflow.state("middle"))
                .flatMap(state -> state.callback("work"))
                .orElseThrow();
    }

    /** The only problem, which is an error on the marked line; the workflow is refused. */
    WorkflowProblem onlyError() {
        assertThat(loaded.workflow()).isEmpty();
        return only(Severity.ERROR);
    }

    /** The only problem, which is a warning on the marked line; the workflow is loaded. */
    WorkflowProblem onlyWarning() {
        assertThat(loaded.workflow()).isPresent();
        return only(Severity.WARNING);
    }

    private WorkflowProblem only(Severity severity) {
        assertThat(loaded.problems()).hasSize(1);
        WorkflowProblem problem = loaded.problems().get(0);
        assertThat(problem.severity()).isEqualTo(severity);
        assertThat(problem.file()).isEqualTo(FILE);
        if (text.contains(MARK)) {
            assertThat(problem.line()).as(problem.toString()).isEqualTo(markedLine());
        }
        return problem;
    }

    List<Integer> lines() {
        return loaded.problems().stream().map(WorkflowProblem::line).toList();
    }

    private int markedLine() {
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).contains(MARK)) {
                return index + 1;
            }
        }
        throw new IllegalArgumentException("no line is marked");
    }
}
