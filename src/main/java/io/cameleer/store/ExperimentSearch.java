package io.cameleer.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds experiments as people look for them; one query whatever is asked. */
public final class ExperimentSearch {

    private static final String FROM = " FROM experiment e JOIN subject s ON s.id = e.subject_id"
            + " JOIN cohort c ON c.id = s.cohort_id LEFT JOIN state t ON t.id = e.state_id"
            + " LEFT JOIN workflow w ON w.id = t.workflow_id WHERE 1 = 1";

    /**
     * Which experiments are wanted; an empty text leaves a question out.
     *
     * @param label a part of the label or of the subject's, in any case
     * @param state the state's label, in any workflow
     * @param waits a part of the sentence that says what it waits for, in any case
     */
    public record Query(String label, String state, String waits) {}

    /** One experiment found. */
    public record Found(
            long id,
            String label,
            String subject,
            String cohort,
            @Nullable String workflow,
            @Nullable String state,
            @Nullable String waits) {}

    private final Session session;

    ExperimentSearch(Session session) {
        this.session = session;
    }

    public long count(Query query) {
        Map<String, Object> values = new LinkedHashMap<>();
        String where = where(query, values);
        return session.handle()
                .createQuery("SELECT COUNT(*)" + FROM + where)
                .bindMap(values)
                .mapTo(Long.class)
                .one();
    }

    /** The newest first. */
    public List<Found> find(Query query, int limit, int offset) {
        Map<String, Object> values = new LinkedHashMap<>();
        String where = where(query, values);
        return session.handle()
                .createQuery("SELECT e.id, e.label, e.waits, s.label AS subject, c.label AS cohort, t.label AS state,"
                        + " w.label AS workflow" + FROM + where + " ORDER BY e.id DESC LIMIT :limit OFFSET :offset")
                .bindMap(values)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> new Found(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getString("subject"),
                        row.getString("cohort"),
                        row.getString("workflow"),
                        row.getString("state"),
                        row.getString("waits")))
                .list();
    }

    /** The labels of the states that experiments are in. */
    public List<String> states() {
        return session.handle()
                .createQuery("SELECT DISTINCT label FROM state WHERE id IN (SELECT state_id FROM experiment)"
                        + " ORDER BY label LIMIT 500")
                .mapTo(String.class)
                .list();
    }

    private static String where(Query query, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        if (!query.label().isEmpty()) {
            where.append(" AND (LOWER(e.label) LIKE :label ESCAPE '!' OR LOWER(s.label) LIKE :label ESCAPE '!')");
            values.put("label", containing(query.label()));
        }
        if (!query.state().isEmpty()) {
            where.append(" AND t.label = :state");
            values.put("state", query.state());
        }
        if (!query.waits().isEmpty()) {
            where.append(" AND LOWER(e.waits) LIKE :waits ESCAPE '!'");
            values.put("waits", containing(query.waits()));
        }
        return where.toString();
    }

    private static String containing(String part) {
        return "%" + part.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
