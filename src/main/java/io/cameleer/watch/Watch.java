package io.cameleer.watch;

import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.run.UnitFolders;
import io.cameleer.store.SightingTable.Sighting;
import io.cameleer.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at run folders and records what it sees: first sight, last change, evidence, what is missing. A run that is
 * complete and still is offered for ingest; nothing is copied here. Thread-safe; the store is written only when
 * something is news.
 */
public final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Store store;
    private final Inspector inspector;
    private final Clock clock;
    private final Map<Path, Look> last = new ConcurrentHashMap<>();

    /** {@code clock} must be the time that timers go by. */
    public Watch(Store store, Inspector inspector, Clock clock) {
        this.store = store;
        this.inspector = inspector;
        this.clock = clock;
    }

    /**
     * Looks at one folder.
     *
     * @param wasThere the folder was there when its sequencer was first seen
     */
    public Seen look(Sequencer sequencer, Path folder, boolean wasThere) {
        Instant now = clock.instant();
        Look before = last.get(folder);
        // The picture comes before the inspection that counts: what changes in between is seen by the next look.
        UnitFolders apart = before == null
                ? inspector.inspect(folder, sequencer.expectation()).unitFolders()
                : before.inspection().unitFolders();
        Picture picture;
        try {
            picture = Picture.of(folder, apart, now);
        } catch (IOException e) {
            LOG.debug("{} could not be looked at", folder, e);
            return unreadable(sequencer, folder, wasThere);
        }
        Look same = before != null && before.picture().isLike(picture) ? before : null;
        Inspection inspection = same != null && !same.isDoubtful()
                ? same.inspection()
                : inspector.inspect(folder, sequencer.expectation());
        if (same == null && !Files.isDirectory(folder)) {
            // It vanished between the picture and the inspection; the poll finds out whether for good.
            return Seen.UNSETTLED;
        }
        Map<String, StillSince> since = stillSince(folder, picture, before, now);
        Map<String, StillSince.Change> changes = new HashMap<>();
        since.forEach((unit, still) -> changes.put(unit, still.change(place(folder, unit))));
        Look seen = new Look(picture, since, inspection, verdicts(sequencer, picture, changes, inspection, now));
        if (same != null && seen.verdicts().equals(same.verdicts())) {
            return Seen.UNSETTLED;
        }
        RecordLook.Found found =
                store.transact(session -> new RecordLook(session, sequencer, folder, wasThere).record(seen));
        if (found.settled()) {
            last.remove(folder);
        } else {
            last.put(folder, seen);
        }
        return new Seen(found.settled(), found.unproved(), inspection.unitFolders(), picture.units());
    }

    private Seen unreadable(Sequencer sequencer, Path folder, boolean wasThere) {
        if (!Files.isDirectory(folder)) {
            return Seen.UNSETTLED;
        }
        Inspection inspection = inspector.inspect(folder, sequencer.expectation());
        Verdict verdict = new Verdict(
                Verdict.Kind.WAITS,
                inspection.problems().stream()
                        .findFirst()
                        .map(problem -> problem.message())
                        .orElse("the folder cannot be listed just now; looked at again at the next poll"));
        Look before = last.get(folder);
        Look seen = new Look(Picture.NONE, Map.of(), inspection, Map.of(Picture.WHOLE, verdict));
        if (before != null && seen.verdicts().equals(before.verdicts())) {
            return Seen.UNSETTLED;
        }
        last.put(folder, seen);
        RecordLook.Found found =
                store.transact(session -> new RecordLook(session, sequencer, folder, wasThere).record(seen));
        return new Seen(found.settled(), found.unproved(), UnitFolders.NONE, Set.of());
    }

    /** Since when each unit has looked like this: kept over a restart. */
    private Map<String, StillSince> stillSince(Path folder, Picture picture, @Nullable Look before, Instant now) {
        Map<String, StillSince> all = new HashMap<>();
        for (String unit : picture.looks().keySet()) {
            String fingerprint = picture.fingerprint(unit);
            StillSince known = before == null ? null : before.since().get(unit);
            if (before == null
                    || known == null
                    || !before.picture().fingerprint(unit).equals(fingerprint)) {
                known = store.read(session -> session.sightings().find(place(folder, unit)))
                        .map(sighting -> known(sighting, fingerprint, now))
                        .orElseGet(() -> new StillSince(now, null));
            }
            all.put(unit, known);
        }
        return all;
    }

    private static StillSince known(Sighting sighting, String fingerprint, Instant now) {
        Instant since = fingerprint.equals(sighting.fingerprint()) ? sighting.stillSince() : null;
        return new StillSince(since == null ? now : since, sighting.late());
    }

    private static Path place(Path folder, String unit) {
        return unit.isEmpty() ? folder : folder.resolve(unit);
    }

    private Map<String, Verdict> verdicts(
            Sequencer sequencer,
            Picture picture,
            Map<String, StillSince.Change> changes,
            Inspection whole,
            Instant now) {
        Map<String, Verdict> all = new HashMap<>();
        picture.looks().forEach((unit, stillness) -> {
            Optional<Inspection> inspection = unit.isEmpty() ? Optional.of(whole) : whole.ofUnit(unit);
            inspection.ifPresent(seen -> {
                Verdict verdict = Verdict.of(
                        seen,
                        stillness,
                        Objects.requireNonNull(changes.get(unit)),
                        now,
                        sequencer.handling().demands(),
                        sequencer.handling().demands().patience().fallback(whole.rule()));
                boolean ready = !unit.isEmpty() && verdict.kind() == Verdict.Kind.READY;
                all.put(unit, ready ? afterItsRun(whole) : verdict);
            });
        });
        return all;
    }

    /** A unit is archived after its run: its experiments are there then, and its place is the run's neighbour. */
    private Verdict afterItsRun(Inspection whole) {
        RunState state = Optional.ofNullable(whole.runId())
                .flatMap(id -> store.read(session -> session.runs().newestIngested(id)))
                .map(Run::state)
                .orElse(RunState.ARRIVING);
        return state == RunState.INGESTED
                ? new Verdict(Verdict.Kind.READY, "")
                : new Verdict(Verdict.Kind.WAITS, "complete; waits until its run is archived");
    }

    /**
     * A folder that was seen is not there any more.
     *
     * @return the folders that show its run, too, and are to be looked at again
     */
    public List<Path> gone(Path folder) {
        last.remove(folder);
        if (!store.read(session -> Departure.isNewsBelow(session, folder))) {
            return List.of();
        }
        return store.transact(session -> Departure.recordBelow(session, folder));
    }

    /** A person has changed something about the run, or the unit, of this folder: the next look starts afresh. */
    public void forget(Path folder) {
        last.keySet().removeIf(folder::startsWith);
    }
}
