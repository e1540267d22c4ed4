package io.cameleer.store;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists of experiments, each with what it is asked for; one query whatever is asked. */
public final class ExperimentList {

    /** Which experiments are wanted; null leaves a question out. A label means the states of all workflows. */
    public record Filter(
            @Nullable LocalDateTime scandate,
            @Nullable Long subjectId,
            @Nullable Long stateId,
            @Nullable String stateLabel,
            @Nullable String label) {

        public static Filter ofSubject(long subject) {
            return new Filter(null, subject, null, null, null);
        }

        public static Filter inState(long state) {
            return new Filter(null, null, state, null, null);
        }
    }

    private final Session session;

    ExperimentList(Session session) {
        this.session = session;
    }

    /** Experiments by number. */
    public List<Labelled> list(Filter filter, Page page) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder();
        if (filter.scandate() != null) {
            where.append(" AND scandate = :scandate");
            values.put("scandate", filter.scandate().toString());
        }
        if (filter.subjectId() != null) {
            where.append(" AND subject_id = :subject");
            values.put("subject", filter.subjectId());
        }
        if (filter.stateId() != null) {
            where.append(" AND state_id = :state");
            values.put("state", filter.stateId());
        }
        if (filter.stateLabel() != null) {
            where.append(" AND state_id IN (SELECT id FROM state WHERE label = :stateLabel)");
            values.put("stateLabel", filter.stateLabel());
        }
        if (filter.label() != null) {
            where.append(" AND label = :label");
            values.put("label", filter.label());
        }
        return session.handle()
                .createQuery("SELECT id, label FROM experiment WHERE 1 = 1" + where
                        + " ORDER BY id LIMIT :limit OFFSET :offset")
                .bindMap(values)
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> Labelled.of(row))
                .list();
    }

    /** All experiments of this label; two subjects may each have one. */
    public List<Labelled> labelled(String label) {
        return session.handle()
                .createQuery("SELECT id, label FROM experiment WHERE label = :label ORDER BY id")
                .bind("label", label)
                .map((row, context) -> Labelled.of(row))
                .list();
    }

    /** The experiment of this label of a subject. */
    public Optional<Labelled> of(long subject, String label) {
        return session.handle()
                .createQuery("SELECT id, label FROM experiment WHERE subject_id = :subject AND label = :label")
                .bind("subject", subject)
                .bind("label", label)
                .map((row, context) -> Labelled.of(row))
                .findOne();
    }
}
