package io.cameleer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cohorts and the subjects in them. */
public final class CohortTable {

    private static final String SUBJECT = "SELECT s.id, s.label, s.date_of_birth, c.id AS cohort_id,"
            + " c.label AS cohort_label FROM subject s JOIN cohort c ON c.id = s.cohort_id";

    /** A group of subjects. */
    public record Cohort(long id, String label, @Nullable String description) {}

    /** A subject; {@code dateOfBirth} is an ISO 8601 date. */
    public record Subject(long id, String label, @Nullable String dateOfBirth, Labelled cohort) {}

    private final Session session;

    CohortTable(Session session) {
        this.session = session;
    }

    /** Adds a cohort; empty: there is one with this label. */
    public Optional<Long> add(String label, @Nullable String description) {
        return session.handle()
                .createQuery("INSERT INTO cohort (label, description) VALUES (:label, :description)"
                        + " ON CONFLICT DO NOTHING RETURNING id")
                .bind("label", label)
                .bind("description", description)
                .mapTo(Long.class)
                .findOne();
    }

    /** Adds a subject; empty: the cohort has one with this label. */
    public Optional<Long> addSubject(long cohort, String label, @Nullable String dateOfBirth) {
        return session.handle()
                .createQuery("INSERT INTO subject (cohort_id, label, date_of_birth) VALUES (:cohort, :label, :born)"
                        + " ON CONFLICT DO NOTHING RETURNING id")
                .bind("cohort", cohort)
                .bind("label", label)
                .bind("born", dateOfBirth)
                .mapTo(Long.class)
                .findOne();
    }

    public Optional<Cohort> find(long id) {
        return session.handle()
                .createQuery("SELECT id, label, description FROM cohort WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> cohort(row))
                .findOne();
    }

    public Optional<Cohort> labelled(String label) {
        return session.handle()
                .createQuery("SELECT id, label, description FROM cohort WHERE label = :label")
                .bind("label", label)
                .map((row, context) -> cohort(row))
                .findOne();
    }

    private static Cohort cohort(ResultSet row) throws SQLException {
        return new Cohort(row.getLong("id"), row.getString("label"), row.getString("description"));
    }

    /** Cohorts by number; {@code label} null lists all. */
    public List<Labelled> list(@Nullable String label, Page page) {
        return session.handle()
                .createQuery("SELECT id, label FROM cohort WHERE (CAST(:label AS TEXT) IS NULL OR label = :label)"
                        + " ORDER BY id LIMIT :limit OFFSET :offset")
                .bind("label", label)
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> Labelled.of(row))
                .list();
    }

    public Optional<Subject> subject(long id) {
        return session.handle()
                .createQuery(SUBJECT + " WHERE s.id = :id")
                .bind("id", id)
                .map((row, context) -> subject(row))
                .findOne();
    }

    /** The subject of this label in the cohort of that one. */
    public Optional<Subject> subject(String cohort, String label) {
        return session.handle()
                .createQuery(SUBJECT + " WHERE c.label = :cohort AND s.label = :label")
                .bind("cohort", cohort)
                .bind("label", label)
                .map((row, context) -> subject(row))
                .findOne();
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                row.getLong("id"),
                row.getString("label"),
                row.getString("date_of_birth"),
                new Labelled(row.getLong("cohort_id"), row.getString("cohort_label")));
    }

    /** Subjects by number; {@code cohort}, a label, null lists those of all. */
    public List<Labelled> subjects(@Nullable String cohort, Page page) {
        return session.handle()
                .createQuery("SELECT s.id, s.label FROM subject s JOIN cohort c ON c.id = s.cohort_id"
                        + " WHERE (CAST(:cohort AS TEXT) IS NULL OR c.label = :cohort)"
                        + " ORDER BY s.id LIMIT :limit OFFSET :offset")
                .bind("cohort", cohort)
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> Labelled.of(row))
                .list();
    }
}
