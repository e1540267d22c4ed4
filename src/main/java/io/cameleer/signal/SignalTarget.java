package io.cameleer.signal;

import io.cameleer.app.IsablDocuments;
import io.cameleer.store.EventTable;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What signals are fired for: an experiment or an analysis.
 *
 * @param endpoint {@code experiments} or {@code analyses}
 * @param body what a signal gets
 * @param chain the signals that led here; empty: a person did, or an instrument
 * @param restless why no signal is run for it; null: they are
 */
record SignalTarget(String endpoint, long id, Map<String, Object> body, List<String> chain, @Nullable String restless) {

    /** The target of an event, as the event left it: its status may have changed again since. Empty: it is gone. */
    static Optional<SignalTarget> of(Session session, Event event, LoopGuard guard) {
        return document(session, event.endpoint(), event.target()).map(body -> {
            body.putAll(event.detail());
            body.put("chain", event.chain());
            return new SignalTarget(
                    event.endpoint(), event.target(), body, event.chain(), guard.restless(session, event));
        });
    }

    /** The target as it is now, on behalf of a chain. Empty: there is no such experiment or analysis. */
    static Optional<SignalTarget> find(Session session, String endpoint, long id, List<String> chain) {
        return document(session, endpoint, id).map(body -> new SignalTarget(endpoint, id, body, chain, null));
    }

    private static Optional<Map<String, Object>> document(Session session, String endpoint, long id) {
        return endpoint.equals(EventTable.endpointOf(EventTable.DATA_IMPORT))
                ? IsablDocuments.experiment(session, id)
                : IsablDocuments.analysis(session, id);
    }

    String kind() {
        return endpoint.equals(EventTable.endpointOf(EventTable.DATA_IMPORT))
                ? EventTable.DATA_IMPORT
                : EventTable.STATUS_CHANGE;
    }

    /** {@code experiment} or {@code analysis}: the subject of its journal. */
    String subject() {
        return kind().equals(EventTable.DATA_IMPORT) ? "experiment" : "analysis";
    }

    /** As a line of the log names it. */
    @Override
    public String toString() {
        return subject() + " " + (body.containsKey("label") ? body.get("label") : String.valueOf(id));
    }

    /** A step of a chain: this signal, fired for this. */
    String step(String signal) {
        Object status = subject().equals("analysis") ? " " + body.get("status") : "";
        return signal + " (" + subject() + " " + id + status + ")";
    }
}
