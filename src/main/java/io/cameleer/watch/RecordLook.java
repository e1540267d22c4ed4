package io.cameleer.watch;

import io.cameleer.run.Handling;
import io.cameleer.run.Inspection;
import io.cameleer.run.Outcome;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.Session;
import io.cameleer.store.SightingTable.Sighting;
import io.cameleer.watch.RunRegister.Entry;
import io.cameleer.watch.RunRegister.FirstSight;
import io.cameleer.work.WorkKind;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a look found into the store: the run, its units, their states. One object for one transaction. */
final class RecordLook {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Session session;
    private final Sequencer sequencer;
    private final Path folder;
    private final boolean wasThere;

    RecordLook(Session session, Sequencer sequencer, Path folder, boolean wasThere) {
        this.session = session;
        this.sequencer = sequencer;
        this.folder = folder;
        this.wasThere = wasThere;
    }

    /**
     * What a look leaves to do.
     *
     * @param settled neither the run nor a unit of it needs another look
     * @param unproved the run was taken by the weaker marker, and its proof may still come
     */
    record Found(boolean settled, boolean unproved) {}

    /** Records the whole look. */
    Found record(Look look) {
        boolean settled = recordAll(look);
        boolean unproved =
                session.sightings().find(folder).filter(Sighting::unproved).isPresent();
        return new Found(settled, unproved);
    }

    private boolean recordAll(Look look) {
        Inspection inspection = look.inspection();
        Entry whole = enter(inspection);
        boolean settled = record(look, Picture.WHOLE, whole, inspection);
        if (!inspection.unitFolders().any()) {
            return settled;
        }
        session.sightings().below(folder).stream()
                .map(seen -> seen.path())
                .filter(path -> !look.picture().looks().containsKey(unit(path)))
                .filter(path -> Departure.isNews(session, path))
                .forEach(path -> Departure.record(session, path));
        Run run = session.runs().find(whole.run().id()).orElseThrow();
        boolean withheld = run.state() == RunState.HELD || run.state() == RunState.IGNORED;
        if (whole.elsewhere() || !run.named() || withheld) {
            // They are looked at with their run, once that is released.
            return settled;
        }
        for (String unit : look.verdicts().keySet()) {
            Optional<Inspection> seen = inspection.ofUnit(unit);
            if (seen.isPresent()) {
                Entry entry = RunRegister.enterUnit(session, folder.resolve(unit), unit, run);
                settled &= record(look, unit, entry, seen.get());
            }
        }
        return settled;
    }

