package io.cameleer.signal.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far many signals are, and how they went. Written by one thread and read by others. Of the outcomes some thousands are
 * kept, failures before successes; the numbers count all of them.
 */
public final class Batch {

    private static final int MOST_OUTCOMES = 2_000;

    private final List<BatchOutcome> failures = new ArrayList<>();
    private final List<BatchOutcome> others = new ArrayList<>();
    private long total;
    private long succeeded;
    private long failed;
    private long gone;
    private boolean stopped;

    /** How many there will be, once that is known. */
    synchronized void expect(long number) {
        total = number;
    }

    synchronized void add(BatchOutcome outcome) {
        switch (outcome.status()) {
            case "failed" -> failed++;
            case "gone" -> gone++;
            default -> succeeded++;
        }
        List<BatchOutcome> kept = outcome.failed() ? failures : others;
        if (kept.size() < MOST_OUTCOMES) {
            kept.add(outcome);
        }
    }

    /** The rest is left out after a failure. */
    synchronized void stop() {
        stopped = true;
    }

    /** How far it is. */
    public synchronized Map<String, Object> progress() {
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("total", total);
        progress.put("done", succeeded + failed + gone);
        progress.put("failed", failed);
        return progress;
    }

    private String message() {
        if (total == 0) {
            return "nothing matched; nothing was run";
        }
        return succeeded
                + " succeeded, "
                + failed
                + " failed"
                + (gone == 0 ? "" : ", " + gone + " gone meanwhile")
                + (stopped
                        ? "; stopped at the first failure, " + (total - succeeded - failed - gone) + " not run"
                        : "");
    }

    /** How it went. */
    public synchronized Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>(progress());
        result.put("succeeded", succeeded);
        result.put("gone", gone);
        result.put("stopped", stopped);
        result.put("message", message());
        List<Map<String, Object>> outcomes = new ArrayList<>();
        failures.forEach(outcome -> outcomes.add(outcome.document()));
        others.forEach(outcome -> outcomes.add(outcome.document()));
        result.put("outcomes", outcomes);
        result.put("outcomes_left_out", succeeded + failed + gone - outcomes.size());
        return result;
    }
}
