package io.cameleer.app;

import io.cameleer.analysis.Tuple;
import java.util.List;
import java.util.Map;

/**
 * What an application is asked to do.
 *
 * @param tuples each becomes an analysis, or finds the one that is there
 * @param commit false: only say what would be done
 * @param by who asks
 * @param chain the signals on whose behalf, the last one last; empty: a person asks
 */
public record Submission(
        Registered registered, List<Tuple> tuples, boolean commit, Mode mode, String by, List<String> chain) {

    /** Which analyses that are there already are run again. */
    public enum Mode {
        /** Those that never ran. */
        NORMAL,
        /** Those that failed as well. */
        RESTART,
        /** All but those that ended well or were rejected; what they made so far is put aside. */
        FORCE
    }

    /**
     * What came of it.
     *
     * @param run analyses that are submitted; of a dry run, those that would be
     * @param skipped analyses that are left as they are
     */
    public record Report(List<Result> run, List<Result> skipped, List<Invalid> invalid) {}

    /** An analysis as a document, and its status or why it is skipped. */
    public record Result(Map<String, Object> analysis, String status) {}

    /** A tuple that the application does not take, and why. */
    public record Invalid(Tuple tuple, String reason) {}
}
