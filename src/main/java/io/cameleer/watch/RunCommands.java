package io.cameleer.watch;

import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.Session;
import io.cameleer.store.SightingTable.Sighting;
import io.cameleer.store.Store;
import io.cameleer.work.WorkKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Lookout lookout;

    /** A command within its transaction; throws {@link Refusal}. */
    @FunctionalInterface
    private interface Command {
        long on(Session session, Run run);
    }

    /** Rolls a command's transaction back. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message, null, false, false);
        }
    }

    public RunCommands(Store store, Lookout lookout) {
        this.store = store;
        this.lookout = lookout;
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
        Run withdrawn = command(id, (session, run) -> {
            if (run.state() == RunState.INGESTED || run.state() == RunState.INGESTING) {
                throw new Refusal(is(run) + "; it cannot be put on " + verb + " any more");
            }
            if (session.work().isClaimed(WorkKind.INGEST, id)) {
                throw new Refusal("run " + run.runId() + " is being archived just now; try again when it is done");
            }
            session.work().withdraw(WorkKind.INGEST, id);
            session.runs().setState(id, state, reason);
            session.journal().add("run", id, verb, reason);
            return id;
        });
        lookAgain(id);
        return withdrawn;
    }

    /**
     * Lets a held, ignored or failed run go on: it arrives once more, and is treated as its sequencer is set then. One
     * that failed on the instrument and was kept back for it is archived, since a person wants it.
     */
    public Run retry(long id, String by) throws RefusedException {
        Run run = command(id, (session, found) -> {
            if (found.state() != RunState.HELD
                    && found.state() != RunState.IGNORED
                    && found.state() != RunState.FAILED) {
                throw new Refusal(is(found) + "; only a held, ignored or failed run can be retried");
            }
            session.work().withdraw(WorkKind.INGEST, id);
            if (found.state() != RunState.FAILED && "failed".equals(found.outcome())) {
                session.runs().setHandling(id, found.handling().insisted());
            }
            session.journal().add("run", id, "retry", "retried by " + by);
            List<Sighting> seen = session.sightings().ofRun(id);
            if (seen.stream().anyMatch(sighting -> lookout.watches(sighting.sequencer()))) {
                session.runs().setState(id, RunState.ARRIVING, "is looked at again");
                seen.forEach(sighting -> session.sightings().setSettled(sighting.path(), false));
            } else {
                RecordLook.wanted(session, found);
            }
            return id;
        });
        lookAgain(id);
        return run;
    }

    /** One look more, after which the watch knows what the run has become. */
    private void lookAgain(long id) {
        store.read(session -> session.sightings().ofRun(id)).forEach(seen -> lookout.lookAgain(seen.path()));
    }

    /**
     * Archives an ingested run once more, as a new generation, treated as its sequencer is set now; its experiments go
     * through their workflow anew.
     */
    public Run again(long id, String by) throws RefusedException {
        return command(id, (session, run) -> {
            if (run.state() != RunState.INGESTED) {
                throw new Refusal(is(run) + "; only an ingested run can be ingested again");
            }
            Run newest = session.runs().newest(run.runId(), run.unit()).orElse(run);
            if (newest.generation() != run.generation()) {
                throw new Refusal("run " + run.runId() + " has a newer generation; use that one");
            }
            return addGeneration(session, run, by);
        });
    }

    private long addGeneration(Session session, Run run, String by) {
        String sequencer =
                session.sightings().find(run.path()).map(Sighting::sequencer).orElse(run.sequencer());
        Optional<Handling> now = lookout.handling(sequencer).map(set -> set.insteadOf(run.handling()));
        // How it is set now is known to the watch that looks at the folder next.
        boolean unknown = now.isEmpty() && lookout.watches(sequencer);
        long id = session.runs()
                .add(
                        run.runId(),
                        run.unit(),
                        run.generation() + 1,
                        true,
                        run.sequencer(),
                        run.path(),
                        RunState.ARRIVING,
                        "is looked at again",
                        now.orElse(run.handling()));
        List<Sighting> seen = session.sightings().ofRun(run.id());
        seen.forEach(sighting -> session.sightings().link(sighting.path(), id));
        session.journal().add("run", run.id(), "again", "ingested again by " + by, Map.of("run", id));
        if (run.reason() != null) {
            session.runs().setState(run.id(), RunState.INGESTED, "is archived once more, as run " + id);
        }
        if (unknown) {
            seen.forEach(sighting -> session.sightings().setSettled(sighting.path(), false));
        } else {
            RecordLook.wanted(session, session.runs().find(id).orElseThrow());
        }
        return id;
    }

    private static String is(Run run) {
        return "run " + run.spoken() + " is " + run.state().label();
    }

    /** Decides by the state within the transaction: an ingest may end at any moment. */
    private Run command(long id, Command command) throws RefusedException {
        try {
            return store.transact(session -> {
                Run run = session.runs().find(id).orElseThrow(() -> new Refusal("there is no run " + id));
                return session.runs().find(command.on(session, run)).orElseThrow();
            });
        } catch (Refusal refusal) {
            throw new RefusedException(String.valueOf(refusal.getMessage()));
        }
    }
}
