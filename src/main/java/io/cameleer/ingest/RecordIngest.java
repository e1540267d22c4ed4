package io.cameleer.ingest;

import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.Attribute;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.governor.Governor;
import io.cameleer.json.Json;
import io.cameleer.run.Inspection;
import io.cameleer.run.Outcome;
import io.cameleer.run.Run;
import io.cameleer.run.Run.ArchivedAs;
import io.cameleer.store.Cause;
import io.cameleer.store.RunTable.Metadata;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.store.WorkflowTable.Stored;
import io.cameleer.work.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one transaction that makes a run ingested: its state and metadata, its experiments, their first state and their
 * data-import events, and the end of the claim.
 */
final class RecordIngest {

    private static final Logger LOG = LoggerFactory.getLogger(RecordIngest.class);

    private final Store store;
    private final Governor governor;
    private final IngestSettings settings;
    private final RunExperiments experiments;

    RecordIngest(Store store, Governor governor, IngestSettings settings) {
        this.store = store;
        this.governor = governor;
        this.settings = settings;
        this.experiments = settings.experiments();
    }

    /** What was archived, with what is said of it. */
    record Archived(ArchivedRun run, List<Attribute> metadata, InstrumentProof proof) {}

    /**
     * Records what was archived.
     *
     * @throws IllegalStateException the claim was lost; nothing is kept
     */
    void record(Claim claim, Run run, Inspection inspection, Archived what) {
        ArchivedRun archived = what.run();
        store.run(session -> {
            if (!session.work().complete(claim)) {
                throw new IllegalStateException(
                        "the ingest of run " + run.runId() + " was taken over by another worker");
            }
            setIngested(session, run, inspection, what);
            if (run.isWhole()) {
                makeExperiments(session, run, inspection, archived);
            } else {
                attach(session, run, archived);
            }
        });
        LOG.info(
                "run {} archived and verified: {} files, {} bytes in {}",
                run.spoken(),
                archived.files(),
                archived.bytes(),
                archived.address());
    }

    private void setIngested(Session session, Run run, Inspection inspection, Archived what) {
        ArchivedRun archived = what.run();
        session.runs()
                .setInspection(
                        run.id(),
                        Json.write(document(inspection, what.proof())),
                        inspection.platform(),
                        inspection.sequencerType(),
                        inspection.outcome().word());
        session.runs()
                .setIngested(
                        run.id(),
                        new ArchivedAs(
                                archived.location(),
                                archived.address(),
                                settings.logicalRoot() + "/" + archived.location(),
                                archived.files(),
                                archived.bytes(),
                                archived.manifestSha256()),
                        what.metadata().stream()
                                .map(triple -> new Metadata(triple.attribute(), triple.value(), triple.unit()))
                                .toList());
        session.journal()
                .add(
                        "run",
                        run.id(),
                        "ingested",
                        "archived and verified: " + archived.files() + " files, " + archived.bytes() + " bytes",
                        Map.of(
                                "copied",
                                archived.bytesCopied(),
                                "resumed",
                                archived.bytesResumed(),
                                "address",
                                archived.address()));
    }

    private static Map<String, Object> document(Inspection inspection, InstrumentProof proof) {
        Map<String, Object> document = inspection.document();
        if (proof.status() != null) {
            document.put("instrument_manifest", proof.status());
        }
        if (!proof.later().isEmpty()) {
            document.put("manifest_units", proof.later());
        }
        if (!proof.evidence().isEmpty()) {
            List<String> evidence = new ArrayList<>(inspection.evidence());
            evidence.add(proof.evidence());
            document.put("evidence", evidence);
        }
        return document;
    }

    /**
     * A part of a run makes no experiment: it belongs to those of its run, whose journals tell of it. It fires nothing,
     * so that nothing is analysed twice.
     */
    private static void attach(Session session, Run part, ArchivedRun archived) {
        session.runs()
                .newestIngested(part.runId())
                .ifPresent(run -> session.experiments().ofRun(run.id()).forEach(experiment -> session.journal()
                        .add(
                                "experiment",
                                experiment.id(),
                                "data",
                                part.unit() + " of run " + part.runId() + ", generation " + part.generation()
                                        + ", is archived in " + archived.address(),
                                Map.of("run", part.id()))));
    }

    private void makeExperiments(Session session, Run run, Inspection inspection, ArchivedRun archived) {
        boolean quiet =
                inspection.outcome() == Outcome.FAILED && !run.handling().signalFailedRuns();
        for (NewExperiment fresh : experiments.of(run, inspection, session.now())) {
            long experiment = session.experiments().put(fresh, run.id());
            session.journal()
                    .add(
                            "experiment",
                            experiment,
                            "data",
                            "holds run " + run.runId() + ", generation " + run.generation());
            session.experimentData()
                    .setRawData(
                            experiment,
                            List.of(rawData(archived)),
                            Cause.of("run " + run.runId() + "/" + run.unit() + "/" + run.generation()),
                            quiet);
            if (quiet) {
                session.journal()
                        .add(
                                "experiment",
                                experiment,
                                "no-signal",
                                "the run's outcome is failed: no data-import signal");
            }
            enterWorkflow(session, run, experiment);
        }
    }

    /** The archived run as one file of Isabl's raw data: its manifest vouches for everything in it. */
    private static Map<String, Object> rawData(ArchivedRun archived) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("file_url", archived.address());
        file.put("file_type", "RUN");
        file.put("hash_method", "sha256 of manifest-sha256.txt");
        file.put("hash_value", archived.manifestSha256());
        file.put("file_data", Map.of("files", archived.files(), "bytes", archived.bytes()));
        return file;
    }

    private void enterWorkflow(Session session, Run run, long experiment) {
        String label = run.handling().workflow();
        if (label == null || label.isBlank()) {
            return;
        }
        Optional<Stored> workflow = session.workflows().newest(label);
        if (workflow.isPresent()) {
            governor.begin(session.governor(), experiment, workflow.get().id(), "ingest");
        } else {
            session.governor()
                    .setWaits(
                            experiment,
                            "waits: workflow " + label
                                    + " is not loaded; check workflows/ and the start of the service, then ingest again");
            LOG.warn("run {}: workflow {} is not loaded; its experiment waits", run.runId(), label);
        }
    }
}
