package io.cameleer.watch;

import io.cameleer.run.Answer;
import io.cameleer.run.Completeness;
import io.cameleer.run.Inspection;
import io.cameleer.run.RunProblem;
import io.cameleer.run.Severity;
import io.cameleer.run.Stillness;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a run may be ingested now, and the sentence that says why not.
 *
 * @param waits what is still awaited; empty for READY
 */
record Verdict(Kind kind, String waits) {

    enum Kind {
        /** Not complete, or not still. */
        WAITS,
        /** Complete, still and readable. */
        READY,
        /** Complete and still, but what the instrument wrote cannot be used. */
        UNUSABLE
    }

    /** With a proof that ends the wait, two looks this far apart are enough. */
    static final Duration SHORT_SETTLE = Duration.ofSeconds(2);

    /**
     * @param stillSince since when nothing has changed
     * @param settle how long nothing must have changed
     * @param fallback how long the weaker marker alone must have stood; empty: it is never enough
     */
    static Verdict of(
            Inspection inspection,
            Stillness stillness,
            Instant stillSince,
            Instant now,
            Duration settle,
            Optional<Duration> fallback) {
        Duration still = Duration.between(stillSince, now);
        Completeness seen = inspection.completeness();
        if (seen.complete() != Answer.YES
                && seen.fallbackOnly()
                && fallback.isPresent()
                && still.compareTo(fallback.get()) >= 0) {
            seen = inspection.byFallback();
        }
        Optional<RunProblem> broken = inspection.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .findFirst();
        if (seen.complete() != Answer.YES) {
            return new Verdict(Kind.WAITS, waitsFor(seen, fallback, broken));
        }
        if (stillness.future()) {
            return new Verdict(
                    Kind.WAITS,
                    "complete, but a file's time lies in the future (" + stillness.newest()
                            + "); waits until it has passed. Check the instrument's clock.");
        }
        Duration needed = seen.waitEnded() && settle.compareTo(SHORT_SETTLE) > 0 ? SHORT_SETTLE : settle;
        if (still.compareTo(needed) < 0) {
            return new Verdict(Kind.WAITS, "complete; waits until nothing has changed for " + words(needed));
        }
        return broken.map(problem -> new Verdict(
                        Kind.UNUSABLE,
                        problem.file() + (problem.line() == null ? "" : ":" + problem.line()) + ": "
                                + problem.message()))
                .orElseGet(() -> new Verdict(Kind.READY, ""));
    }

    private static String waitsFor(Completeness seen, Optional<Duration> fallback, Optional<RunProblem> broken) {
        String missing = seen.missing().isEmpty()
                ? "waits: its instrument gives no proof of completeness"
                : "waits for " + String.join(", ", seen.missing());
        String weaker = seen.fallbackOnly() && fallback.isPresent()
                ? "; without it, taken after " + words(fallback.get()) + " without a change"
                : "";
        return missing
                + weaker
                + broken.map(problem -> "; " + problem.file() + ": " + problem.message())
                        .orElse("");
    }

    /** A duration as people say it. */
    static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
