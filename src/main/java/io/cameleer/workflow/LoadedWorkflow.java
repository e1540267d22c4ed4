package io.cameleer.workflow;

import java.util.List;
import java.util.Optional;

/**
 * What the loader makes of a file.
 *
 * @param workflow present if and only if no problem is an error
 * @param problems in the order of the file
 */
public record LoadedWorkflow(Optional<Workflow> workflow, List<WorkflowProblem> problems) {

    public LoadedWorkflow {
        problems = List.copyOf(problems);
    }

    public List<WorkflowProblem> errors() {
        return problems.stream().filter(WorkflowProblem::isError).toList();
    }

    public List<WorkflowProblem> warnings() {
        return problems.stream().filter(problem -> !problem.isError()).toList();
    }
}
