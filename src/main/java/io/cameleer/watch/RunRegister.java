package io.cameleer.watch;

import io.cameleer.json.Json;
import io.cameleer.run.Handling;
import io.cameleer.run.Inspection;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.Session;
import io.cameleer.store.SightingTable.Sighting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds or makes the record that a folder belongs to. The run's id decides, not the folder: a run that was moved, or is
 * shown by two folders, stays one run, and a folder that shows another run than before is that other run's.
 */
final class RunRegister {

    private static final String WHOLE = "";

    private RunRegister() {}

    /**
     * What a folder turned out to show.
     *
     * @param fresh the run was not on record
     * @param elsewhere the run is taken from another folder that shows it, too
     */
    record Entry(Run run, boolean fresh, boolean elsewhere) {}

    /** A run as it is recorded at first sight. */
    record FirstSight(String sequencer, Handling handling, RunState state, @Nullable String reason) {}

    /** The record of the run that this folder shows; made as {@code first} says where there is none. */
    static Entry enter(Session session, Path folder, Inspection inspection, FirstSight first) {
        Run known = session.sightings()
                .find(folder)
                .flatMap(seen -> session.runs().find(seen.run()))
                .orElse(null);
        // Only RunInfo.xml names a run for good; RunParameters.xml beside a missing one may be another run's.
        String named = inspection.facts().info().runId();
        if (named == null) {
            return known == null ? addUnnamed(session, folder, first) : shown(session, folder, newest(session, known));
        }
        if (known != null && known.runId().equals(named)) {
            if (!known.named()) {
                session.runs().setName(known.id(), named);
            }
            return shown(session, folder, newest(session, known));
        }
        if (known != null && known.named()) {
            leave(session, folder, known, named);
        }
        Run unnamed = known != null && !known.named() ? known : null;
        Optional<Run> same = session.runs().newest(named, WHOLE);
        if (same.isPresent() && same.get().named()) {
            return shownToo(session, folder, first.sequencer(), same.get(), unnamed);
        }
        same.ifPresent(other -> giveWay(session, other));
        if (unnamed != null) {
            session.runs().setName(unnamed.id(), named);
            return new Entry(session.runs().find(unnamed.id()).orElseThrow(), false, false);
        }
        return add(session, folder, named, WHOLE, true, first);
    }

    /**
     * The record of a part of a run that is ingested on its own; made, arriving, where there is none. It is treated as
     * its run is.
     */
    static Entry enterUnit(Session session, Path place, String unit, Run whole) {
        Run known = session.runs().newest(whole.runId(), unit).orElse(null);
        if (known == null) {
            FirstSight first = new FirstSight(whole.sequencer(), whole.handling(), RunState.ARRIVING, null);
            return add(session, place, whole.runId(), unit, true, first);
        }
        boolean linked = session.sightings()
                .find(place)
                .filter(seen -> seen.run() == known.id())
                .isPresent();
        return linked ? shown(session, place, known) : shownToo(session, place, whole.sequencer(), known, null);
    }

    /** The folder's name stands in for the id, or its path where that name means another run. */
    private static Entry addUnnamed(Session session, Path folder, FirstSight first) {
        String name = String.valueOf(folder.getFileName());
        boolean taken = session.runs().newest(name, WHOLE).isPresent();
        return add(session, folder, taken ? folder.toString() : name, WHOLE, false, first);
    }

    private static Entry add(Session session, Path folder, String runId, String unit, boolean named, FirstSight first) {
        long id = session.runs()
                .add(runId, unit, 1, named, first.sequencer(), folder, first.state(), first.reason(), first.handling());
        session.sightings().add(folder, first.sequencer(), id, false);
        session.journal().add("run", id, "seen", "seen in " + folder, Map.of("sequencer", first.sequencer()));
        return new Entry(session.runs().find(id).orElseThrow(), true, false);
    }

    private static Run newest(Session session, Run run) {
        return session.runs().newest(run.runId(), run.unit()).orElse(run);
    }

    /** A folder that is known to show this run shows it still. */
    private static Entry shown(Session session, Path folder, Run run) {
        if (run.path().equals(folder)) {
            return new Entry(run, false, false);
        }
        if (Files.isDirectory(run.path())) {
            return new Entry(run, false, true);
        }
        boolean unproved =
                session.sightings().find(run.path()).filter(Sighting::unproved).isPresent();
        session.sightings().setUnproved(folder, unproved);
        session.sightings().setSettled(run.path(), false);
        session.runs().setPath(run.id(), folder);
        session.journal().add("run", run.id(), "moved", "now seen in " + folder);
        return new Entry(session.runs().find(run.id()).orElseThrow(), false, false);
    }

    /** A run on record is shown by one more folder, for which there was perhaps a record without a name. */
    private static Entry shownToo(Session session, Path folder, String sequencer, Run run, @Nullable Run unnamed) {
        session.sightings().add(folder, sequencer, run.id(), false);
        if (unnamed != null) {
            session.runs().remove(unnamed.id());
        }
        Entry entry = shown(session, folder, run);
        if (entry.elsewhere()) {
            session.journal()
                    .add(
                            "run",
                            run.id(),
                            "seen",
                            "the same run is also shown by " + folder + "; " + run.path() + " is used");
        }
        return entry;
    }

    /** The folder shows another run now. */
    private static void leave(Session session, Path folder, Run run, String other) {
        if (run.state() == RunState.ARRIVING && run.path().equals(folder)) {
            String reason = "its folder " + folder + " shows run " + other + " now; seen elsewhere, it goes on";
            session.runs().setState(run.id(), RunState.ARRIVING, reason);
            session.journal().add("run", run.id(), "gone", reason);
        }
    }

    /** A folder without an id of its own was called like a run that has come now: it gets a record under its path. */
    private static void giveWay(Session session, Run unnamed) {
        FirstSight again = new FirstSight(unnamed.sequencer(), unnamed.handling(), unnamed.state(), unnamed.reason());
        add(session, unnamed.path(), unnamed.path().toString(), WHOLE, false, again);
        session.runs().remove(unnamed.id());
    }

    /** Keeps what a look found, if it is news. */
    static void keep(Session session, Run run, Inspection inspection) {
        String document = Json.write(inspection.document());
        if (!document.equals(run.inspection())) {
            session.runs()
                    .setInspection(
                            run.id(),
                            document,
                            inspection.platform(),
                            inspection.sequencerType(),
                            inspection.outcome().word());
        }
    }
}
