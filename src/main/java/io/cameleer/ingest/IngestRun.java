package io.cameleer.ingest;

import io.cameleer.archive.Apart;
import io.cameleer.archive.Archive;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.Attribute;
import io.cameleer.archive.Quiet;
import io.cameleer.governor.Governor;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Platforms;
import io.cameleer.run.Run;
import io.cameleer.run.RunNames;
import io.cameleer.run.RunState;
import io.cameleer.run.UnitFolders;
import io.cameleer.store.Session;
import io.cameleer.store.SightingTable.Sighting;
import io.cameleer.store.Store;
import io.cameleer.watch.Lookout;
import io.cameleer.watch.Verdict;
import io.cameleer.work.Claim;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private final IngestProgress board;
    private final RecordIngest success;
    private final RecordFailure failure;
    private final Lookout lookout;

    public IngestRun(
            Store store,
            Archive archive,
            Inspector inspector,
            Platforms platforms,
            Governor governor,
            IngestSettings settings,
            IngestProgress board,
            Lookout lookout) {
        this.store = store;
        this.archive = archive;
        this.inspector = inspector;
        this.platforms = platforms;
        this.board = board;
        this.success = new RecordIngest(store, governor, settings);
        this.failure = new RecordFailure(store, lookout);
        this.lookout = lookout;
    }

    /** Does the claimed ingest; a failure becomes the run's state and reason. */
    public void run(Claim claim) {
        Optional<Run> started = store.transact(session -> start(session, claim));
        if (started.isEmpty()) {
            return;
        }
        Run run = started.get();
        LOG.info("run {} is being archived from {}", run.spoken(), run.path());
        try {
            Inspection whole = inspector.inspect(run.folder(), run.handling().expectation(platforms));
            Inspection inspection =
                    run.isWhole() ? whole : whole.ofUnit(run.unit()).orElse(whole);
            Verdict verdict = Verdict.whenStill(inspection, run);
            if (verdict.kind() == Verdict.Kind.READY) {
                Quiet quiet = new Quiet(
                        store.now(), verdict.quiet(inspection, run.handling().demands()));
                ingest(claim, run, verdict.counts(inspection), quiet, InstrumentProof.of(run, whole));
            } else {
                failure.record(claim, run, IngestFailure.of(verdict));
            }
        } catch (InstrumentProof.UnusableException e) {
            failure.record(claim, run, IngestFailure.unreadable(String.valueOf(e.getMessage())));
        } catch (ArchiveFailedException e) {
            LOG.debug("run {}", run.spoken(), e);
            failure.record(claim, run, IngestFailure.of(e, claim.attempt()));
        } catch (RuntimeException e) {
            LOG.debug("run {}", run.spoken(), e);
            boolean stopped = Thread.currentThread().isInterrupted();
            failure.record(claim, run, stopped ? IngestFailure.stopped() : IngestFailure.of(e, claim.attempt()));
        } finally {
            board.end(run.id());
        }
    }

    private void ingest(Claim claim, Run run, Inspection inspection, Quiet quiet, InstrumentProof proof)
            throws ArchiveFailedException {
        List<Attribute> metadata = RunMetadata.of(run, inspection, proof);
        ArchivedRun archived = archive.store(
                new ArchiveRequest(
                        run.path(),
                        location(run, inspection),
                        metadata,
                        apart(run, inspection),
                        quiet,
                        proof.checksums()),
                board.begin(run.id(), sentence -> tell(run, sentence)));
        success.record(claim, run, inspection, new RecordIngest.Archived(archived, metadata, proof));
        // What has come since the copy was compared is told as late by one look more.
        store.read(session -> session.sightings().ofRun(run.id())).stream()
                .filter(Sighting::unproved)
                .forEach(sighting -> lookout.lookAgain(sighting.path()));
    }

    /** What is known to be wrong is said at once; the run fails when all that is wrong is known. */
    private void tell(Run run, String sentence) {
        String reason = "is being archived and compared as a whole, then fails: " + sentence;
        store.run(session -> session.runs().setState(run.id(), RunState.INGESTING, reason));
        LOG.warn("run {} {}", run.spoken(), reason);
    }

    /** A run leaves out the parts of it that are ingested on their own. */
    private static Apart apart(Run run, Inspection inspection) {
        UnitFolders units = inspection.unitFolders();
        return run.isWhole() && units.any() ? new Apart(Path.of(units.parent()), units.name()) : Apart.NONE;
    }

    private static Optional<Run> start(Session session, Claim claim) {
        if (!session.work().isHeld(claim)) {
            return Optional.empty();
        }
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
        session.journal()
                .add(
                        "run",
                        claim.target(),
                        "ingesting",
                        begins(claim.attempt(), run.orElseThrow().state()));
        return run;
    }

    private static String begins(int attempt, RunState before) {
        String sentence = attempt == 1 ? "ingest begins" : "ingest begins, attempt " + attempt;
        return before == RunState.INGESTING
                ? sentence + ", as the one before was cut off; what it had verified is not read again"
                : sentence;
    }

    /** {@code sequencer/<type>/<run>}; its parts and later generations lie beside the first. */
    private static String location(Run run, Inspection inspection) {
        String part = run.isWhole() ? "" : "." + RunNames.unitSegment(run.unit());
        String generation = run.generation() == 1 ? "" : "." + run.generation();
        return "sequencer/" + inspection.sequencerType() + "/" + RunNames.pathSegment(run.runId()) + part + generation;
    }
}
