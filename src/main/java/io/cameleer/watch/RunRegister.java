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
 * shown by two folders, stays one run.
 */
final class RunRegister {

    private static final String WHOLE = "";

    private RunRegister() {}

    /** What a folder turned out to show. */
    record Entry(Run run, boolean fresh, boolean elsewhere) {}

    /**
     * The record of the run that this folder shows.
     *
     * @param state the state of a run that is new
     */
    static Entry enter(
            Session session,
            String sequencer,
            Path folder,
            Inspection inspection,
            Handling handling,
            RunState state,
            @Nullable String reason) {
        Optional<Sighting> sighting = session.sightings().find(folder);
        Optional<Run> known = sighting.flatMap(seen -> session.runs().find(seen.run()));
        String named = inspection.runId();
        if (known.isPresent() && (named == null || known.get().runId().equals(named))) {
            return new Entry(
                    newest(session, known.get()), false, !known.get().path().equals(folder));
        }
        if (named != null) {
            Optional<Run> same = session.runs().newest(named, WHOLE);
            if (same.isPresent()) {
                return shownElsewhere(session, sequencer, folder, same.get(), known.orElse(null));
            }
            if (known.isPresent() && !known.get().named()) {
                session.runs().setName(known.get().id(), named);
                return new Entry(session.runs().find(known.get().id()).orElseThrow(), false, false);
            }
        }
        String runId = named == null ? String.valueOf(folder.getFileName()) : named;
        long id = session.runs().add(runId, WHOLE, 1, named != null, sequencer, folder, state, reason, handling);
        session.sightings().add(folder, sequencer, id, false);
        session.journal().add("run", id, "seen", "seen in " + folder, Map.of("sequencer", sequencer));
        return new Entry(session.runs().find(id).orElseThrow(), true, false);
    }

    private static Run newest(Session session, Run run) {
        return session.runs().newest(run.runId(), run.unit()).orElse(run);
    }

    private static Entry shownElsewhere(
            Session session, String sequencer, Path folder, Run run, @Nullable Run provisional) {
        session.sightings().add(folder, sequencer, run.id(), false);
        if (provisional != null && !provisional.named()) {
            session.runs().remove(provisional.id());
        }
        boolean moved = !Files.isDirectory(run.path());
        if (moved) {
            session.runs().setPath(run.id(), folder);
            session.journal().add("run", run.id(), "moved", "now seen in " + folder, Map.of());
        } else {
            session.journal()
                    .add(
                            "run",
                            run.id(),
                            "seen",
                            "the same run is also shown by " + folder + "; " + run.path() + " is used",
                            Map.of());
        }
        return new Entry(session.runs().find(run.id()).orElseThrow(), false, !moved);
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
