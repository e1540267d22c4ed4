package io.cameleer.watch;

import io.cameleer.json.Json;
import io.cameleer.run.Answer;
import io.cameleer.run.Inspection;
import io.cameleer.run.Outcome;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.Session;
import io.cameleer.store.SightingTable.Sighting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Tells once that the proof stands, and once that the run failed, if the folder's run was archived without it. */
    void record(Run run, Inspection inspection) {
        boolean awaited =
                session.sightings().find(folder).filter(Sighting::unproved).isPresent();
        if (!awaited || run.state() != RunState.INGESTED) {
            return;
        }
        Map<String, Object> document = new LinkedHashMap<>(Json.readObject(run.inspection()));
        String failed = Outcome.FAILED.word();
        if (inspection.outcome() == Outcome.FAILED && !failed.equals(run.outcome())) {
            document.put("outcome", failed);
            session.runs().setInspection(run.id(), Json.write(document), run.platform(), run.sequencerType(), failed);
            tell(
                    run,
                    "failed on the instrument, as its files say since it was archived. Ingest the run again to archive them.");
        }
        if (inspection.complete() == Answer.YES) {
            session.sightings().setUnproved(folder, false);
            came(run, document);
        }
    }

    private void came(Run run, Map<String, Object> document) {
        List<String> came = new ArrayList<>();
        if (document.get("missing") instanceof List<?> missing) {
            missing.forEach(file -> came.add(String.valueOf(file)));
        }
        if (came.isEmpty()) {
            // Ingested once more since then, with the proof.
            return;
        }
        String sentence = "was archived without " + String.join(", ", came) + ", which came later; what else came"
                + " meanwhile is not in the archive. Ingest the run again to archive all of it.";
        session.runs().setState(run.id(), RunState.INGESTED, sentence);
        tell(run, sentence);
    }

    private void tell(Run run, String sentence) {
        session.journal().add("run", run.id(), "late", sentence);
        LOG.warn("run {} {}", run.spoken(), sentence);
    }
}
