package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with keys and their values. */
class ShapeProblemsTest {

    @ParameterizedTest
    @ValueSource(strings = {"label: a # here\n", "states: [] # here\n", "states: # here\n", "states: null # here\n"})
    void no_states_is_an_error(String text) {
        WorkflowProblem problem = Loading.of(text).onlyError();
        assertThat(problem.message()).isEqualTo("the workflow has no states");
        assertThat(problem.path()).isEqualTo("states");
    }

    @Test
    void states_that_are_no_list_are_an_error() {
        WorkflowProblem problem =
                Loading.of("label: a\nstates: {a: b} # here\n").onlyError();
        assertThat(problem.message()).isEqualTo("'states' is a mapping instead of a list");
        assertThat(problem.column()).isEqualTo(9);
    }

    @Test
    void a_state_that_is_no_mapping_is_an_error() {
        WorkflowProblem problem = Loading.of(
                        Loading.aroundState("transitions: [{destination: end}]") + "  - stray # here\n")
                .onlyError();
        assertThat(problem.path()).isEqualTo("states[3]");
        assertThat(problem.suggestion()).contains("label, freetext, automatic, callbacks, transitions");
    }

    @Test
    void a_state_without_a_label_is_an_error() {
        WorkflowProblem problem = Loading.of(
                        Loading.aroundState("transitions: [{destination: end}]") + "  - freetext: a # here\n")
                .onlyError();
        assertThat(problem.path()).isEqualTo("states[3].label");
    }

    @Test
    void a_duplicate_state_label_is_an_error_at_the_second() {
        WorkflowProblem problem = Loading.of(
                        Loading.aroundState("transitions: [{destination: end}]") + "  - label: middle # here\n")
                .onlyError();
        assertThat(problem.message()).isEqualTo("the state label 'middle' is given twice");
        assertThat(problem.suggestion()).contains("line 5");
        assertThat(problem.path()).isEqualTo("states[3].label");
    }

    @Test
    void a_duplicate_callback_label_is_an_error_at_the_second() {
        WorkflowProblem problem = Loading.middleState(
                        """
                        callbacks:
                          - {label: one, function: test_callback}
                          - {label: one, function: test_callback} # here
                        transitions: [{destination: end}]""")
                .onlyError();
        assertThat(problem.message()).isEqualTo("the callback label 'one' is given twice in this state");
        assertThat(problem.path()).isEqualTo("states[1].callbacks[1].label");
    }

    @Test
    void the_same_callback_label_in_two_states_is_fine() {
        String callbacks = "callbacks: [{label: one, function: test_callback}]";
        Loading.of(Loading.aroundState("transitions: [{destination: end}]\n" + callbacks) + "    " + callbacks + "\n")
                .workflow();
    }

    @ParameterizedTest
    @CsvSource({
        "run_timeout, abc",
        "wait_timeout, -1",
        "initial_delay, 1.5",
        "retries, 1e3",
        "backoff, 99999999999",
        "run_timeout, ten minutes"
    })
    void a_number_that_is_none_is_an_error(String key, String value) {
        WorkflowProblem problem = Loading.callback("function: test_callback\n%s: %s # here".formatted(key, value))
                .onlyError();
        assertThat(problem.message()).contains("'" + value + "' is not a whole number");
        assertThat(problem.path()).isEqualTo("states[1].callbacks[0]." + key);
        assertThat(problem.column()).isEqualTo(9 + key.length() + 2);
    }

