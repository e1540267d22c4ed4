package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Graphs say what the workflow says, and no label can break out of its quotes. */
class WorkflowGraphTest {

    private static final Workflow DEMO = Loading.of(
                    """
                    label: demo
                    states:
                      - {label: untracked, transitions: [{destination: qc}]}
                      - label: qc
                        callbacks: [{label: check, function: test_callback}]
                        transitions:
                          - destination: done
                            condition: "callbacks['check'].result == 'success'"
                          - destination: qc
                      - {label: done}
                    """)
            .workflow();

    /** Everything that has a meaning in one of the formats. */
    private static final String HOSTILE = "a\"; b --> c: {x} #35; %% [*] \\N <b> \\";

    @Test
    void mermaid_shows_states_callbacks_and_numbered_transitions() {
        assertThat(WorkflowGraph.mermaid(DEMO))
                .isEqualTo(
                        """
                        stateDiagram-v2
                            state "untracked" as s0
                            state "qc" as s1
                            s1 : check (test_callback)
                            state "done" as s2
                            [*] --> s0
                            s0 --> s1
                            s1 --> s2 : 1. callbacks['check'].result == 'success'
                            s1 --> s1 : 2. always
                            s2 --> [*]
                        """);
    }

    @Test
    void dot_shows_states_callbacks_and_numbered_transitions() {
        assertThat(WorkflowGraph.dot(DEMO))
                .isEqualTo(
                        """
                        digraph "demo" {
                            node [shape=box, style=rounded]
                            "untracked" [label="untracked", style="rounded,dashed"]
                            "qc" [label="qc\\ncheck (test_callback)"]
                            "done" [label="done", peripheries=2]
                            "untracked" -> "qc"
                            "qc" -> "done" [label="1. callbacks['check'].result == 'success'"]
                            "qc" -> "qc" [label="2. always"]
                        }
                        """);
    }

    @Test
    void a_label_cannot_break_out_of_mermaid() {
        String graph = WorkflowGraph.mermaid(hostile());
        assertThat(graph.lines().filter(line -> line.contains("state ")))
                .anyMatch(line -> line.matches("    state \"[^\"%{}<>\\\\]*\" as s1"));
        assertThat(graph).contains("a#34;#59; b --#62; c#58; #123;x#125; #35;35#59;");
        assertThat(graph.lines().filter(line -> line.contains("-->"))).hasSize(3);
    }

    @Test
    void a_label_cannot_break_out_of_dot() {
        assertThat(WorkflowGraph.dot(hostile()))
                .contains("\"untracked\" -> \"a\\\"; b --> c: {x} #35; %% [*] \\\\N <b> \\\\\"\n");
    }

    private static Workflow hostile() {
        State root = new State("untracked", null, false, List.of(), List.of(new Transition(HOSTILE, null)));
        State end = new State(HOSTILE, null, false, List.of(), List.of());
        return new Workflow(HOSTILE, List.of(root, end), Map.of(), List.of(), "", "");
    }
}
