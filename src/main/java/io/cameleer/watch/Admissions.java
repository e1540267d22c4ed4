package io.cameleer.watch;

import io.cameleer.run.Answer;
import io.cameleer.run.Handling;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Patience;
import io.cameleer.run.Platforms;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.run.Stillness;
import io.cameleer.run.UnitFolders;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.watch.RunRegister.FirstSight;
import io.cameleer.work.WorkKind;
import java.io.File;
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

    /** How many names deep in its run folder a unit may lie. */
    private static final int DEEPEST_UNIT = 2;

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
        Map<Path, Place> places = new LinkedHashMap<>();
        folders.forEach((folder, handling) -> places.put(folder, place(folder, handling)));
        Map<Path, Optional<String>> before = new LinkedHashMap<>();
        places.forEach((folder, place) -> before.put(folder, fingerprint(place)));
        if (!folders.isEmpty()) {
            pause.of(PAUSE);
        }
        Map<Path, Admission> admissions = new LinkedHashMap<>();
        places.forEach((folder, place) ->
                admissions.put(folder, admit(place, before.getOrDefault(folder, Optional.empty()), origin, insist)));
        return admissions;
    }

    /** A folder that was named: a run's, or that of a unit of one. */
    private record Place(Path folder, Path root, String unit, Handling handling, UnitFolders apart) {

        Inspection of(Inspection whole) {
            return unit.isEmpty() ? whole : whole.ofUnit(unit).orElse(whole);
        }
    }

    private Place place(Path folder, Handling handling) {
        Inspection own = inspector.inspect(folder, handling.expectation(platforms));
        Path above = folder.getParent();
        for (int i = 0; own.rule() == null && above != null && i < DEEPEST_UNIT; i++, above = above.getParent()) {
            String unit = above.relativize(folder).toString().replace(File.separatorChar, '/');
            if (inspector
                    .inspect(above, handling.expectation(platforms))
                    .ofUnit(unit)
                    .isPresent()) {
                return new Place(folder, above, unit, handling, UnitFolders.NONE);
            }
        }
        return new Place(folder, folder, "", handling, own.unitFolders());
    }

    private Admission admit(Place place, Optional<String> before, String origin, boolean insist) {
        Inspection inspection =
                place.of(inspector.inspect(place.root(), place.handling().expectation(platforms)));
        Instant now = clock.instant();
        Stillness stillness;
        try {
            stillness = Stillness.of(place.folder(), place.apart(), now);
        } catch (IOException e) {
            String why = inspection.problems().isEmpty()
                    ? "cannot be listed"
                    : inspection.problems().get(0).message();
            return new Admission(null, false, why);
        }
        boolean still = before.map(stillness.fingerprint()::equals).orElse(false);
        Verdict verdict = Verdict.of(
                inspection,
                stillness,
                new StillSince.Change(still ? now.minus(PAUSE) : now, null),
                now,
                place.handling().demands().waiting(new Patience(PAUSE, null)),
                Optional.empty());
        if (inspection.complete() == Answer.YES && !still) {
            return new Admission(null, false, "still changes: two looks " + PAUSE.toSeconds() + " s apart differ");
        }
        if (verdict.kind() != Verdict.Kind.READY) {
            return new Admission(null, false, verdict.waits());
        }
        return store.transact(session -> record(session, place, inspection, origin, insist));
    }

    private static Optional<Run> enter(Session session, Place place, Inspection inspection, String origin) {
        if (place.unit().isEmpty()) {
            FirstSight first = new FirstSight(origin, place.handling(), RunState.ARRIVING, null);
            return Optional.of(RunRegister.enter(session, place.folder(), inspection, first)
                    .run());
        }
        return Optional.ofNullable(inspection.runId())
                .flatMap(id -> session.runs().newestIngested(id))
                .map(run -> RunRegister.enterUnit(session, place.folder(), place.unit(), run)
                        .run());
    }

    private static Admission record(
            Session session, Place place, Inspection inspection, String origin, boolean insist) {
        Optional<Run> entered = enter(session, place, inspection, origin);
        if (entered.isEmpty()) {
            return new Admission(null, false, "its run is not archived yet; ingest " + place.root() + " first");
        }
        Run run = entered.get();
        Path folder = place.folder();
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
            RecordLook.complete(session, run);
        }
        return new Admission(session.runs().find(run.id()).orElseThrow(), run.state() == RunState.INGESTED, null);
    }

    private Optional<String> fingerprint(Place place) {
        try {
            return Optional.of(
                    Stillness.of(place.folder(), place.apart(), clock.instant()).fingerprint());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
