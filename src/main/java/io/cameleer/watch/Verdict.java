package io.cameleer.watch;

import io.cameleer.run.Answer;
import io.cameleer.run.Completeness;
import io.cameleer.run.Demands;
import io.cameleer.run.Inspection;
import io.cameleer.run.Patience;
import io.cameleer.run.Run;
import io.cameleer.run.RunProblem;
import io.cameleer.run.Severity;
import io.cameleer.run.Stillness;
import io.cameleer.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a run may be ingested now, and the sentence that says why not.
 *
 * @param waits what is still awaited; empty for READY
 * @param despite what could not be read and is to be archived all the same, as a sentence; empty: nothing
 * @param without what is not awaited any more, since the weaker marker has stood for long enough; empty where the proof stands
 */
public record Verdict(Kind kind, String waits, String without, String despite) {

    /** What may be done with the run. */
    public enum Kind {
        /** Not complete, or not still. */
        WAITS,
        /** Complete, still and readable. */
        READY,
        /** Complete and still, but what the instrument wrote cannot be used. */
        UNUSABLE
    }

    /** The file of a problem that is the whole folder's. */
    private static final String FOLDER = ".";

    /** Without them there is no run; all other files only describe it. */
    private static final Set<String> THE_RUN = Set.of(FOLDER, "RunInfo.xml");

    /** With a proof that ends the wait, two looks this far apart are enough. */
    static final Duration SHORT_SETTLE = Duration.ofSeconds(2);

    /** One that counts on no weaker marker. */
    Verdict(Kind kind, String waits) {
        this(kind, waits, "", "");
    }

    /** What was seen as it counts by this verdict. */
    public Inspection counts(Inspection seen) {
        return without.isEmpty() ? seen : seen.byFallback();
    }

    /**
     * @param change the last one
     * @param demands what the run must show, and how long nothing of it must have changed
     * @param fallback how long the weaker marker alone must have stood; empty: it is never enough
     */
    static Verdict of(
            Inspection inspection,
            Stillness stillness,
            StillSince.Change change,
            Instant now,
            Demands demands,
            Optional<Duration> fallback) {
        Duration still = Duration.between(change.at(), now);
        Completeness proved = inspection.completeness();
        boolean weaker = proved.complete() != Answer.YES
                && proved.fallbackOnly()
                && fallback.isPresent()
                && still.compareTo(fallback.get()) >= 0;
        Completeness seen = weaker ? inspection.byFallback().completeness() : proved;
        List<RunProblem> broken = inspection.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        Duration needed = settle(seen, demands.patience().settle(inspection.rule()));
        boolean future = stillness.future() || change.at().isAfter(now.plus(Stillness.CLOCK_TOLERANCE));
        boolean isStill = still.compareTo(needed) >= 0 && !future;
        if (seen.complete() != Answer.YES && !(isStill && lacksOnlyWhatIsBroken(seen, broken))) {
            return new Verdict(Kind.WAITS, waitsFor(seen, fallback, broken) + late(stillness, change, now));
        }
        if (future) {
            return new Verdict(
                    Kind.WAITS,
                    "complete, but " + future(stillness, change)
                            + "; waits until it has passed. Check the instrument's clock.");
        }
        if (!isStill) {
            String counts = weaker ? "counts as complete without " + String.join(", ", proved.missing()) : "complete";
            String late = change.file() == null ? "" : ", but " + change.file() + " was written lately";
            return new Verdict(
                    Kind.WAITS, counts + late + "; waits until nothing has changed for " + DurationWords.of(needed));
        }
        Optional<RunProblem> stops = broken.stream()
                .filter(problem -> !demands.despiteErrors() || THE_RUN.contains(problem.file()))
                .findFirst();
        return stops.map(problem -> new Verdict(Kind.UNUSABLE, sentence(problem) + " Then retry the run."))
                .orElseGet(() -> new Verdict(
                        Kind.READY,
                        "",
                        weaker ? String.join(", ", proved.missing()) : "",
                        broken.stream().findFirst().map(Verdict::sentence).orElse("")));
    }