    @Test
    void a_number_in_quotes_is_a_number() {
        assertThat(Loading.callback("function: test_callback\nrun_timeout: \"30\"")
                        .work()
                        .runTimeoutMinutes())
                .isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run_timeout: null", "run_timeout:", "description: x"})
    void a_timeout_that_is_not_given_is_sixty_minutes(String line) {
        assertThat(Loading.callback("function: test_callback\n" + line).work().runTimeoutMinutes())
                .isEqualTo(60);
    }

    @Test
    void automatic_must_be_true_or_false() {
        WorkflowProblem problem = Loading.middleState(
                        """
                        automatic: maybe # here
                        transitions: [{destination: end}]""")
                .onlyError();
        assertThat(problem.message()).isEqualTo("'maybe' is neither true nor false");
    }

    @Test
    void an_unknown_key_of_the_workflow_is_a_warning_with_the_likely_one() {
        WorkflowProblem problem = Loading.of(
                        Loading.aroundState("transitions: [{destination: end}]") + "scan_types: [] # here\n")
                .onlyWarning();
        assertThat(problem.suggestion()).isEqualTo("did you mean 'scantypes'?");
    }

    @Test
    void an_unknown_key_of_a_state_is_a_warning_with_the_likely_one() {
        WorkflowProblem problem = Loading.middleState(
                        """
                        transitions: [{destination: end}]
                        free_text: x # here""")
                .onlyWarning();
        assertThat(problem.message()).isEqualTo("the key 'free_text' means nothing in a state and is ignored");
        assertThat(problem.suggestion()).isEqualTo("did you mean 'freetext'?");
        assertThat(problem.column()).isEqualTo(5);
    }

    @Test
    void an_unknown_key_of_a_callback_is_a_warning_with_the_likely_one() {
        WorkflowProblem problem = Loading.callback("function: test_callback\nrun_timout: 5 # here")
                .onlyWarning();
        assertThat(problem.suggestion()).isEqualTo("did you mean 'run_timeout'?");
    }

    @Test
    void an_unknown_key_of_a_transition_is_a_warning_with_the_likely_one() {
        WorkflowProblem problem = Loading.middleState("transitions: [{destination: end, contition: 'True'}] # here")
                .onlyWarning();
        assertThat(problem.path()).isEqualTo("states[1].transitions[0].contition");
        assertThat(problem.suggestion()).isEqualTo("did you mean 'condition'?");
    }

    @Test
    void keys_for_notes_and_editors_are_no_problem() {
        Loading.of("$schema: schema/workflow.schema.json\nx-note: {a: b}\n"
                        + Loading.aroundState("transitions: [{destination: end, x-why: because}]"))
                .workflow();
    }

    @Test
    void the_shape_before_version_seven_is_one_error_with_the_way_to_convert_it() {
        WorkflowProblem problem = Loading.of(
                        """
                        label: old
                        states:
                          - label: untracked
                            lifespan: null
                            callback: null
                            freetext: root
                          - label: step1
                            callback: '{"function": "sleep"}'
                            freetext: one
                        transitions: # here
                          - source: untracked
                            destination: step1
                            conditions: []
                        """)
                .onlyError();
        assertThat(problem.message()).contains("before Study Governor 7");
        assertThat(problem.suggestion())
                .contains("under 'transitions' of its source state")
                .contains("a list 'callbacks'");
    }

    @Test
    void a_single_callback_for_a_state_is_the_shape_before_version_seven() {
        Loading.middleState(
                        """
                        callback: {function: sleep} # here
                        transitions: [{destination: end}]""")
                .onlyError();
    }

    @Test
    void a_missing_label_is_the_files_name() {
        String text = Loading.aroundState("transitions: [{destination: end}]").replace("label: test\n", "");
        assertThat(Loading.loader()
                        .load("/somewhere/imaging.v2.yaml", text)
                        .workflow()
                        .orElseThrow()
                        .label())
                .isEqualTo("imaging.v2");
    }

    @Test
    void a_missing_label_over_rest_is_an_error() {
        String text = Loading.aroundState("transitions: [{destination: end}]").replace("label: test\n", "");
        LoadedWorkflow loaded = Loading.loader().loadLabelled("request", text);
        assertThat(loaded.errors())
                .singleElement()
                .extracting(WorkflowProblem::message)
                .isEqualTo("Workflow definition should contain a label to manage multiple versions");
    }

    @Test
    void a_number_as_a_label_becomes_its_text() {
        String text = Loading.aroundState("transitions: [{destination: 010}]").replace("label: end", "label: 010");
        assertThat(Loading.of(text).workflow().state("010")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "' '", "|\n    a\n    b", "\"a\\tb\""})
    void a_label_that_is_blank_or_has_control_characters_is_an_error(String label) {
        String text =
                Loading.aroundState("transitions: [{destination: end}]").replace("label: test", "label: " + label);
        assertThat(Loading.of(text).onlyError().line()).isEqualTo(1);
    }

    @Test
    void a_label_too_long_to_store_is_an_error() {
        String text = Loading.aroundState("transitions: [{destination: end}]")
                .replace("label: test", "label: " + "a".repeat(101));
        assertThat(Loading.of(text).onlyError().message()).isEqualTo("'label' is longer than 100 characters");
    }

    @Test
    void an_external_system_and_a_scan_type_given_twice_are_warnings() {
        Loading loading = Loading.of(
                Loading.aroundState("transitions: [{destination: end}]")
                        + """
                external_systems:
                  - {system_name: XNAT, url: "http://one"}
                  - {system_name: XNAT, url: "http://two"}
                scantypes:
                  - {modality: MR, protocol: T1}
                  - {modality: CT, protocol: T1}
                """);
        assertThat(loading.loaded.errors()).isEmpty();
        assertThat(loading.lines()).containsExactly(10, 13);
        Workflow workflow = loading.loaded.workflow().orElseThrow();
        assertThat(workflow.externalSystems()).containsEntry("XNAT", "http://one");
        assertThat(workflow.scantypes()).containsExactly(new Scantype("MR", "T1"));
    }

    @Test
    void external_systems_may_be_a_mapping() {
        String text =
                Loading.aroundState("transitions: [{destination: end}]") + "external_systems: {XNAT: 'http://one'}\n";
        assertThat(Loading.of(text).workflow().externalSystems()).containsEntry("XNAT", "http://one");
    }

    @Test
    void every_problem_of_a_file_is_found_at_once() {
        Loading loading = Loading.of(
                """
                label: many
                states:
                  - label: untracked
                    callbacks: [{label: never, function: sleep, callback_arguments: {seconds: 1}}]
                    transitions:
                      - {destination: qa, condition: "True"}
                      - {destination: don}
                  - label: qa
                    freetxt: x
                    callbacks:
                      - label: check
                        function: comand
                        run_timeout: soon
                        condition: "experimant.label"
                        variable_map: {score: /a~2}
                      - label: check
                        function: command
                        callback_arguments: {args: 5}
                    transitions:
                      - destination: dnoe
                      - {condition: "True"}
                  - label: done
                  - label: lost
                """);
        assertThat(loading.loaded.workflow()).isEmpty();
        assertThat(loading.lines()).containsExactly(4, 6, 7, 7, 9, 12, 13, 14, 15, 16, 18, 18, 20, 21, 23);
    }
}
