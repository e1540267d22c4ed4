package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.workflow.FunctionCatalogue;
import io.cameleer.workflow.LoadedWorkflow;
import io.cameleer.workflow.Workflow;
import io.cameleer.workflow.WorkflowLoader;
import java.util.List;
import java.util.Set;

/** Workflows for tests, as the loader reads them. The function {@code work} takes any arguments. */
public final class Workflows {

    private static final WorkflowLoader LOADER = new WorkflowLoader(
            (source, place, labels) -> List.of(), FunctionCatalogue.standard().with(Set.of("work")), Set.of());

    private Workflows() {}

    /** The workflow of a text that has nothing wrong. */
    public static Workflow load(String text) {
        LoadedWorkflow loaded = LOADER.load("test.yaml", text);
        assertThat(loaded.errors()).isEmpty();
        return loaded.workflow().orElseThrow();
    }
}
