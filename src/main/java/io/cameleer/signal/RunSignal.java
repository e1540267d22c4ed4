package io.cameleer.signal;

import io.cameleer.analysis.Chain;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one named signal for one target, on the caller's thread. Thread-safe. */
public final class RunSignal {

    private static final Logger LOG = LoggerFactory.getLogger(RunSignal.class);

    private final Store store;
    private final Signals signals;
    private final LoopGuard guard;
    private final BooleanSupplier stopping;

    /** {@code stopping}: true while the service stops, when a signal that is interrupted has not failed. */
    public RunSignal(Store store, Signals signals, LoopGuard guard, BooleanSupplier stopping) {
        this.store = store;
        this.signals = signals;
        this.guard = guard;
        this.stopping = stopping;
    }

    /**
     * Runs a signal and leaves no record of it, whatever happens: for somebody who looks on.
     *
     * @param chain the signals on whose behalf; empty: a person asks, and what led to the target does not count
     */
    public SignalOutcome run(String signal, String endpoint, long id, List<String> chain) {
        return find(endpoint, id, chain)
                .map(target -> attempt(signal, target))
                .orElseGet(SignalOutcome.TargetGone::new);
    }

    /**
     * Runs a signal and keeps its record of failure: it is made or counted up where it fails, and deleted where it succeeds
     * or its target is gone.
     */
    public SignalOutcome runRecorded(String signal, String endpoint, long id, List<String> chain) {
        Optional<SignalTarget> target = find(endpoint, id, chain);
        if (target.isEmpty()) {
            store.run(session -> session.events().closeFailure(endpoint, id, signal));
            return new SignalOutcome.TargetGone();
        }
        SignalOutcome outcome = attempt(signal, target.get());
        if (outcome instanceof SignalOutcome.Failed failed) {
            tell(signal, target.get(), failed);
        }
        store.run(session -> record(session, signal, target.get(), outcome));
        return outcome;
    }

    private Optional<SignalTarget> find(String endpoint, long id, List<String> chain) {
        return store.read(session -> SignalTarget.find(session, endpoint, id, chain));
    }

    private static void record(Session session, String signal, SignalTarget target, SignalOutcome outcome) {
        if (outcome instanceof SignalOutcome.Failed failed) {
            session.events().recordFailure(target.endpoint(), target.id(), signal, failed.traceback());
            journal(session, signal, target, "failed again: " + failed.message());
        } else if (session.events().closeFailure(target.endpoint(), target.id(), signal)) {
            journal(session, signal, target, "succeeded after it had failed");
        }
    }

    static void journal(Session session, String signal, SignalTarget target, String what) {
        session.journal().add(target.subject(), target.id(), "signal", "signal " + signal + " " + what);
    }

    /** Whatever a signal throws is its failure, so that the next one runs. */
    SignalOutcome attempt(String signal, SignalTarget target) {
        Optional<String> loop = guard.loop(signal, target);
        if (loop.isPresent()) {
            return new SignalOutcome.Failed(loop.get(), loop.get());
        }
        try {
            signals.fire(new SignalCall(
                    target.kind(), signal, target.body(), Chain.and(target.chain(), target.step(signal))));
            return new SignalOutcome.Succeeded();
        } catch (Exception | LinkageError | StackOverflowError e) {
            LOG.debug("signal {} for {}", signal, target, e);
            if (stopping.getAsBoolean() || wasInterrupted(e)) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("signal " + signal + " was stopped; it is fired again later", e);
            }
            return new SignalOutcome.Failed(SignalFailureText.message(e), SignalFailureText.traceback(e));
        }
    }

    /** Its lease was lost, or the service stops: that is no failure of the signal. */
    private static boolean wasInterrupted(Throwable failure) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        for (Throwable cause = failure; cause != null && !interrupted; cause = cause.getCause()) {
            interrupted = cause instanceof InterruptedException;
        }
        return interrupted;
    }

    /** As {@link SignalTarget#of} has it. */
    Optional<SignalTarget> target(Session session, Event event) {
        return SignalTarget.of(session, event, guard);
    }

    /** Tells those who want to know of failures. A failure of theirs is only logged: it must not lead to another. */
    void tell(String signal, SignalTarget target, SignalOutcome.Failed failed) {
        for (Signals.Listed told : signals.all(Signals.FAILURE)) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("endpoint", target.endpoint());
            body.put("target_id", target.id());
            body.put("instance", target.body());
            body.put("signal", signal);
            body.put("error", failed.message());
            body.put("failure_traceback", failed.traceback());
            try {
                signals.fire(new SignalCall(Signals.FAILURE, told.name(), body, target.chain()));
            } catch (Exception e) {
                LOG.warn(
                        "{}, which is told of failed signals, failed itself: {}",
                        told.name(),
                        SignalFailureText.message(e));
            }
        }
    }
}
