package io.cameleer.signal;

import io.cameleer.app.IsablDocuments;
import io.cameleer.store.EventTable;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What signals are fired for: an experiment or an analysis.
 *
 * @param endpoint {@code experiments} or {@code analyses}
 * @param body what a signal gets
 * @param chain the signals that led here
 */
record SignalTarget(String endpoint, long id, Map<String, Object> body, List<String> chain) {

    /** The target of an event, as the event left it: its status may have changed again since. Empty: it is gone. */
    static Optional<SignalTarget> of(Session session, Event event) {
        return find(session, event.endpoint(), event.target()).map(target -> {
            target.body().putAll(event.detail());
            return new SignalTarget(target.endpoint(), target.id(), target.body(), event.chain());
        });
    }

    /** The target as it is now. Empty: there is no such experiment or analysis. */
    static Optional<SignalTarget> find(Session session, String endpoint, long id) {
        if (endpoint.equals(EventTable.endpointOf(EventTable.DATA_IMPORT))) {
            return IsablDocuments.experiment(session, id).map(body -> new SignalTarget(endpoint, id, body, List.of()));
        }
        return session.analyses()
                .find(id)
                .map(found -> new SignalTarget(endpoint, id, IsablDocuments.analysis(session, found), found.chain()));
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
