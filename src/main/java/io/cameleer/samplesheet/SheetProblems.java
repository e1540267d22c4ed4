package io.cameleer.samplesheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one sheet; keeps at most {@value #LIMIT} and says so. */
final class SheetProblems {

    private static final int LIMIT = 500;

    private final List<SheetProblem> problems = new ArrayList<>();

    void error(int line, String code, String message) {
        add(new SheetProblem(line, true, code, message));
    }

    void warning(int line, String code, String message) {
        add(new SheetProblem(line, false, code, message));
    }

    private void add(SheetProblem problem) {
        if (problems.size() < LIMIT) {
            problems.add(problem);
        } else if (problems.size() == LIMIT) {
            problems.add(new SheetProblem(
                    problem.line(),
                    true,
                    "more-problems",
                    "there are more than " + LIMIT + " problems; the rest is not shown."));
        }
    }

    /** By line. */
    List<SheetProblem> list() {
        return problems.stream()
                .sorted(Comparator.comparingInt(SheetProblem::line))
                .toList();
    }
}
