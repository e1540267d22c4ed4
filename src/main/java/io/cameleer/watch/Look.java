package io.cameleer.watch;

import io.cameleer.run.Inspection;
import io.cameleer.run.Severity;
import java.util.Map;

/**
 * What the last look at a folder found, to tell news from repetition.
 *
 * @param since by unit, since when it has looked like this
 * @param verdicts by unit
 */
record Look(Picture picture, Map<String, StillSince> since, Inspection inspection, Map<String, Verdict> verdicts) {

    Look {
        since = Map.copyOf(since);
        verdicts = Map.copyOf(verdicts);
    }

    /** A right that was given changes no file's time, so what could not be used is tried at each look. */
    boolean isDoubtful() {
        return inspection.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
