package io.cameleer.store;

import io.cameleer.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened, in order, to each run, experiment and job; rows are only ever added, and the database refuses anything else. */
public final class Journal {

    /**
     * One line of the journal.
     *
     * @param detail a JSON object as text
     * @param who a person, an API client, a worker, the timer, or this service
     */
    public record Entry(long id, Instant at, String kind, String message, @Nullable String detail, String who) {}

    private static final String SERVICE = "cameleer";

    private final Session session;
    private final String who;

    Journal(Session session) {
        this(session, SERVICE);
    }

    private Journal(Session session, String who) {
        this.session = session;
        this.who = who;
    }

    /** The same journal, written by somebody else than the service itself. */
    public Journal by(String name) {
        return new Journal(session, name);
    }

    public void add(String subject, long subjectId, String kind, String message) {
        add(subject, subjectId, kind, message, Map.of());
    }

    public void add(String subject, long subjectId, String kind, String message, Map<String, ?> detail) {
        session.handle()
                .createUpdate("INSERT INTO journal (at, subject, subject_id, kind, message, detail, who)"
                        + " VALUES (:at, :subject, :id, :kind, :message, :detail, :who)")
                .bind("at", session.milliseconds())
                .bind("subject", subject)
                .bind("id", subjectId)
                .bind("kind", kind)
                .bind("message", message)
                .bind("detail", detail.isEmpty() ? null : Json.write(detail))
                .bind("who", who)
                .execute();
    }

    public List<Entry> of(String subject, long subjectId) {
        return session.handle()
                .createQuery("SELECT id, at, kind, message, detail, who FROM journal"
                        + " WHERE subject = :subject AND subject_id = :id ORDER BY id")
                .bind("subject", subject)
                .bind("id", subjectId)
                .map((row, context) -> new Entry(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("kind"),
                        row.getString("message"),
                        row.getString("detail"),
                        row.getString("who")))
                .list();
    }
}
