package io.cameleer.store;

import io.cameleer.json.Json;
import io.cameleer.work.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events that fire signals, how each signal of an event went, and the failures that are still open. */
public final class EventTable {

    /**
     * One change that fires signals, once.
     *
     * @param kind data-import or status-change
     * @param target the experiment or analysis
     */
    public record Event(long id, String kind, long target, String cause) {
        /** The collection that the target belongs to, as failure records name it. */
        public String endpoint() {
            return kind.equals("data-import") ? "experiments" : "analyses";
        }
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

    private final Session session;

    EventTable(Session session) {
        this.session = session;
    }

    /** Records an event and offers it to the workers; the same cause makes it once. */
    public void add(String kind, long target, String cause) {
        session.handle()
                .createQuery("INSERT INTO event (kind, target, cause, created) VALUES (:kind, :target, :cause, :now)"
                        + " ON CONFLICT (kind, target, cause) DO NOTHING RETURNING id")
                .bind("kind", kind)
                .bind("target", target)
                .bind("cause", cause)
                .bind("now", session.milliseconds())
                .mapTo(Long.class)
                .findOne()
                .ifPresent(id -> session.work().offer(WorkKind.SIGNAL, id, session.now()));
    }

    public Optional<Event> find(long id) {
        return session.handle()
                .createQuery("SELECT id, kind, target, cause FROM event WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Event(
                        row.getLong("id"), row.getString("kind"), row.getLong("target"), row.getString("cause")))
                .findOne();
    }

    public void finish(long id) {
        session.handle()
                .createUpdate("UPDATE event SET finished = :now WHERE id = :id")
                .bind("now", session.milliseconds())
                .bind("id", id)
                .execute();
    }

    /** The signals of this event that need not run again. */
    public List<String> done(long event) {
        return session.handle()
                .createQuery("SELECT signal FROM signal_run WHERE event_id = :event ORDER BY signal")
                .bind("event", event)
                .mapTo(String.class)
                .list();
    }

    /** A signal went through: its open failure, if any, is closed. */
    public void succeeded(Event event, String signal) {
        signalRun(event, signal, "succeeded", "");
        session.handle()
                .createUpdate("DELETE FROM signal_failure WHERE target_endpoint = :endpoint AND target_id = :target"
                        + " AND import_string = :signal")
                .bind("endpoint", event.endpoint())
                .bind("target", event.target())
                .bind("signal", signal)
                .execute();
    }

    /** A signal failed: one record for target and signal is made or counted up. */
    public void failed(Event event, String signal, String message, String traceback) {
        signalRun(event, signal, "failed", message);
        session.handle()
                .createUpdate("INSERT INTO signal_failure (target_endpoint, target_id, import_string, data, attempts,"
                        + " first_failed, last_failed) VALUES (:endpoint, :target, :signal, :data, 1, :now, :now)"
                        + " ON CONFLICT (target_endpoint, target_id, import_string) DO UPDATE SET data = excluded.data,"
                        + " attempts = signal_failure.attempts + 1, last_failed = excluded.last_failed")
                .bind("endpoint", event.endpoint())
                .bind("target", event.target())
                .bind("signal", signal)
                .bind("data", Json.write(Map.of("failure_traceback", traceback)))
                .bind("now", session.milliseconds())
                .execute();
    }

    private void signalRun(Event event, String signal, String status, String message) {
        session.handle()
                .createUpdate(
                        "INSERT INTO signal_run (event_id, signal, status, attempts, message, finished)"
                                + " VALUES (:event, :signal, :status, 1, :message, :now)"
                                + " ON CONFLICT (event_id, signal) DO UPDATE SET status = excluded.status,"
                                + " attempts = signal_run.attempts + 1, message = excluded.message, finished = excluded.finished")
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
                .map((row, context) -> new Failure(
                        row.getLong("id"),
                        row.getString("target_endpoint"),
                        row.getLong("target_id"),
                        row.getString("import_string"),
                        row.getString("data"),
                        row.getInt("attempts"),
                        Instant.ofEpochMilli(row.getLong("first_failed")),
                        Instant.ofEpochMilli(row.getLong("last_failed"))))
                .list();
    }
}
