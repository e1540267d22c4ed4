package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
                      args: [1, 1.50, yes, null, true, "7"]
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

    private final WorkflowLoader loader = new WorkflowLoader((source, place, labels) -> List.of(), Set.of());

    @Test
    void a_good_file_becomes_a_workflow() {
        LoadedWorkflow loaded = loader.load("demo.yaml", GOOD);
        assertThat(loaded.errors()).isEmpty();
        Workflow workflow = loaded.workflow().orElseThrow();
        assertThat(workflow.label()).isEqualTo("demo");
        assertThat(workflow.root().label()).isEqualTo("untracked");
        assertThat(workflow.first().label()).isEqualTo("qa");
        assertThat(workflow.externalSystems()).isEqualTo(Map.of("XNAT", "https://xnat.example.org"));
        assertThat(workflow.scantypes()).containsExactly(new Scantype("MR", "T1"));
        CallbackDefinition check =
                workflow.state("qa").orElseThrow().callback("check").orElseThrow();
        assertThat(check.runTimeoutMinutes()).isEqualTo(30);
        assertThat(check.variableMap()).isEqualTo(Map.of("score", "/values/score"));
    }
}
