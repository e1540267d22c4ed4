package io.cameleer.watch;

import io.cameleer.run.Answer;
import io.cameleer.run.Expectation;
import io.cameleer.run.Handling;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Platforms;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.run.Stillness;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.watch.RunRegister.FirstSight;
import io.cameleer.work.WorkKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at folders that a person or a job names: twice, a pause apart, instead of the watch's settling. Records the
 * runs that are complete and still.
 */
public final class Admissions {

    /** How far apart the two looks are. */
    public static final Duration PAUSE = Verdict.SHORT_SETTLE;

    /** Waits; a seam for tests. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    private final Store store;
    private final Inspector inspector;
    private final Platforms platforms;
    private final Clock clock;
    private final Pause pause;

    public Admissions(Store store, Inspector inspector, Platforms platforms, Clock clock, Pause pause) {
        this.store = store;
        this.inspector = inspector;
        this.platforms = platforms;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Looks at folders that are no run's yet, or a known one's.
     *
     * @param folders each with how its run is treated if it is not on record
     * @param insist a person named this very folder: a run that is held or ignored is ingested all the same
     */
    public Map<Path, Admission> admit(Map<Path, Handling> folders, String origin, boolean insist)
            throws InterruptedException {
        Map<Path, Optional<String>> before = new LinkedHashMap<>();
        folders.keySet().forEach(folder -> before.put(folder, fingerprint(folder)));
        if (!folders.isEmpty()) {
            pause.of(PAUSE);
        }
        Map<Path, Admission> admissions = new LinkedHashMap<>();
        folders.forEach((folder, handling) -> admissions.put(
                folder, admit(folder, before.getOrDefault(folder, Optional.empty()), origin, handling, insist)));
        return admissions;
    }

    private Admission admit(Path folder, Optional<String> before, String origin, Handling handling, boolean insist) {
        Expectation expectation = new Expectation(
                Optional.ofNullable(handling.platform())
                        .flatMap(platforms::named)
                        .orElse(null),
                handling.completionIndicator());
        Inspection inspection = inspector.inspect(folder, expectation);
        Instant now = clock.instant();
        Stillness stillness;
        try {
            stillness = Stillness.of(folder, now);
        } catch (IOException e) {
            String why = inspection.problems().isEmpty()
                    ? "cannot be listed"
                    : inspection.problems().get(0).message();
            return new Admission(null, false, why);
        }
        boolean still = before.map(stillness.fingerprint()::equals).orElse(false);
        Verdict verdict =
                Verdict.of(inspection, stillness, still ? now.minus(PAUSE) : now, now, PAUSE, Optional.empty());
        if (inspection.complete() == Answer.YES && !still) {
            return new Admission(null, false, "still changes: two looks " + PAUSE.toSeconds() + " s apart differ");
        }
        if (verdict.kind() != Verdict.Kind.READY) {
            return new Admission(null, false, verdict.waits());
        }
        return store.transact(session -> record(session, folder, inspection, origin, handling, insist));
    }

    private static Admission record(
            Session session, Path folder, Inspection inspection, String origin, Handling handling, boolean insist) {
        RunRegister.Entry entry = RunRegister.enter(
                session, folder, inspection, new FirstSight(origin, handling, RunState.ARRIVING, null));
        Run run = entry.run();
        boolean withheld = run.state() == RunState.HELD || run.state() == RunState.IGNORED;
        if (withheld && !insist) {
            return new Admission(run, false, "is " + run.state().label() + ": " + run.reason());
        }
        if (run.state() == RunState.ARRIVING || run.state() == RunState.FAILED || withheld) {
            // This folder is known to be complete; another that shows the run may not be.
            session.runs().setPath(run.id(), folder);
            RunRegister.keep(session, run, inspection);
            session.sightings().setSettled(folder, true);
            session.work().withdraw(WorkKind.INGEST, run.id());
            Watch.complete(session, run);
        }
        return new Admission(session.runs().find(run.id()).orElseThrow(), run.state() == RunState.INGESTED, null);
    }

    private Optional<String> fingerprint(Path folder) {
        try {
            return Optional.of(Stillness.of(folder, clock.instant()).fingerprint());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
