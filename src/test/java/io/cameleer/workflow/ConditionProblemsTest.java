package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.cameleer.workflow.ConditionCheck.Finding;
import io.cameleer.workflow.ConditionCheck.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions are checked when they are loaded, and their faults found in the file. */
class ConditionProblemsTest {

    @Test
    void a_bad_condition_of_a_transition_is_an_error_with_the_likely_name() {
        WorkflowProblem problem = Loading.middleState(
                        """
                        transitions:
                          - destination: end
                            condition: "experimant.label == 'x'" # here""")
                .onlyError();
        assertThat(problem.message()).isEqualTo("bad condition: no name 'experimant'");
        assertThat(problem.suggestion()).isEqualTo("did you mean 'experiment'?");
        assertThat(problem.path()).isEqualTo("states[1].transitions[0].condition");
        assertThat(problem.column()).isEqualTo(21);
    }

    @Test
    void a_bad_condition_of_a_callback_is_an_error() {
        WorkflowProblem problem = Loading.callback("function: test_callback\ncondition: len(experimant) # here")
                .onlyError();
        assertThat(problem.path()).isEqualTo("states[1].callbacks[0].condition");
        assertThat(problem.column()).isEqualTo(24);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    condition: True and wrong            | 5 | 21
                    condition: "True and wrong"          | 5 | 22
                    condition: 'True and wrong'          | 5 | 22
                    condition: "'😀' and wrong"           | 5 | 21
                    condition: "'\\u0041' and wrong"       | 5 | 12
                    condition: &name True and wrong      | 5 | 12
                    condition:  !!str True and wrong     | 5 | 13
                    """)
    void the_column_is_that_of_the_character_in_the_file(String line, int row, int column) {
        String middle =
                "states:\n- {label: a, transitions: [{destination: b}]}\n- label: b\n  callbacks: [{label: w,function: sleep,\n"
                        + line
                        + ", callback_arguments: {seconds: 1}}]\n  transitions: [{destination: c}]\n- label: c\n";
        WorkflowProblem problem = Loading.of(middle).onlyError();
        assertThat(problem.line()).isEqualTo(row);
        assertThat(problem.column()).isEqualTo(column);
    }

    @Test
    void a_fault_in_a_block_is_found_on_its_own_line() {
        WorkflowProblem problem = Loading.callback(
                        """
                        function: test_callback
                        condition: |
                          (experiment.label == '# not'
                           and wrong)""")
                .onlyError();
        assertThat(problem.line()).isEqualTo(12);
        assertThat(problem.column()).isEqualTo(16);
    }

    @Test
    void a_fault_in_a_folded_text_is_found_at_its_start() {
        Loading.callback("function: test_callback\ncondition: > # here\n  True\n  and wrong")
                .onlyError();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "''", "'  '"})
    void a_blank_condition_is_always_true_and_not_checked(String condition) {
        assertThat(Loading.callback("function: test_callback\ncondition: " + condition)
                        .work()
                        .condition())
                .isNull();
    }

    @Test
    void a_condition_that_yaml_takes_for_another_value_keeps_its_text() {
        assertThat(Loading.callback("function: test_callback\ncondition: True")
                        .work()
                        .condition())
                .isEqualTo("True");
        WorkflowProblem problem = Loading.callback("function: test_callback\ncondition: true # here")
                .onlyError();
        assertThat(problem.suggestion()).isEqualTo("did you mean 'True'?");
    }

    @Test
    void a_transition_sees_the_callbacks_of_its_state_and_a_callback_sees_none() {
        record Asked(String source, Place place, Set<String> labels) {}
        List<Asked> asked = new ArrayList<>();
        ConditionCheck remember = (source, place, labels) -> {
            asked.add(new Asked(source, place, Set.copyOf(labels)));
            return List.of();
        };
        String text = Loading.aroundState(
                """
                callbacks:
                  - {label: one, function: test_callback, condition: first}
                  - {label: two, function: test_callback}
                transitions: [{destination: end, condition: second}]""");
        new WorkflowLoader(remember, Set.of()).load("a.yaml", text);
        assertThat(asked)
                .containsExactly(
                        new Asked("first", Place.CALLBACK, Set.of()),
                        new Asked("second", Place.TRANSITION, Set.of("one", "two")));
    }

    @Test
    void a_finding_may_be_a_warning() {
        ConditionCheck warn = (source, place, labels) -> List.of(new Finding(Severity.WARNING, 1, 1, "odd", null));
        String text = Loading.aroundState("transitions: [{destination: end, condition: 'True'}]");
        LoadedWorkflow loaded = new WorkflowLoader(warn, Set.of()).load("a.yaml", text);
        assertThat(loaded.workflow()).isPresent();
        assertThat(loaded.warnings()).hasSize(1);
    }

    @Test
    void a_place_beyond_the_condition_is_reported_at_its_start() {
        ConditionCheck beyond = (source, place, labels) -> List.of(
                new Finding(Severity.ERROR, 1, 99, "a", null),
                new Finding(Severity.ERROR, 7, 1, "b", null),
                new Finding(0, "c", null));
        String text = Loading.aroundState("transitions: [{destination: end, condition: True}]");
        assertThat(new WorkflowLoader(beyond, Set.of()).load("a.yaml", text).errors())
                .extracting(WorkflowProblem::line, WorkflowProblem::column)
                .containsOnly(tuple(6, 49));
    }
}
