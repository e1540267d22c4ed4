package io.cameleer.condition;

import java.util.List;
import java.util.stream.Collectors;

/** A text is no condition, or names what it cannot reach; with everything that is wrong at once. */
public final class InvalidConditionException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient String source;
    private final transient List<ConditionProblem> problems;

    InvalidConditionException(String source, List<ConditionProblem> problems) {
        super(problems.stream().map(ConditionProblem::summary).collect(Collectors.joining("; ")));
        this.source = source;
        this.problems = List.copyOf(problems);
    }

    public List<ConditionProblem> problems() {
        return problems;
    }

    /** Each problem with its line and a caret, for people. */
    public String render() {
        return problems.stream().map(problem -> problem.render(source)).collect(Collectors.joining("\n"));
    }
}
