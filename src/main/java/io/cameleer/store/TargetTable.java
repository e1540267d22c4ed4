package io.cameleer.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which experiments and analyses there are that signals may be run for, page by page in the order of their keys. */
public final class TargetTable {

    /** More are not worth a question to the database. */
    private static final int MOST_VALUES = 1000;

    private final Session session;

    TargetTable(Session session) {
        this.session = session;
    }

    /** What a target must have to be worth a look; null: anything. */
    public record Wanted(@Nullable Set<?> ids, @Nullable Set<?> projects, @Nullable Set<?> statuses) {}

    public List<Long> experiments(Wanted wanted, long after, int limit) {
        Query query = new Query();
        query.in("id", wanted.ids());
        query.in("id", "SELECT experiment_id FROM experiment_project WHERE project_id", wanted.projects());
        return page("experiment", query, after, limit);
    }

    public List<Long> analyses(Wanted wanted, long after, int limit) {
        Query query = new Query();
        query.in("id", wanted.ids());
        query.in("status", wanted.statuses());
        query.in(
                "id",
                "SELECT x.analysis_id FROM analysis_experiment x JOIN experiment_project p"
                        + " ON p.experiment_id = x.experiment_id WHERE x.role = 'target' AND p.project_id",
                wanted.projects());
        return page("analysis", query, after, limit);
    }

    private List<Long> page(String table, Query query, long after, int limit) {
        if (query.impossible) {
            return List.of();
        }
        var select = session.handle()
                .createQuery(
                        "SELECT id FROM " + table + " WHERE id > :after" + query.where + " ORDER BY id LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit);
        query.lists.forEach(select::bindList);
        return select.mapTo(Long.class).list();
    }

    /** Conditions whose values are bound, never written into the text. */
    private static final class Query {
        private final StringBuilder where = new StringBuilder();
        private final Map<String, List<Object>> lists = new LinkedHashMap<>();
        private boolean impossible;

        void in(String column, @Nullable Collection<?> values) {
            if (add(values)) {
                where.append(" AND ")
                        .append(column)
                        .append(" IN (<")
                        .append(last())
                        .append(">)");
            }
        }

        void in(String column, String subSelect, @Nullable Collection<?> values) {
            if (add(values)) {
                where.append(" AND ").append(column).append(" IN (").append(subSelect);
                where.append(" IN (<").append(last()).append(">))");
            }
        }

        private boolean add(@Nullable Collection<?> values) {
            if (values == null || values.size() > MOST_VALUES) {
                return false;
            }
            impossible |= values.isEmpty();
            lists.put("list" + lists.size(), new ArrayList<>(values));
            return true;
        }

        private String last() {
            return "list" + (lists.size() - 1);
        }
    }
}
