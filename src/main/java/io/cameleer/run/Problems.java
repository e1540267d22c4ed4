package io.cameleer.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong during one look at a folder; keeps at most {@value #LIMIT}, so that a hostile file cannot fill the memory. */
public final class Problems {

    private static final int LIMIT = 500;

    private final List<RunProblem> problems = new ArrayList<>();

    public void error(String code, String file, @Nullable Integer line, String message) {
        add(new RunProblem(Severity.ERROR, code, file, line, message));
    }

    public void warning(String code, String file, @Nullable Integer line, String message) {
        add(new RunProblem(Severity.WARNING, code, file, line, message));
    }

    public void add(RunProblem problem) {
        if (problems.size() < LIMIT) {
            problems.add(problem);
        }
    }

    public List<RunProblem> list() {
        return List.copyOf(problems);
    }
}
