package io.cameleer.ingest;

import io.cameleer.archive.WrittenAt;
import io.cameleer.json.Json;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.Session;
import io.cameleer.store.SightingTable.Sighting;
import io.cameleer.store.Store;
import io.cameleer.watch.Lookout;
import io.cameleer.work.Claim;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of an ingest that did not go through: the run's state and reason, and when it is tried again, at once. */
final class RecordFailure {

    private static final Logger LOG = LoggerFactory.getLogger(RecordFailure.class);

    private final Store store;
    private final Lookout lookout;

    RecordFailure(Store store, Lookout lookout) {
        this.store = store;
        this.lookout = lookout;
    }

    /** Does nothing where the claim was lost: the run is another worker's then. */
    void record(Claim claim, Run run, IngestFailure failure) {
        // An interrupted thread would get no connection; who interrupted it wants to know all the same.
        boolean interrupted = Thread.interrupted();
        try {
            List<Sighting> seen = store.read(session -> session.sightings().ofRun(run.id()));
            boolean watched = seen.stream().anyMatch(sighting -> lookout.watches(sighting.sequencer()));
            IngestFailure what = watched ? failure : failure.unwatched();
            if (!store.<Boolean>transact(session -> end(session, claim, run, what))) {
                LOG.info("run {} was taken over by another worker", run.spoken());
                return;
            }
            LOG.warn("run {} not archived: {}", run.spoken(), what.sentence());
            if (what.state() == RunState.ARRIVING) {
                seen.forEach(sighting -> lookout.lookAgain(sighting.path()));
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean end(Session session, Claim claim, Run run, IngestFailure what) {
        boolean held = what.retryAfter()
                .map(delay -> session.work().release(claim, delay))
                .orElseGet(() -> session.work().complete(claim));
        if (!held) {
            return false;
        }
        session.runs().setState(run.id(), what.state(), what.sentence());
        session.journal().add("run", run.id(), "failed", what.sentence(), Map.of("attempt", claim.attempt()));
        if (!what.manifest().isEmpty()) {
            Map<String, Object> document = new LinkedHashMap<>(Json.readObject(run.inspection()));
            document.put("instrument_manifest", what.manifest());
            session.runs()
                    .setInspection(run.id(), Json.write(document), run.platform(), run.sequencerType(), run.outcome());
        }
        if (what.state() == RunState.ARRIVING) {
            session.sightings().ofRun(run.id()).forEach(sighting -> unsettle(session, sighting, run, what));
        }
        return true;
    }

    /** Where it is known what was written lately, the folder settles from that file's time; else it is looked at afresh. */
    private static void unsettle(Session session, Sighting sighting, Run run, IngestFailure what) {
        session.sightings().setSettled(sighting.path(), false);
        String fingerprint = sighting.fingerprint();
        Instant since = sighting.stillSince();
        String late = what.late();
        // A name that is not shown as it is cannot be followed; the whole folder settles anew then.
        boolean followed = late != null && WrittenAt.of(run.path(), late).isPresent();
        if (followed && fingerprint != null && since != null && sighting.path().equals(run.path())) {
            session.sightings().setFingerprint(sighting.path(), fingerprint, since);
            session.sightings().setLate(sighting.path(), late);
        }
    }
}
