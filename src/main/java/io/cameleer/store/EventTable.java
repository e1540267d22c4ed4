package io.cameleer.store;

import io.cameleer.json.Json;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Events that fire signals, how each signal of an event went, and the failures that are still open. */
public final class EventTable {

    /** An experiment's raw data changed. */
    public static final String DATA_IMPORT = "data-import";

    /** An analysis's status changed. */
    public static final String STATUS_CHANGE = "status-change";

    /**
     * One change that fires signals, once.
     *
     * @param kind data-import or status-change
     * @param target the experiment or analysis
     * @param detail what changed, as it was then: {@code status} and {@code previous_status} of an analysis
     * @param chain the signals that led to this change, the first one first
     */
    public record Event(
            long id, String kind, long target, String cause, Map<String, Object> detail, List<String> chain) {
        /** The collection that the target belongs to, as failure records name it. */
        public String endpoint() {
            return endpointOf(kind);
        }
    }

    /** How a signal of an event went last, and how often it was tried. */
    public record Outcome(String signal, boolean succeeded, int attempts) {}

    /** The collection of the targets of a kind of event, as failure records name it. */
    public static String endpointOf(String kind) {
        return kind.equals(DATA_IMPORT) ? "experiments" : "analyses";
    }

    /** A signal that failed for a target and has not succeeded since. */
    public record Failure(
            long id,
            String targetEndpoint,
            long targetId,
            String importString,
            String data,
            int attempts,
            Instant first,
            Instant last) {}

    private static final String EVENT = "SELECT id, kind, target, cause, detail, chain FROM event WHERE ";
    private static final RowMapper<Event> ROW = (row, context) -> new Event(
            row.getLong("id"),
            row.getString("kind"),
            row.getLong("target"),
            row.getString("cause"),
            Json.readObject(row.getString("detail")),
            Json.readStrings(row.getString("chain")));

    private final Session session;

    EventTable(Session session) {
        this.session = session;
    }

    /** {@link #add(String, long, String, Map, List)} for a change that no signal led to. */
    public void add(String kind, long target, String cause) {
        add(kind, target, cause, Map.of(), List.of());
    }

    /**
     * Records an event; the same cause makes it once. The events of a target are fired in the order in which they were
     * recorded: it is offered to the workers when no earlier one is open, else when that one is finished.
     */
    public void add(String kind, long target, String cause, Map<String, ?> detail, List<String> chain) {
        lockTarget(kind, target);
        session.handle()
                .createQuery("INSERT INTO event (kind, target, cause, detail, chain, created)"
                        + " VALUES (:kind, :target, :cause, :detail, :chain, :now)"
                        + " ON CONFLICT (kind, target, cause) DO NOTHING RETURNING id")
                .bind("kind", kind)
                .bind("target", target)
                .bind("cause", cause)
                .bind("detail", Json.write(detail))
                .bind("chain", Json.write(chain))
                .bind("now", session.milliseconds())
                .mapTo(Long.class)
                .findOne()
                .ifPresent(id -> offerFirstOpen(kind, target));
    }

    /** Of two transactions that add and finish events of a target, the second sees what the first did. */
    private void lockTarget(String kind, long target) {
        if (session.lockingClause().isEmpty()) {
            return;
        }
        String table = kind.equals(DATA_IMPORT) ? "experiment" : "analysis";
        session.handle()
                .createQuery("SELECT id FROM " + table + " WHERE id = :id" + session.lockingClause())
                .bind("id", target)
                .mapTo(Long.class)
                .findOne();
    }

    private void offerFirstOpen(String kind, long target) {
        session.handle()
                .createQuery("SELECT MIN(id) FROM event WHERE kind = :kind AND target = :target AND finished IS NULL")
                .bind("kind", kind)
                .bind("target", target)
                .mapTo(Long.class)
                .findOne()
                .ifPresent(id -> session.work().offer(WorkKind.SIGNAL, id, session.now()));
    }

    /** How many events of the same target were recorded in the time before this one, itself counted. */
    public int recent(Event event, Duration before) {
        return session.handle()
                .createQuery("SELECT COUNT(*) FROM event other JOIN event this ON this.kind = other.kind"
                        + " AND this.target = other.target AND other.id <= this.id"
                        + " AND other.created > this.created - :before WHERE this.id = :id")
                .bind("before", before.toMillis())
                .bind("id", event.id())
                .mapTo(Integer.class)
                .one();
    }

    /** The last events of a target, the newest first. */
    public List<Event> latest(String kind, long target, int limit) {
        return latest(kind, target, Long.MAX_VALUE, limit);
    }

