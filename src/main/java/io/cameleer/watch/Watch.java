package io.cameleer.watch;

import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Platform;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.run.Severity;
import io.cameleer.run.Stillness;
import io.cameleer.store.Session;
import io.cameleer.store.SightingTable.Sighting;
import io.cameleer.store.Store;
import io.cameleer.watch.RunRegister.FirstSight;
import io.cameleer.work.WorkKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What the last look at a folder found, to tell news from repetition. */
    private record Look(String fingerprint, Instant since, Inspection inspection, Verdict verdict) {

        /** A right that was given changes no file's time, so what could not be used is tried at each look. */
        boolean isDoubtful() {
            return inspection.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        }
    }

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
     * @return whether nothing more is to be looked at here until a person asks
     */
    public boolean look(Sequencer sequencer, Path folder, boolean wasThere) {
        Instant now = clock.instant();
        Stillness stillness;
        try {
            stillness = Stillness.of(folder, now);
        } catch (IOException e) {
            LOG.debug("{} could not be looked at", folder, e);
            return unreadable(sequencer, folder, wasThere);
        }
        Look before = last.get(folder);
        Look same = before != null && before.fingerprint().equals(stillness.fingerprint()) ? before : null;
        Inspection inspection = same != null && !same.isDoubtful()
                ? same.inspection()
                : inspector.inspect(folder, sequencer.expectation());
        Instant since = same != null ? same.since() : stillSince(folder, stillness, now);
        Verdict verdict = Verdict.of(
                inspection,
                stillness,
                since,
                now,
                settle(sequencer, inspection.rule()),
                fallback(sequencer, inspection.rule()));
        if (same != null && verdict.equals(same.verdict())) {
            return false;
        }
        boolean settled = store.transact(
                session -> record(session, sequencer, folder, wasThere, inspection, stillness, since, verdict));
        if (settled) {
            last.remove(folder);
        } else {
            last.put(folder, new Look(stillness.fingerprint(), since, inspection, verdict));
        }
        return settled;
    }

    private boolean unreadable(Sequencer sequencer, Path folder, boolean wasThere) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        Inspection inspection = inspector.inspect(folder, sequencer.expectation());
        Verdict verdict = new Verdict(
                Verdict.Kind.WAITS,
                inspection.problems().stream()
                        .findFirst()
                        .map(problem -> problem.message())
                        .orElse("the folder cannot be listed just now; looked at again at the next poll"));
        Look before = last.get(folder);
        if (before != null && verdict.equals(before.verdict())) {
            return false;
        }
        last.put(folder, new Look("", clock.instant(), inspection, verdict));
        return store.transact(session -> {
            RunRegister.Entry entry = enter(session, sequencer, folder, wasThere, inspection);
            return judge(session, entry, verdict, folder);
        });
    }

    /** Since when the folder has looked like this: kept over a restart. */
    private Instant stillSince(Path folder, Stillness stillness, Instant now) {
        return store.read(session -> session.sightings().find(folder))
                .filter(sighting -> stillness.fingerprint().equals(sighting.fingerprint()))
                .map(Sighting::stillSince)
                .orElse(now);
    }

    private boolean record(
            Session session,
            Sequencer sequencer,
            Path folder,
            boolean wasThere,
            Inspection inspection,
            Stillness stillness,
            Instant since,
            Verdict verdict) {
        RunRegister.Entry entry = enter(session, sequencer, folder, wasThere, inspection);
        session.sightings().setFingerprint(folder, stillness.fingerprint(), since);
        if (entry.run().state() == RunState.ARRIVING || entry.fresh()) {
            RunRegister.keep(session, entry.run(), inspection);
        }
        return judge(session, entry, verdict, folder);
    }

    private RunRegister.Entry enter(
            Session session, Sequencer sequencer, Path folder, boolean wasThere, Inspection inspection) {
        RunState state = RunState.ARRIVING;
        String reason = null;
        if (wasThere && sequencer.existing() == Sequencer.Existing.RECORD) {
            state = RunState.HELD;
            reason = "was there before sequencer " + sequencer.name() + " was first watched; release it to ingest it";
        } else if (wasThere && sequencer.existing() == Sequencer.Existing.IGNORE) {
            state = RunState.IGNORED;
            reason = "was there before sequencer " + sequencer.name() + " was first watched";
        }
        RunRegister.Entry entry = RunRegister.enter(
                session, folder, inspection, new FirstSight(sequencer.name(), sequencer.handling(), state, reason));
        if (entry.fresh()) {
            LOG.info("run {} seen in {}{}", entry.run().runId(), folder, reason == null ? "" : "; " + reason);
        }
        return entry;
    }

    private boolean judge(Session session, RunRegister.Entry entry, Verdict verdict, Path folder) {
        Run run = entry.run();
        if (entry.elsewhere()) {
            LOG.warn(
                    "{} shows run {}, which is {} from {}; it is left alone",
                    folder,
                    run.runId(),
                    run.state().label(),
                    run.path());
        }
        if (entry.elsewhere() || run.state() != RunState.ARRIVING) {
            session.sightings().setSettled(folder, true);
            return true;
        }
        switch (verdict.kind()) {
            case WAITS -> {
                if (!verdict.waits().equals(run.reason())) {
                    session.runs().setState(run.id(), RunState.ARRIVING, verdict.waits());
                    LOG.info("run {} {}", run.runId(), verdict.waits());
                }
                return false;
            }
            case READY -> {
                complete(session, run);
                LOG.info("run {} is complete and still", run.runId());
            }
            case UNUSABLE -> {
                session.runs().setState(run.id(), RunState.FAILED, verdict.waits());
                session.journal().add("run", run.id(), "failed", verdict.waits());
                LOG.warn("run {} cannot be ingested: {}", run.runId(), verdict.waits());
            }
        }
        session.sightings().setSettled(folder, true);
        return true;
    }

    /** The run is complete: it is offered for ingest, in the same transaction. */
    static void complete(Session session, Run run) {
        session.runs().setState(run.id(), RunState.COMPLETE, "waits for an ingest");
        session.journal().add("run", run.id(), "complete", "complete and still; offered for ingest");
        session.work().offer(WorkKind.INGEST, run.id(), session.now());
    }

    /**
     * A folder that was seen is not there any more.
     *
     * @return the folders that show its run, too, and are to be looked at again
     */
    public List<Path> gone(Path folder) {
        last.remove(folder);
        return store.read(session -> Departure.isNews(session, folder))
                ? store.transact(session -> Departure.record(session, folder))
                : List.of();
    }

    /** A person has changed something about this folder's run: the next look starts afresh. */
    public void forget(Path folder) {
        last.remove(folder);
    }

    private static Duration settle(Sequencer sequencer, @Nullable Platform platform) {
        if (sequencer.settle() != null) {
            return sequencer.settle();
        }
        return platform == null ? Duration.ofMinutes(10) : platform.settle();
    }

    private static Optional<Duration> fallback(Sequencer sequencer, @Nullable Platform platform) {
        if (platform == null || platform.fallbackAfter().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(sequencer.fallback())
                .orElse(platform.fallbackAfter().get()));
    }
}
