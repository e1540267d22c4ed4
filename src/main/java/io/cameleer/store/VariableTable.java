package io.cameleer.store;

import io.cameleer.experiment.TypedValue;
import io.cameleer.experiment.VariableType;
import io.cameleer.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables of experiments, each with its type. */
final class VariableTable {

    private final Session session;

    VariableTable(Session session) {
        this.session = session;
    }

    private record Row(long experiment, String label, TypedValue value) {}

    Map<String, TypedValue> of(long experiment) {
        return of(List.of(experiment)).getOrDefault(experiment, new LinkedHashMap<>());
    }

    /** By experiment; one that has none is absent. One question for all. */
    Map<Long, Map<String, TypedValue>> of(List<Long> experiments) {
        Map<Long, Map<String, TypedValue>> all = new LinkedHashMap<>();
        if (!experiments.isEmpty()) {
            session.handle()
                    .createQuery("SELECT experiment_id, label, type, value FROM variable"
                            + " WHERE experiment_id IN (<ids>) ORDER BY experiment_id, label")
                    .bindList("ids", experiments)
                    .map((row, context) -> new Row(
                            row.getLong("experiment_id"),
                            row.getString("label"),
                            read(row.getString("type"), String.valueOf(row.getString("value")))))
                    .forEach(row -> all.computeIfAbsent(row.experiment(), id -> new LinkedHashMap<>())
                            .put(row.label(), row.value()));
        }
        return all;
    }

    private static TypedValue read(String type, String json) {
        return new TypedValue(VariableType.named(type).orElseThrow(), Json.read(json));
    }

    void set(long experiment, String label, TypedValue value) {
        session.handle()
                .createUpdate(
                        "INSERT INTO variable (experiment_id, label, type, value)"
                                + " VALUES (:experiment, :label, :type, :value)"
                                + " ON CONFLICT (experiment_id, label) DO UPDATE SET type = excluded.type, value = excluded.value")
                .bind("experiment", experiment)
                .bind("label", label)
                .bind("type", value.type().label())
                .bind("value", value.value() == null ? null : Json.write(value.value()))
                .execute();
    }

    void remove(long experiment, String label) {
        session.handle()
                .createUpdate("DELETE FROM variable WHERE experiment_id = :experiment AND label = :label")
                .bind("experiment", experiment)
                .bind("label", label)
                .execute();
    }
}
