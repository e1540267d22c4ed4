package io.cameleer.cli;

import io.cameleer.condition.ConditionProblem;
import io.cameleer.workflow.WorkflowProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows where in its line of the file a condition is wrong. */
final class Caret {

    private Caret() {}

    /** The problem in one line; below that of a condition its line of the file, and a caret under the place. */
    static String show(Path file, WorkflowProblem problem) {
        if (problem.line() == 0 || !problem.path().endsWith("condition")) {
            return problem.toString();
        }
        try {
            String rendered =
                    new ConditionProblem(problem.line(), problem.column(), "", null).render(Files.readString(file));
            return problem + rendered.substring(rendered.indexOf('\n'));
        } catch (IOException gone) {
            return problem.toString();
        }
    }
}
