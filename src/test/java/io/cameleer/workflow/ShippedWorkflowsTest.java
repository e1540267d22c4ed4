package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workflows that operators find and copy. */
class ShippedWorkflowsTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("workflows"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_shipped_workflow_loads_without_a_remark_and_has_its_files_name(Path file) throws IOException {
        LoadedWorkflow loaded = Loading.loader().load(file);
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.workflow().orElseThrow().label() + ".yaml")
                .isEqualTo(file.getFileName().toString());
    }

    @Test
    void sequencing_goes_from_untracked_to_done() throws IOException {
        Workflow workflow = Loading.loader()
                .load(Path.of("workflows/sequencing.yaml"))
                .workflow()
                .orElseThrow();
        assertThat(workflow.root().label()).isEqualTo("untracked");
        assertThat(workflow.first().label()).isEqualTo("archived");
        assertThat(workflow.states().stream().filter(State::isFinal).map(State::label))
                .containsExactly("done");
        assertThat(workflow.state("archived").orElseThrow().automatic()).isTrue();
        assertThat(workflow.state("qc").orElseThrow().transitions())
                .extracting(Transition::destination)
                .containsExactly("notify", "failed");
        assertThat(workflow.states().stream()
                        .flatMap(state -> state.callbacks().stream())
                        .map(CallbackDefinition::function))
                .containsExactly("command", "send_mail", "send_mail");
    }

    @Test
    void a_run_that_failed_on_the_instrument_is_never_told_as_ready() throws IOException {
        Workflow workflow = Loading.loader()
                .load(Path.of("workflows/sequencing.yaml"))
                .workflow()
                .orElseThrow();
        assertThat(workflow.state("archived").orElseThrow().transitions())
                .extracting(Transition::destination)
                .containsExactly("warn", "qc");
        assertThat(workflow.state("warn").orElseThrow().transitions())
                .extracting(Transition::destination)
                .containsExactly("failed");
    }

    /** Where nobody names a workflow, the last one loaded is taken, and files are loaded by name. */
    @Test
    void sequencing_is_the_last_of_the_shipped_workflows() throws IOException {
        List<Path> files = files();
        assertThat(files.get(files.size() - 1)).hasFileName("sequencing.yaml");
    }
}