    private String unit(Path path) {
        return folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private boolean record(Look look, String unit, Entry entry, Inspection inspection) {
        Path place = unit.isEmpty() ? folder : folder.resolve(unit);
        if (look.since().containsKey(unit)) {
            session.sightings()
                    .setFingerprint(
                            place,
                            look.picture().fingerprint(unit),
                            Objects.requireNonNull(look.since().get(unit)).seen());
        }
        Verdict verdict = look.verdicts().get(unit);
        Inspection counts = verdict == null ? inspection : verdict.counts(inspection);
        boolean arrives = entry.run().state() == RunState.ARRIVING || entry.fresh();
        if (arrives && !entry.elsewhere() && look.since().containsKey(unit)) {
            RunRegister.keep(session, entry.run(), counts);
        }
        if (!entry.elsewhere() && unit.isEmpty()) {
            new LateProof(session, place).record(entry.run(), inspection);
        }
        return judge(asSetNow(entry), verdict, counts, place);
    }

    /** Until it is complete, a run is treated as its sequencer says now, also when it arrives once more. */
    private Entry asSetNow(Entry entry) {
        Run run = entry.run();
        Handling now = sequencer.handling().insteadOf(run.handling());
        if (entry.elsewhere()
                || run.state() != RunState.ARRIVING
                || run.handling().equals(now)) {
            return entry;
        }
        session.runs().setHandling(run.id(), now);
        return new Entry(session.runs().find(run.id()).orElseThrow(), entry.fresh(), false);
    }

    private Entry enter(Inspection inspection) {
        RunState state = RunState.ARRIVING;
        String reason = null;
        if (wasThere && sequencer.existing() == Sequencer.Existing.RECORD) {
            state = RunState.HELD;
            reason = "was there before sequencer " + sequencer.name() + " was first watched; release it to ingest it";
        } else if (wasThere && sequencer.existing() == Sequencer.Existing.IGNORE) {
            state = RunState.IGNORED;
            reason = "was there before sequencer " + sequencer.name() + " was first watched";
        }
        Entry entry = RunRegister.enter(
                session, folder, inspection, new FirstSight(sequencer.name(), sequencer.handling(), state, reason));
        if (entry.fresh()) {
            LOG.info("run {} seen in {}{}", entry.run().runId(), folder, reason == null ? "" : "; " + reason);
        }
        return entry;
    }

    private boolean judge(Entry entry, @Nullable Verdict verdict, Inspection inspection, Path place) {
        Run run = entry.run();
        if (entry.elsewhere()) {
            LOG.warn(
                    "{} shows run {}, which is {} from {}; it is left alone",
                    place,
                    run.spoken(),
                    run.state().label(),
                    run.path());
        }
        if (entry.elsewhere() || run.state() != RunState.ARRIVING) {
            session.sightings().setSettled(place, true);
            return true;
        }
        if (verdict == null) {
            return false;
        }
        switch (verdict.kind()) {
            case WAITS -> {
                if (!verdict.waits().equals(run.reason())) {
                    session.runs().setState(run.id(), RunState.ARRIVING, verdict.waits());
                    LOG.info("run {} {}", run.spoken(), verdict.waits());
                }
                return false;
            }
            case READY -> ready(run, inspection, verdict, place);
            case UNUSABLE -> {
                session.runs().setState(run.id(), RunState.FAILED, verdict.waits());
                session.journal().add("run", run.id(), "failed", verdict.waits());
                LOG.warn("run {} cannot be ingested: {}", run.spoken(), verdict.waits());
            }
        }
        session.sightings().setSettled(place, true);
        return true;
    }

    private void ready(Run run, Inspection inspection, Verdict verdict, Path place) {
        String without = verdict.without();
        session.sightings().setUnproved(place, !without.isEmpty());
        session.sightings().setLate(place, null);
        if (inspection.outcome() == Outcome.FAILED && !run.handling().demands().takesFailedRuns()) {
            String counts = without.isEmpty() ? "complete" : "counts as complete without " + without;
            String reason = counts + ", but sequencer " + run.sequencer()
                    + " archives no failed runs; retry it to archive it all the same";
            session.runs().setState(run.id(), RunState.HELD, reason);
            session.journal().add("run", run.id(), "hold", reason);
            LOG.warn("run {} is held: {}", run.spoken(), reason);
            return;
        }
        String how = without.isEmpty()
                ? "complete and still"
                : "counts as complete without " + without + ", as nothing changed any more";
        if (!verdict.despite().isEmpty()) {
            LOG.warn("run {} is taken although a file of it cannot be used: {}", run.spoken(), verdict.despite());
            session.journal()
                    .add("run", run.id(), "despite", "taken although a file cannot be used: " + verdict.despite());
        }
        offer(session, run, how);
        LOG.info("run {} {}{}", run.spoken(), without.isEmpty() ? "is " : "", how);
        if (inspection.outcome() == Outcome.FAILED) {
            LOG.warn("run {} failed on the instrument; it is archived all the same", run.spoken());
        }
    }

    /** The run was found complete by two looks: it is offered for ingest, in the same transaction. */
    static void complete(Session session, Run run) {
        offer(session, run, "complete and still");
    }

    /** The run is offered for ingest, because a person wants it; its folder is looked at when it is taken. */
    static void wanted(Session session, Run run) {
        offer(session, run, "asked for by a person");
    }

    private static void offer(Session session, Run run, String how) {
        session.runs().setState(run.id(), RunState.COMPLETE, "waits for an ingest");
        session.journal().add("run", run.id(), "complete", how + "; offered for ingest");
        session.work().offer(WorkKind.INGEST, run.id(), session.now());
    }
}
