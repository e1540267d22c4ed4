package io.cameleer.samplesheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one sheet; keeps at most {@value #LIMIT} errors and as many warnings, and says so. */
final class SheetProblems {

    private static final int LIMIT = 500;

    private final List<SheetProblem> problems = new ArrayList<>();
    private int errors;
    private int warnings;

    void error(int line, String code, String message) {
        add(new SheetProblem(line, true, code, message), ++errors);
    }

    void warning(int line, String code, String message) {
        add(new SheetProblem(line, false, code, message), ++warnings);
    }

    private void add(SheetProblem problem, int count) {
        if (count <= LIMIT) {
            problems.add(problem);
        } else if (count == LIMIT + 1) {
            problems.add(new SheetProblem(
                    problem.line(),
                    problem.isError(),
                    "more-problems",
                    "there are more than " + LIMIT + " of this severity; the rest is not shown."));
        }
    }

    /** By line. */
    List<SheetProblem> list() {
        return problems.stream()
                .sorted(Comparator.comparingInt(SheetProblem::line))
                .toList();
    }
}
