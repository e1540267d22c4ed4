package io.cameleer.ingest;

import io.cameleer.archive.Archive;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.Attribute;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.governor.Governor;
import io.cameleer.run.Expectation;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Outcome;
import io.cameleer.run.Platforms;
import io.cameleer.run.Run;
import io.cameleer.run.Run.ArchivedAs;
import io.cameleer.run.RunNames;
import io.cameleer.run.RunState;
import io.cameleer.store.RunTable.Metadata;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.store.WorkflowTable.Stored;
import io.cameleer.work.Claim;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Archives a claimed run and makes experiments of it. 'Ingested', the experiments, their first state and their
 * data-import events are one transaction, after the archived copy is proved; killed before it, the ingest is done again
 * and copies nothing twice. Thread-safe.
 */
public final class IngestRun {

    private static final Logger LOG = LoggerFactory.getLogger(IngestRun.class);

    private final Store store;
    private final Archive archive;
    private final Inspector inspector;
    private final Platforms platforms;
    private final Governor governor;
    private final IngestSettings settings;
    private final IngestProgress board;
    private final Consumer<Path> lookAgain;

    /** {@code lookAgain} is told which folder is to be watched again. */
    public IngestRun(
            Store store,
            Archive archive,
            Inspector inspector,
            Platforms platforms,
            Governor governor,
            IngestSettings settings,
            IngestProgress board,
            Consumer<Path> lookAgain) {
        this.store = store;
        this.archive = archive;
        this.inspector = inspector;
        this.platforms = platforms;
        this.governor = governor;
        this.settings = settings;
        this.board = board;
        this.lookAgain = lookAgain;
    }

    /** Does the claimed ingest; a failure becomes the run's state and reason. */
    public void run(Claim claim) {
        Optional<Run> started = store.transact(session -> start(session, claim));
        if (started.isEmpty()) {
            return;
        }
        Run run = started.get();
        LOG.info("run {} is being archived from {}", run.runId(), run.path());
        try {
            Inspection inspection = inspector.inspect(run.path(), expectation(run));
            List<Attribute> metadata = RunMetadata.of(run, inspection);
            ArchivedRun archived = archive.store(
                    new ArchiveRequest(run.path(), location(run, inspection), metadata), board.begin(run.id()));
            finish(claim, run, inspection, archived, metadata);
        } catch (ArchiveFailedException e) {
            LOG.debug("run {}", run.runId(), e);
            fail(claim, run, e);
        } finally {
            board.end(run.id());
        }
    }

    private Expectation expectation(Run run) {
        return new Expectation(
                Optional.ofNullable(run.handling().platform())
                        .flatMap(platforms::named)
                        .orElse(null),
                run.handling().completionIndicator());
    }

    private static Optional<Run> start(Session session, Claim claim) {
        Optional<Run> run = session.runs().find(claim.target());
        boolean due = run.map(found -> found.state() == RunState.COMPLETE
                        || found.state() == RunState.INGESTING
                        || found.state() == RunState.FAILED)
                .orElse(false);
        if (!due) {
            session.work().complete(claim);
            return Optional.empty();
        }
        session.runs().setState(claim.target(), RunState.INGESTING, "is being archived");
        session.journal().add("run", claim.target(), "ingesting", "ingest begins, attempt " + claim.attempt());
        return run;
    }

    /** {@code sequencer/<type>/<run>}; later generations lie beside the first. */
    private static String location(Run run, Inspection inspection) {
        String generation = run.generation() == 1 ? "" : "." + run.generation();
        return "sequencer/" + inspection.sequencerType() + "/" + RunNames.pathSegment(run.runId()) + generation;
    }

    private void finish(Claim claim, Run run, Inspection inspection, ArchivedRun archived, List<Attribute> metadata) {
        ArchivedAs as = new ArchivedAs(
                archived.location(),
                archived.address(),
                settings.logicalRoot() + "/" + archived.location(),
                archived.files(),
                archived.bytes(),
                archived.manifestSha256());
        store.run(session -> {
            if (!session.work().complete(claim)) {
                throw new IllegalStateException(
                        "the ingest of run " + run.runId() + " was taken over by another worker");
            }
            session.runs()
                    .setInspection(
                            run.id(),
                            io.cameleer.json.Json.write(inspection.document()),
                            inspection.platform(),
                            inspection.sequencerType(),
                            inspection.outcome().word());
            session.runs()
                    .setIngested(
                            run.id(),
                            as,
                            metadata.stream()
                                    .map(triple -> new Metadata(triple.attribute(), triple.value(), triple.unit()))
                                    .toList());
            session.journal()
                    .add(
                            "run",
                            run.id(),
                            "ingested",
                            "archived and verified: " + as.files() + " files, " + as.bytes() + " bytes",
                            Map.of(
                                    "copied",
                                    archived.bytesCopied(),
                                    "resumed",
                                    archived.bytesResumed(),
                                    "address",
                                    as.address()));
            makeExperiments(session, run, inspection);
        });
        LOG.info(
                "run {} archived and verified: {} files, {} bytes in {}",
                run.runId(),
                as.files(),
                as.bytes(),
                as.address());
    }

    private void makeExperiments(Session session, Run run, Inspection inspection) {
        boolean quiet =
                inspection.outcome() == Outcome.FAILED && !run.handling().signalFailedRuns();
        for (NewExperiment fresh : settings.experiments().of(run, inspection, session.now())) {
            long experiment = session.experiments().put(fresh, run.id());
            session.journal()
                    .add(
                            "experiment",
                            experiment,
                            "data",
                            "holds run " + run.runId() + ", generation " + run.generation());
            if (quiet) {
                session.journal()
                        .add(
                                "experiment",
                                experiment,
                                "no-signal",
                                "the run's outcome is failed: no data-import signal");
            } else {
                session.events()
                        .add(
                                "data-import",
                                experiment,
                                "run " + run.runId() + "/" + run.unit() + "/" + run.generation());
            }
            enterWorkflow(session, run, experiment);
        }
    }

    private void enterWorkflow(Session session, Run run, long experiment) {
        String label = run.handling().workflow();
        if (label == null || label.isBlank()) {
            return;
        }
        Optional<Stored> workflow = session.workflows().newest(label);
        if (workflow.isPresent()) {
            governor.begin(session.governor(), experiment, workflow.get().id());
        } else {
            session.governor()
                    .setWaits(
                            experiment,
                            "waits: workflow " + label
                                    + " is not loaded; check workflows/ and the start of the service, then ingest again");
            LOG.warn("run {}: workflow {} is not loaded; its experiment waits", run.runId(), label);
        }
    }

    private void fail(Claim claim, Run run, ArchiveFailedException failure) {
        IngestFailure what = IngestFailure.of(failure, claim.attempt());
        boolean kept = store.transact(session -> {
            if (what.retryAfter().isPresent()) {
                if (!session.work().isHeld(claim)) {
                    return false;
                }
                session.work().release(claim, what.retryAfter().get());
            } else if (!session.work().complete(claim)) {
                return false;
            }
            session.runs().setState(run.id(), what.state(), what.sentence());
            session.journal().add("run", run.id(), "failed", what.sentence(), Map.of("attempt", claim.attempt()));
            if (what.state() == RunState.ARRIVING) {
                session.sightings().ofRun(run.id()).forEach(seen -> session.sightings()
                        .setSettled(seen.path(), false));
            }
            return true;
        });
        if (kept) {
            LOG.warn("run {} not archived: {}", run.runId(), what.sentence());
            if (what.state() == RunState.ARRIVING) {
                lookAgain.accept(run.path());
            }
        }
    }
}
