package io.cameleer.store;

import io.cameleer.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metadata, raw data and projects of experiments. */
public final class ExperimentData {

    private final Session session;

    ExperimentData(Session session) {
        this.session = session;
    }

    /** Each with {@code pk} and {@code title}. */
    public List<Map<String, Object>> projects(long experiment) {
        return projects(List.of(experiment)).getOrDefault(experiment, List.of());
    }

    /** The same by experiment; one that is in none is absent. One question for all. */
    public Map<Long, List<Map<String, Object>>> projects(List<Long> experiments) {
        Map<Long, List<Map<String, Object>>> all = new LinkedHashMap<>();
        if (!experiments.isEmpty()) {
            session.handle()
                    .createQuery("SELECT x.experiment_id, p.id, p.label FROM project p"
                            + " JOIN experiment_project x ON x.project_id = p.id"
                            + " WHERE x.experiment_id IN (<ids>) ORDER BY x.experiment_id, p.id")
                    .bindList("ids", experiments)
                    .map((row, context) -> {
                        Map<String, Object> project = new LinkedHashMap<>();
                        project.put("pk", row.getLong("id"));
                        project.put("title", row.getString("label"));
                        return Map.entry(row.getLong("experiment_id"), project);
                    })
                    .forEach(each -> all.computeIfAbsent(each.getKey(), id -> new ArrayList<>())
                            .add(each.getValue()));
        }
        return all;
    }

    /** What is known of its files, as it was given. */
    public List<Object> rawData(long experiment) {
        return rawData(List.of(experiment)).getOrDefault(experiment, List.of());
    }

    /** The same by experiment. One question for all. */
    public Map<Long, List<Object>> rawData(List<Long> experiments) {
        Map<Long, List<Object>> all = new LinkedHashMap<>();
        if (!experiments.isEmpty()) {
            session.handle()
                    .createQuery("SELECT id, raw_data FROM experiment WHERE id IN (<ids>)")
                    .bindList("ids", experiments)
                    .map((row, context) -> Map.entry(row.getLong("id"), Json.readList(row.getString("raw_data"))))
                    .forEach(each -> all.put(each.getKey(), each.getValue()));
        }
        return all;
    }

    /**
     * The one way in which raw data changes. Where it differs from what is stored, the change and, unless {@code quiet} or
     * there is no data any more, the data-import event are one transaction; otherwise nothing happens.
     *
     * @param cause who or what brings it
     * @return whether it differed
     * @throws java.util.NoSuchElementException there is no such experiment
     */
    public boolean setRawData(long experiment, List<?> rawData, Cause cause, boolean quiet) {
        String before = session.handle()
                .createQuery("SELECT raw_data FROM experiment WHERE id = :id" + session.lockingClause())
                .bind("id", experiment)
                .mapTo(String.class)
                .findOne()
                .orElseThrow();
        String after = Json.write(rawData);
        if (Json.readList(after).equals(Json.readList(before))) {
            return false;
        }
        long number = session.handle()
                .createQuery("UPDATE experiment SET raw_data = :data, raw_data_changes = raw_data_changes + 1"
                        + " WHERE id = :id RETURNING raw_data_changes")
                .bind("data", after)
                .bind("id", experiment)
                .mapTo(Long.class)
                .one();
        if (!quiet && !rawData.isEmpty()) {
            session.events()
                    .add(
                            EventTable.DATA_IMPORT,
                            experiment,
                            "raw data " + number + ": " + cause.by(),
                            Map.of(),
                            cause.chain());
        }
        return true;
    }

    public void setMetadata(long experiment, Map<String, ?> metadata) {
        session.handle()
                .createUpdate("UPDATE experiment SET metadata = :metadata WHERE id = :id")
                .bind("metadata", Json.write(metadata))
                .bind("id", experiment)
                .execute();
    }
}