    /** How long nothing of a run must have been written that this verdict lets be archived. */
    public Duration quiet(Inspection inspection, Demands demands) {
        Duration settled = settle(inspection.completeness(), demands.patience().settle(inspection.rule()));
        Duration alone = without.isEmpty()
                ? Duration.ZERO
                : demands.patience().fallback(inspection.rule()).orElse(Duration.ZERO);
        return alone.compareTo(settled) > 0 ? alone : settled;
    }

    /** How long nothing must have changed where the settings ask for {@code settle}. */
    private static Duration settle(Completeness seen, Duration settle) {
        return seen.waitEnded() && settle.compareTo(SHORT_SETTLE) > 0 ? SHORT_SETTLE : settle;
    }

    /**
     * Whether this run may be ingested, if nothing has changed for as long as one could wait.
     *
     * @param inspection of the run's folder as it is now
     */
    public static Verdict whenStill(Inspection inspection, Run run) {
        String shown = inspection.runId();
        if (shown != null && run.named() && !shown.equals(run.runId())) {
            return new Verdict(
                    Kind.WAITS,
                    "its folder " + run.path() + " shows run " + shown + " now; seen elsewhere, it goes on");
        }
        return of(
                inspection,
                Stillness.unlisted(),
                new StillSince.Change(Instant.EPOCH, null),
                Instant.EPOCH,
                run.handling().demands().waiting(new Patience(Duration.ZERO, null)),
                Optional.of(Duration.ZERO));
    }

    /** The deep file that an ingest found, which keeps a run waiting though its folder looks quiet. */
    private static String late(Stillness stillness, StillSince.Change change, Instant now) {
        if (change.file() == null) {
            return "";
        }
        return "; " + (change.at().isAfter(now) ? future(stillness, change) : change.file() + " was written lately");
    }

    /** Which time lies in the future: of a file at the top, or of one deep in the folder. */
    private static String future(Stillness stillness, StillSince.Change change) {
        return stillness.future()
                ? "the time of " + stillness.newestName() + " lies in the future (" + stillness.newest() + ")"
                : "the time of " + change.file() + " lies in the future (" + change.at() + ")";
    }

    /** The instrument has ended, but a file that is there cannot be used: waiting longer will not mend it. */
    private static boolean lacksOnlyWhatIsBroken(Completeness seen, List<RunProblem> broken) {
        return !seen.missing().isEmpty()
                && seen.missing().stream().allMatch(missing -> broken.stream()
                        .anyMatch(problem -> missing.endsWith(" " + problem.file())));
    }

    private static String waitsFor(Completeness seen, Optional<Duration> fallback, List<RunProblem> broken) {
        Optional<RunProblem> first = broken.stream().findFirst();
        if (seen.missing().isEmpty()
                && first.filter(problem -> problem.file().equals(FOLDER)).isPresent()) {
            return first.get().message();
        }
        String missing = seen.missing().isEmpty()
                ? "waits: its instrument gives no proof of completeness"
                : "waits for " + String.join(", ", seen.missing());
        String weaker = seen.fallbackOnly() && fallback.isPresent()
                ? "; without " + (seen.missing().size() == 1 ? "it" : "them") + ", taken after "
                        + DurationWords.of(fallback.get()) + " without a change"
                : "";
        return missing
                + weaker
                + broken.stream()
                        .findFirst()
                        .map(problem -> "; " + sentence(problem))
                        .orElse("");
    }

    /** The file with its line, once, and what is wrong with it; a problem of the whole folder names no file. */
    private static String sentence(RunProblem problem) {
        String file = problem.file();
        if (file.equals(FOLDER)) {
            return problem.message();
        }
        String message = problem.message();
        String rest = message.startsWith(file + " ") ? message.substring(file.length() + 1) : message;
        return file + (problem.line() == null ? "" : ":" + problem.line()) + ": " + rest;
    }
}