    /** The last events of the same target up to this one, the newest first. */
    public List<Event> last(Event event, int limit) {
        return latest(event.kind(), event.target(), event.id(), limit);
    }

    private List<Event> latest(String kind, long target, long id, int limit) {
        return session.handle()
                .createQuery(EVENT + "kind = :kind AND target = :target AND id <= :id ORDER BY id DESC LIMIT :limit")
                .bind("kind", kind)
                .bind("target", target)
                .bind("id", id)
                .bind("limit", limit)
                .map(ROW)
                .list();
    }

    /** The events of a kind that were recorded since then, oldest first. */
    public List<Event> since(String kind, Instant since) {
        return session.handle()
                .createQuery(EVENT + "kind = :kind AND created >= :since ORDER BY id")
                .bind("kind", kind)
                .bind("since", since.toEpochMilli())
                .map(ROW)
                .list();
    }

    public Optional<Event> find(long id) {
        return session.handle()
                .createQuery(EVENT + "id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne();
    }

    /** All events of a target, in the order in which their signals are fired. */
    public List<Event> of(String kind, long target) {
        return session.handle()
                .createQuery(EVENT + "kind = :kind AND target = :target ORDER BY id")
                .bind("kind", kind)
                .bind("target", target)
                .map(ROW)
                .list();
    }

    /** Nothing more is to be done for this event; the next one of its target is offered. */
    public void finish(Event event) {
        lockTarget(event.kind(), event.target());
        session.handle()
                .createUpdate("UPDATE event SET finished = :now WHERE id = :id")
                .bind("now", session.milliseconds())
                .bind("id", event.id())
                .execute();
        offerFirstOpen(event.kind(), event.target());
    }

    /** How each signal of this event went that was run for it already. */
    public List<Outcome> outcomes(long event) {
        return session.handle()
                .createQuery("SELECT signal, status, attempts FROM signal_run WHERE event_id = :event ORDER BY signal")
                .bind("event", event)
                .map((row, context) -> new Outcome(
                        row.getString("signal"), row.getString("status").equals("succeeded"), row.getInt("attempts")))
                .list();
    }

    /** A signal went through: its open failure, if any, is closed. */
    public void succeeded(Event event, String signal) {
        signalRun(event, signal, "succeeded", "");
        closeFailure(event.endpoint(), event.target(), signal);
    }

    /** Deletes the record of this signal's failure for this target; false: there was none. */
    public boolean closeFailure(String endpoint, long target, String signal) {
        return session.handle()
                        .createUpdate("DELETE FROM signal_failure WHERE target_endpoint = :endpoint"
                                + " AND target_id = :target AND import_string = :signal")
                        .bind("endpoint", endpoint)
                        .bind("target", target)
                        .bind("signal", signal)
                        .execute()
                > 0;
    }

    /** A signal failed: one record for target and signal is made or counted up. */
    public void failed(Event event, String signal, String message, String traceback) {
        signalRun(event, signal, "failed", message);
        recordFailure(event.endpoint(), event.target(), signal, traceback);
    }

    /** Makes the record of this signal's failure for this target, or counts it up. */
    public void recordFailure(String endpoint, long target, String signal, String traceback) {
        session.handle()
                .createUpdate("INSERT INTO signal_failure (target_endpoint, target_id, import_string, data, attempts,"
                        + " first_failed, last_failed) VALUES (:endpoint, :target, :signal, :data, 1, :now, :now)"
                        + " ON CONFLICT (target_endpoint, target_id, import_string) DO UPDATE SET data = excluded.data,"
                        + " attempts = signal_failure.attempts + 1, last_failed = excluded.last_failed")
                .bind("endpoint", endpoint)
                .bind("target", target)
                .bind("signal", signal)
                .bind("data", Json.write(Map.of("failure_traceback", traceback)))
                .bind("now", session.milliseconds())
                .execute();
    }

    private void signalRun(Event event, String signal, String status, String message) {
        session.handle()
                .createUpdate("INSERT INTO signal_run (event_id, signal, status, attempts, message, finished) VALUES"
                        + " (:event, :signal, :status, 1, :message, :now) ON CONFLICT (event_id, signal) DO UPDATE"
                        + " SET status = excluded.status, attempts = signal_run.attempts + 1, message ="
                        + " excluded.message, finished = excluded.finished")
                .bind("event", event.id())
                .bind("signal", signal)
                .bind("status", status)
                .bind("message", message)
                .bind("now", session.milliseconds())
                .execute();
    }

    public List<Failure> failures() {
        return session.handle()
                .createQuery("SELECT * FROM signal_failure ORDER BY id")
                .map(FailureTable.ROW)
                .list();
    }
}
