package io.cameleer.signal;

import io.cameleer.signal.Signals.Listed;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.EventTable.Outcome;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.work.Claim;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires the signals of a claimed event, one after another. Each signal's outcome is kept before the next one runs, so a
 * restart repeats none that had finished; a failure leaves a record and does not stop the next.
 */
public final class FireSignals {

    private static final Logger LOG = LoggerFactory.getLogger(FireSignals.class);

    private final Store store;
    private final Signals signals;
    private final RunSignal runSignal;
    private final Duration retryDelay;

    /** {@code retryDelay}: how long an event waits whose failed signals are to be tried again. */
    public FireSignals(Store store, Signals signals, RunSignal runSignal, Duration retryDelay) {
        this.store = store;
        this.signals = signals;
        this.runSignal = runSignal;
        this.retryDelay = retryDelay;
    }

    /** An event, what it is about, and how its signals went so far. */
    private record Firing(Event event, SignalTarget target, Map<String, Outcome> done, Map<String, Boolean> switches) {

        static Optional<Firing> of(Session session, RunSignal runSignal, long id) {
            return session.events().find(id).flatMap(event -> runSignal
                    .target(session, event)
                    .map(target -> new Firing(
                            event,
                            target,
                            new HashMap<>(session.events().outcomes(id).stream()
                                    .collect(Collectors.toMap(Outcome::signal, Function.identity()))),
                            session.switches().all())));
        }

        boolean isOn(Listed signal) {
            return switches.getOrDefault(signal.name(), true);
        }

        int attempts(String signal) {
            Outcome outcome = done.get(signal);
            return outcome == null ? 0 : outcome.attempts();
        }
    }

    public void fire(Claim claim) {
        Optional<Firing> found = store.read(session -> Firing.of(session, runSignal, claim.target()));
        if (found.isEmpty()) {
            store.run(session -> finish(session, claim));
            return;
        }
        Firing firing = found.get();
        // The last outcome is kept together with the event's end.
        Consumer<Session> last = fireAll(firing);
        store.run(session -> {
            last.accept(session);
            end(session, claim, firing);
        });
    }

    private Consumer<Session> fireAll(Firing firing) {
        Consumer<Session> unkept = session -> {};
        for (Listed signal : signals.all(firing.event().kind())) {
            if (!firing.isOn(signal) || isSettled(firing, signal.name())) {
                continue;
            }
            store.run(unkept);
            unkept = session -> {};
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("stopped before signal " + signal.name() + "; it is fired later");
            }
            unkept = fireOne(firing, signal.name());
        }
        return unkept;
    }

    private boolean isSettled(Firing firing, String signal) {
        Outcome outcome = firing.done().get(signal);
        return outcome != null && (outcome.succeeded() || outcome.attempts() > signals.retries(signal));
    }

    /** Gives what is to be kept of it. */
    private Consumer<Session> fireOne(Firing firing, String signal) {
        SignalTarget target = firing.target();
        int attempt = firing.attempts(signal) + 1;
        SignalOutcome outcome = runSignal.attempt(signal, target);
        firing.done().put(signal, new Outcome(signal, outcome instanceof SignalOutcome.Succeeded, attempt));
        if (outcome instanceof SignalOutcome.Failed failed) {
            boolean again = attempt <= signals.retries(signal);
            LOG.warn(
                    "{}: signal {} failed and is {}: {}",
                    target,
                    signal,
                    again ? "tried again in " + retryDelay.toSeconds() + " s" : "on record",
                    failed.message());
            if (!again) {
                runSignal.tell(signal, target, failed);
            }
            return session -> {
                session.events().failed(firing.event(), signal, failed.message(), failed.traceback());
                RunSignal.journal(session, signal, target, "failed: " + failed.message());
            };
        }
        LOG.info("{}: signal {} succeeded", target, signal);
        return session -> {
            session.events().succeeded(firing.event(), signal);
            RunSignal.journal(session, signal, target, "succeeded");
        };
    }

    private void end(Session session, Claim claim, Firing firing) {
        // A signal that was renamed or switched off meanwhile is not waited for: the target's next event would wait,
        // too.
        boolean again = signals.all(firing.event().kind()).stream()
                .anyMatch(signal -> firing.isOn(signal)
                        && firing.done().containsKey(signal.name())
                        && !isSettled(firing, signal.name()));
        if (again) {
            session.work().release(claim, retryDelay);
        } else {
            finish(session, claim);
        }
    }

    private static void finish(Session session, Claim claim) {
        if (session.work().complete(claim)) {
            session.events().find(claim.target()).ifPresent(session.events()::finish);
        }
    }
}
