package io.cameleer.signal;

import io.cameleer.experiment.Experiment;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.Store;
import io.cameleer.work.Claim;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires the signals of a claimed event, one after another. Each signal's outcome is kept as soon as it is known, so a
 * restart repeats none that had finished; a failure leaves a record and does not stop the next.
 */
public final class FireSignals {

    private static final Logger LOG = LoggerFactory.getLogger(FireSignals.class);

    private final Store store;
    private final SignalRoutes routes;

    public FireSignals(Store store, SignalRoutes routes) {
        this.store = store;
        this.routes = routes;
    }

    public void fire(Claim claim) {
        Optional<Event> event = store.read(session -> session.events().find(claim.target()));
        Optional<Experiment> experiment = event.flatMap(
                found -> store.read(session -> session.experiments().find(found.target())));
        if (event.isPresent() && experiment.isPresent()) {
            fireAll(event.get(), experiment.get());
        }
        store.run(session -> {
            if (session.work().complete(claim)) {
                session.events().finish(claim.target());
            }
        });
    }

    private void fireAll(Event event, Experiment experiment) {
        List<String> done = store.read(session -> session.events().done(event.id()));
        for (String name : routes.names(event.kind())) {
            if (done.contains(name)) {
                continue;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("stopped before signal " + name + "; it is fired later");
            }
            try {
                routes.fire(event.kind(), name, document(experiment));
                store.run(session -> {
                    session.events().succeeded(event, name);
                    session.journal().add("experiment", experiment.id(), "signal", "signal " + name + " succeeded");
                });
                LOG.info("experiment {}: signal {} succeeded", experiment.label(), name);
            } catch (Exception e) {
                failed(event, experiment, name, e);
            }
        }
    }

    private void failed(Event event, Experiment experiment, String name, Exception cause) {
        String message = SignalFailureText.message(cause);
        store.run(session -> {
            session.events().failed(event, name, message, SignalFailureText.traceback(cause));
            session.journal().add("experiment", experiment.id(), "signal", "signal " + name + " failed: " + message);
        });
        LOG.warn("experiment {}: signal {} failed and is on record: {}", experiment.label(), name, message);
    }

    /** What a signal's body is: the experiment by name, its metadata beside it. */
    private static Map<String, Object> document(Experiment experiment) {
        Map<String, Object> document = new LinkedHashMap<>(experiment.metadata());
        document.put("id", experiment.id());
        document.put("label", experiment.label());
        document.put("scandate", experiment.scandate());
        document.put("subject", experiment.subject());
        document.put("cohort", experiment.cohort());
        document.put("state", experiment.state());
        document.put("variables", experiment.variables());
        document.put("metadata", experiment.metadata());
        return document;
    }
}
