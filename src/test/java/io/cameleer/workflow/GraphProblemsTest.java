package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong with how the states hang together. */
class GraphProblemsTest {

    @Test
    void several_roots_are_an_error_that_names_them() {
        WorkflowProblem problem = Loading.of(
                        """
                        states:
                          - label: start
                            transitions: [{destination: end}]
                          - label: other # here
                            transitions: [{destination: end}]
                          - label: end
                        """)
                .onlyError();
        assertThat(problem.message()).contains("'start' (line 2), 'other' (line 4)");
        assertThat(problem.path()).isEqualTo("states[1]");
    }

    @Test
    void no_root_is_an_error() {
        WorkflowProblem problem = Loading.of(
                        """
                        label: circle
                        states: # here
                          - {label: a, transitions: [{destination: b}]}
                          - {label: b, transitions: [{destination: a}]}
                        """)
                .onlyError();
        assertThat(problem.message()).startsWith("no state to start in");
    }

    @Test
    void a_root_of_another_name_is_fine() {
        Workflow workflow = Loading.of(
                        """
                        states:
                          - {label: end}
                          - {label: start, transitions: [{destination: end}]}
                        """)
                .workflow();
        assertThat(workflow.root().label()).isEqualTo("start");
        assertThat(workflow.first().label()).isEqualTo("end");
    }

    @Test
    void a_root_with_two_transitions_is_an_error_at_the_second() {
        WorkflowProblem problem = Loading.of(
                        """
                        states:
                          - label: untracked
                            transitions:
                              - destination: a
                              - destination: b # here
                          - label: a
                          - label: b
                        """)
                .onlyError();
        assertThat(problem.message()).isEqualTo("the start state 'untracked' has 2 transitions");
        assertThat(problem.path()).isEqualTo("states[0].transitions[1]");
    }

    @Test
    void a_root_with_a_condition_is_an_error_at_the_condition() {
        WorkflowProblem problem = Loading.of(
                        """
                        states:
                          - label: untracked
                            transitions:
                              - destination: a
                                condition: "True" # here
                          - label: a
                        """)
                .onlyError();
        assertThat(problem.message()).isEqualTo("the transition of the start state 'untracked' has a condition");
        assertThat(problem.column()).isEqualTo(20);
    }

    @Test
    void a_root_that_leads_nowhere_is_an_error() {
        WorkflowProblem problem =
                Loading.of("states:\n  - label: untracked # here\n").onlyError();
        assertThat(problem.message()).isEqualTo("the start state 'untracked' leads nowhere");
    }

    @Test
    void a_root_that_leads_to_itself_is_an_error() {
        Loading loading = Loading.of("states:\n  - {label: untracked, transitions: [{destination: untracked}]}\n");
        assertThat(loading.loaded.errors())
                .singleElement()
                .extracting(WorkflowProblem::message)
                .isEqualTo("the start state 'untracked' leads to itself");
    }

    @Test
    void an_unknown_destination_is_an_error_with_the_likely_one() {
        WorkflowProblem problem = Loading.middleState(
                        """
                        transitions:
                          - destination: edn # here""")
                .onlyError();
        assertThat(problem.message()).isEqualTo("there is no state 'edn'");
        assertThat(problem.suggestion()).isEqualTo("did you mean 'end'?");
        assertThat(problem.path()).isEqualTo("states[1].transitions[0].destination");
        assertThat(problem.column()).isEqualTo(22);
    }

    @Test
    void a_misspelled_destination_does_not_look_like_a_second_root() {
        WorkflowProblem problem = Loading.of(
                        """
                        states:
                          - {label: start, transitions: [{destination: analysis}]}
                          - {label: analysis, transitions: [{destination: archve}]} # here
                          - {label: archive}
                        """)
                .onlyError();
        assertThat(problem.suggestion()).isEqualTo("did you mean 'archive'?");
    }

    @Test
    void callbacks_on_the_root_are_a_warning() {
        WorkflowProblem problem = Loading.of(
                        """
                        states:
                          - label: untracked
                            callbacks: # here
                              - {label: never, function: test_callback}
                            transitions: [{destination: end}]
                          - label: end
                        """)
                .onlyWarning();
        assertThat(problem.message()).isEqualTo("callbacks of the start state 'untracked' are never run");
    }

    @Test
    void an_unreachable_state_is_a_warning() {
        WorkflowProblem problem = Loading.of(Loading.aroundState("transitions: [{destination: end}]")
                        + "  - label: lost # here\n    transitions: [{destination: end}]\n")
                .onlyWarning();
        assertThat(problem.message()).isEqualTo("the state 'lost' cannot be reached");
        assertThat(problem.column()).isEqualTo(5);
    }

    @Test
    void no_reachable_final_state_is_a_warning() {
        WorkflowProblem problem = Loading.of(
                        """
                        states:
                          - label: untracked # here
                            transitions: [{destination: a}]
                          - label: a
                            transitions: [{destination: b}]
                          - label: b
                            transitions: [{destination: a}, {destination: b}]
                        """)
                .onlyWarning();
        assertThat(problem.message()).startsWith("no final state can be reached");
    }

    @Test
    void a_transition_back_to_the_start_is_a_warning() {
        Loading.middleState(
                        """
                        transitions:
                          - {destination: end, condition: "True"}
                          - destination: untracked # here""")
                .onlyWarning();
    }

    @Test
    void a_transition_after_one_without_a_condition_is_a_warning_where_the_governor_chooses() {
        WorkflowProblem problem = Loading.middleState(
                        """
                        callbacks: [{label: work, function: test_callback}]
                        transitions:
                          - destination: end
                          - {destination: middle, condition: "True"} # here""")
                .onlyWarning();
        assertThat(problem.message()).startsWith("never taken by itself");
    }

    @Test
    void several_transitions_without_a_condition_are_a_choice_for_a_person() {
        Loading.middleState("transitions: [{destination: end}, {destination: middle}]")
                .workflow();
    }

    @Test
    void self_loops_cycles_and_parallel_transitions_are_fine() {
        Loading.of(
                        """
                        states:
                          - {label: untracked, transitions: [{destination: a}]}
                          - label: a
                            transitions:
                              - {destination: a, condition: "experiment.label == 'x'"}
                              - {destination: b, condition: "experiment.label == 'y'"}
                              - {destination: b, condition: "experiment.label == 'z'"}
                          - {label: b, transitions: [{destination: a}, {destination: end}]}
                          - label: end
                        """)
                .workflow();
    }
}
