package io.cameleer.watch;

import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.work.WorkKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a person does to one run: hold, ignore, retry, ingest again. Each is one transaction with its line in the
 * journal, and refuses with a sentence what the run's state does not allow.
 */
public final class RunCommands {

    /** The refusal; the message is for the person. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        public RefusedException(String message) {
            super(message);
        }
    }

    private final Store store;
    private final Predicate<String> watched;
    private final Consumer<Path> lookAgain;

    /**
     * @param watched whether a sequencer is watched in this process
     * @param lookAgain told which folder is to be watched again
     */
    public RunCommands(Store store, Predicate<String> watched, Consumer<Path> lookAgain) {
        this.store = store;
        this.watched = watched;
        this.lookAgain = lookAgain;
    }

    /** Keeps the run back until it is retried. */
    public Run hold(long id, String by) throws RefusedException {
        return withdraw(id, RunState.HELD, "held by " + by + "; retry it to go on", "hold");
    }

    /** Leaves the run alone for good. */
    public Run ignore(long id, String by) throws RefusedException {
        return withdraw(id, RunState.IGNORED, "ignored by " + by, "ignore");
    }

    private Run withdraw(long id, RunState state, String reason, String verb) throws RefusedException {
        Run run = find(id);
        if (run.state() == RunState.INGESTED || run.state() == RunState.INGESTING) {
            throw new RefusedException("run " + run.runId() + " is "
                    + run.state().label() + "; it cannot be put on " + verb + " any more");
        }
        boolean done = store.transact(session -> {
            if (session.work().isClaimed(WorkKind.INGEST, id)) {
                return false;
            }
            session.work().withdraw(WorkKind.INGEST, id);
            session.runs().setState(id, state, reason);
            session.sightings().ofRun(id).forEach(seen -> session.sightings().setSettled(seen.path(), true));
            session.journal().add("run", id, verb, reason);
            return true;
        });
        if (!done) {
            throw new RefusedException("run " + run.runId() + " is being archived just now; try again when it is done");
        }
        return find(id);
    }

    /** Lets a held, ignored or failed run go on. */
    public Run retry(long id, String by) throws RefusedException {
        Run run = find(id);
        if (run.state() != RunState.HELD && run.state() != RunState.IGNORED && run.state() != RunState.FAILED) {
            throw new RefusedException("run " + run.runId() + " is "
                    + run.state().label() + "; only a held, ignored or failed run can be retried");
        }
        boolean isWatched = watched.test(run.sequencer());
        store.run(session -> {
            session.work().withdraw(WorkKind.INGEST, id);
            session.journal().add("run", id, "retry", "retried by " + by);
            if (isWatched) {
                session.runs().setState(id, RunState.ARRIVING, "is looked at again");
                session.sightings().ofRun(id).forEach(seen -> session.sightings()
                        .setSettled(seen.path(), false));
            } else {
                Watch.complete(session, run);
            }
        });
        if (isWatched) {
            lookAgain.accept(run.path());
        }
        return find(id);
    }

    /** Archives an ingested run once more, as a new generation; its experiments go through their workflow anew. */
    public Run again(long id, String by) throws RefusedException {
        Run run = find(id);
        if (run.state() != RunState.INGESTED) {
            throw new RefusedException("run " + run.runId() + " is "
                    + run.state().label() + "; only an ingested run can be ingested again");
        }
        Optional<Long> fresh = store.transact(session -> next(session, run, by));
        return find(fresh.orElseThrow(
                () -> new RefusedException("run " + run.runId() + " has a newer generation; use that one")));
    }

    private static Optional<Long> next(Session session, Run run, String by) {
        Run newest = session.runs().newest(run.runId(), run.unit()).orElse(run);
        if (newest.generation() != run.generation()) {
            return Optional.empty();
        }
        long id = session.runs()
                .add(
                        run.runId(),
                        run.unit(),
                        run.generation() + 1,
                        true,
                        run.sequencer(),
                        run.path(),
                        RunState.COMPLETE,
                        "waits for an ingest",
                        run.handling());
        session.sightings().ofRun(run.id()).forEach(seen -> session.sightings().link(seen.path(), id));
        session.journal().add("run", run.id(), "again", "ingested again by " + by, Map.of("run", id));
        Watch.complete(session, session.runs().find(id).orElseThrow());
        return Optional.of(id);
    }

    private Run find(long id) throws RefusedException {
        return store.read(session -> session.runs().find(id))
                .orElseThrow(() -> new RefusedException("there is no run " + id));
    }
}
