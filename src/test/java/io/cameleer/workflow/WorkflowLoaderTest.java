package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a good file becomes. */
class WorkflowLoaderTest {

    static final String GOOD =
            """
            label: demo
            external_systems:
              - {system_name: XNAT, url: "https://xnat.example.org"}
            scantypes:
              - {modality: MR, protocol: T1}
            states:
              - label: untracked
                freetext: root
                callbacks: []
                transitions:
                  - destination: qa
              - label: qa
                freetext: null
                callbacks:
                  - label: check
                    function: command
                    callback_arguments:
                      binary: check.py
                      args: [1, 1.50, x, null, true, "7"]
                    variable_map: {score: /values/score}
                    run_timeout: 30
                    wait_timeout: 5
                    initial_delay: 1
                    description: looks
                    condition: "experiment.label != ''"
                    retries: 2
                    backoff: 10
                transitions:
                  - destination: done
                    condition: "callbacks['check'].result == 'success'"
                  - destination: qa
              - label: done
                automatic: true
            """;

    private final WorkflowLoader loader = Loading.loader();

    @Test
    void a_good_file_becomes_a_workflow() {
        LoadedWorkflow loaded = loader.load("demo.yaml", GOOD);
        assertThat(loaded.problems()).isEmpty();
        Workflow workflow = loaded.workflow().orElseThrow();
        assertThat(workflow.label()).isEqualTo("demo");
        assertThat(workflow.externalSystems()).isEqualTo(Map.of("XNAT", "https://xnat.example.org"));
        assertThat(workflow.scantypes()).containsExactly(new Scantype("MR", "T1"));
        assertThat(workflow.states())
                .containsExactly(
                        new State("untracked", "root", false, List.of(), List.of(new Transition("qa", null))),
                        new State(
                                "qa",
                                null,
                                false,
                                List.of(new CallbackDefinition(
                                        "check",
                                        "command",
                                        Map.of(
                                                "binary",
                                                "check.py",
                                                "args",
                                                Arrays.asList(1L, new BigDecimal("1.50"), "x", null, true, "7")),
                                        Map.of("score", "/values/score"),
                                        30,
                                        5,
                                        1,
                                        "looks",
                                        "experiment.label != ''",
                                        2,
                                        10)),
                                List.of(
                                        new Transition("done", "callbacks['check'].result == 'success'"),
                                        new Transition("qa", null))),
                        new State("done", null, true, List.of(), List.of()));
    }

    @Test
    void the_root_and_the_first_state_are_found() {
        Workflow workflow = loader.load("demo.yaml", GOOD).workflow().orElseThrow();
        assertThat(workflow.root().label()).isEqualTo("untracked");
        assertThat(workflow.first().label()).isEqualTo("qa");
        assertThat(workflow.state("nowhere")).isEmpty();
        assertThat(workflow.state("qa").orElseThrow().callback("check")).isPresent();
        assertThat(workflow.states().stream().filter(State::isFinal).map(State::label))
                .containsExactly("done");
    }

    @Test
    void the_text_and_its_hash_are_kept() {
        String text = "label: a\nstates: [{label: untracked, transitions: [{destination: é}]}, {label: é}]\n";
        Workflow workflow = loader.load("a.yaml", text).workflow().orElseThrow();
        assertThat(workflow.source()).isEqualTo(text);
        assertThat(workflow.hash()).isEqualTo("a8e6f1ed14b7dd9bd80b4257f6826bee196759326ddc6009a7976149c88c065a");
    }

    @Test
    void a_callback_says_nothing_but_its_label_and_function() {
        CallbackDefinition work = Loading.callback("function: test_callback").work();
        assertThat(work)
                .isEqualTo(new CallbackDefinition("work", "test_callback", Map.of(), Map.of(), 60, 0, 0, null, null));
    }

    /** The shapes that Study Governor's manual shows. */
    @Test
    void the_arguments_of_the_manual_are_understood() {
        CallbackDefinition work = Loading.callback(
                        """
                        function: external_program
                        callback_arguments:
                          binary: check.py
                          args:
                            - $CALLBACK_EXECUTION
                            - $CALLBACK_SECRET
                          kwargs:
                            -x: "$SUBJECT"
                        run_timeout: 30
                        wait_timeout: 0
                        initial_delay: 1
                        condition: "experiment.variables.get('test') == 42\"""")
                .work();
        assertThat(work.arguments())
                .containsEntry("args", List.of("$CALLBACK_EXECUTION", "$CALLBACK_SECRET"))
                .containsEntry("kwargs", Map.of("-x", "$SUBJECT"));
    }

    @Test
    void windows_line_ends_are_read_and_counted_alike() {
        String text =
                Loading.aroundState("transitions:\n  - destination: nowhere").replace("\n", "\r\n");
        assertThat(loader.load("a.yaml", text).errors())
                .singleElement()
                .extracting(WorkflowProblem::line, WorkflowProblem::column)
                .containsExactly(7, 22);
    }

    @Test
    void what_the_loader_gives_cannot_be_changed() {
        Workflow workflow = loader.load("demo.yaml", GOOD).workflow().orElseThrow();
        Map<String, Object> arguments =
                workflow.state("qa").orElseThrow().callbacks().get(0).arguments();
        assertThatThrownBy(() -> arguments.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        List<?> list = Objects.requireNonNull((List<?>) arguments.get("args"));
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
