package io.cameleer.watch;

import io.cameleer.json.Json;
import io.cameleer.run.Answer;
import io.cameleer.run.Inspection;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.Session;
import io.cameleer.store.SightingTable.Sighting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proof of a run that was archived without it. What came before the marker did, and after the copy, is in the folder
 * and not in the archive; so it is said. One object for one folder and transaction.
 */
final class LateProof {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Session session;
    private final Path folder;

    LateProof(Session session, Path folder) {
        this.session = session;
        this.folder = folder;
    }

    /** Tells once that the proof stands, if the folder's run was archived without it. */
    void record(Run run, Inspection inspection) {
        boolean awaited =
                session.sightings().find(folder).filter(Sighting::unproved).isPresent();
        if (!awaited || run.state() != RunState.INGESTED || inspection.complete() != Answer.YES) {
            return;
        }
        session.sightings().setUnproved(folder, false);
        List<String> came = new ArrayList<>();
        if (Json.readObject(run.inspection()).get("missing") instanceof List<?> missing) {
            missing.forEach(file -> came.add(String.valueOf(file)));
        }
        if (came.isEmpty()) {
            // Ingested once more since then, with the proof.
            return;
        }
        String sentence = "was archived without " + String.join(", ", came) + ", which came later; what else came"
                + " meanwhile is not in the archive. Ingest the run again to archive all of it.";
        session.runs().setState(run.id(), RunState.INGESTED, sentence);
        session.journal().add("run", run.id(), "late", sentence);
        LOG.warn("run {} {}", run.spoken(), sentence);
    }
}
