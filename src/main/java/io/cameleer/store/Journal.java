package io.cameleer.store;

import io.cameleer.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened, in order, to each run, experiment and job; rows are only ever added. */
public final class Journal {

    /** One line of the journal; {@code detail} is a JSON object or null. */
    public record Entry(long id, Instant at, String kind, String message, @Nullable String detail) {}

    private final Session session;

    Journal(Session session) {
        this.session = session;
    }

    public void add(String subject, long subjectId, String kind, String message) {
        add(subject, subjectId, kind, message, Map.of());
    }

    public void add(String subject, long subjectId, String kind, String message, Map<String, ?> detail) {
        session.handle()
                .createUpdate("INSERT INTO journal (at, subject, subject_id, kind, message, detail)"
                        + " VALUES (:at, :subject, :id, :kind, :message, :detail)")
                .bind("at", session.milliseconds())
                .bind("subject", subject)
                .bind("id", subjectId)
                .bind("kind", kind)
                .bind("message", message)
                .bind("detail", detail.isEmpty() ? null : Json.write(detail))
                .execute();
    }

    public List<Entry> of(String subject, long subjectId) {
        return session.handle()
                .createQuery("SELECT id, at, kind, message, detail FROM journal"
                        + " WHERE subject = :subject AND subject_id = :id ORDER BY id")
                .bind("subject", subject)
                .bind("id", subjectId)
                .map((row, context) -> new Entry(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("kind"),
                        row.getString("message"),
                        row.getString("detail")))
                .list();
    }
}
