package io.cameleer.store;

import io.cameleer.condition.ConditionExperiment;
import io.cameleer.experiment.Experiment;
import io.cameleer.experiment.ExperimentParts;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.experiment.TypedValue;
import io.cameleer.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Cohorts, subjects, experiments, projects and variables. */
public final class ExperimentTable {

    private static final String EXPERIMENT =
            "SELECT e.*, s.label AS subject_label, c.label AS cohort_label, t.label AS state_label,"
                    + " w.label AS workflow_label FROM experiment e JOIN subject s ON s.id = e.subject_id"
                    + " JOIN cohort c ON c.id = s.cohort_id LEFT JOIN state t ON t.id = e.state_id"
                    + " LEFT JOIN workflow w ON w.id = t.workflow_id";

    /** A callback execution of an experiment, with the state that it belongs to. */
    public record ExecutionSummary(
            long id, String state, String callback, String function, String status, String result) {}

    private final Session session;

    ExperimentTable(Session session) {
        this.session = session;
    }

    /** Makes cohort, subject and experiment, or finds them; the experiment then belongs to this run. */
    public long put(NewExperiment fresh, @Nullable Long run) {
        long cohort = findOrAdd("cohort", "label", fresh.cohort(), "", "", null);
        long subject = findOrAdd("subject", "label", fresh.subject(), ", cohort_id", ", :parent", cohort);
        Long known = session.handle()
                .createQuery("SELECT id FROM experiment WHERE subject_id = :subject AND label = :label")
                .bind("subject", subject)
                .bind("label", fresh.label())
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        long id = known == null ? add(fresh, subject, run) : update(known, fresh, run);
        for (String project : fresh.projects()) {
            session.handle()
                    .createUpdate("INSERT INTO experiment_project (experiment_id, project_id)"
                            + " VALUES (:experiment, :project) ON CONFLICT DO NOTHING")
                    .bind("experiment", id)
                    .bind("project", findOrAdd("project", "label", project, "", "", null))
                    .execute();
        }
        return id;
    }

    private long add(NewExperiment fresh, long subject, @Nullable Long run) {
        return session.handle()
                .createQuery("INSERT INTO experiment (subject_id, label, scandate, run, metadata, created)"
                        + " VALUES (:subject, :label, :scandate, :run, :metadata, :now) RETURNING id")
                .bind("subject", subject)
                .bind("label", fresh.label())
                .bind("scandate", fresh.scandate().toString())
                .bind("run", run)
                .bind("metadata", Json.write(fresh.metadata()))
                .bind("now", session.milliseconds())
                .mapTo(Long.class)
                .one();
    }

    private long update(long id, NewExperiment fresh, @Nullable Long run) {
        session.handle()
                .createUpdate(
                        "UPDATE experiment SET run = :run, metadata = :metadata, scandate = :scandate WHERE id = :id")
                .bind("run", run)
                .bind("metadata", Json.write(fresh.metadata()))
                .bind("scandate", fresh.scandate().toString())
                .bind("id", id)
                .execute();
        return id;
    }

    private long findOrAdd(
            String table, String column, String value, String more, String moreValues, @Nullable Long parent) {
        String where = parent == null ? "" : " AND cohort_id = :parent";
        var find = session.handle()
                .createQuery("SELECT id FROM " + table + " WHERE " + column + " = :value" + where)
                .bind("value", value);
        if (parent != null) {
            find.bind("parent", (long) parent);
        }
        Optional<Long> known = find.mapTo(Long.class).findOne();
        if (known.isPresent()) {
            return known.get();
        }
        var insert = session.handle()
                .createQuery("INSERT INTO " + table + " (" + column + more + ") VALUES (:value" + moreValues
                        + ") RETURNING id")
                .bind("value", value);
        if (parent != null) {
            insert.bind("parent", (long) parent);
        }
        return insert.mapTo(Long.class).one();
    }

    public Optional<Experiment> find(long id) {
        return all(List.of(id)).stream().findFirst();
    }

    /** Those of these that there are, by number; two questions for all. */
    public List<Experiment> all(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return list(session.handle()
                .createQuery(EXPERIMENT + " WHERE e.id IN (<ids>) ORDER BY e.id")
                .bindList("ids", ids));
    }

    public List<Experiment> ofRun(long run) {
        return list(session.handle()
                .createQuery(EXPERIMENT + " WHERE e.run = :run ORDER BY e.id")
                .bind("run", run));
    }

    /** All executions of an experiment, in the order in which they were created. */
    public List<ExecutionSummary> executions(long experiment) {
        return session.handle()
                .createQuery("SELECT e.id, s.label AS state, c.label AS callback, c.function, e.status, e.result"
                        + " FROM callback_execution e JOIN callback c ON c.id = e.callback_id"
                        + " JOIN state s ON s.id = c.state_id WHERE e.experiment_id = :id ORDER BY e.id")
                .bind("id", experiment)
                .map((row, context) -> new ExecutionSummary(
                        row.getLong("id"),
                        row.getString("state"),
                        row.getString("callback"),
                        row.getString("function"),
                        row.getString("status"),
                        row.getString("result")))
                .list();
    }

    private List<Experiment> list(Query query) {
        List<Experiment> bare = query.map((row, context) -> bare(row)).list();
        Map<Long, Map<String, TypedValue>> variables =
                new VariableTable(session).of(bare.stream().map(Experiment::id).toList());
        return bare.stream()
                .map(each -> each.withVariables(plain(variables.getOrDefault(each.id(), Map.of()))))
                .toList();
    }

    /** Without its variables. */
    private static Experiment bare(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        long run = row.getLong("run");
        Long runOrNull = row.wasNull() ? null : run;
        long state = row.getLong("state_id");
        Long stateOrNull = row.wasNull() ? null : state;
        return new Experiment(
                id,
                row.getString("label"),
                LocalDateTime.parse(row.getString("scandate")),
                row.getLong("subject_id"),
                row.getString("subject_label"),
                row.getString("cohort_label"),
                runOrNull,
                stateOrNull,
                row.getString("state_label"),
                row.getString("workflow_label"),
                Json.readObject(row.getString("metadata")),
                Map.of(),
                row.getString("waits"));
    }

    /** What conditions see. */
    ConditionExperiment facts(long id) {
        Experiment experiment = find(id).orElseThrow();
        Map<String, Object> metadata = experiment.metadata();
        Map<String, Object> variables = new LinkedHashMap<>();
        typedVariables(id).forEach((label, variable) -> variables.put(label, variable.forConditions()));
        return new ConditionExperiment(
                experiment.label(),
                experiment.scandate(),
                experiment.state() == null ? "" : experiment.state(),
                variables,
                experiment.subject(),
                experiment.cohort(),
                metadata,
                ExperimentParts.sample(metadata),
                ExperimentParts.technique(metadata));
    }

    /** Values as JSON has them: dates and times are texts. */
    public Map<String, Object> variables(long experiment) {
        return plain(typedVariables(experiment));
    }

    private static Map<String, Object> plain(Map<String, TypedValue> typed) {
        Map<String, Object> variables = new LinkedHashMap<>();
        typed.forEach((label, variable) -> variables.put(label, variable.value()));
        return variables;
    }

    public Map<String, TypedValue> typedVariables(long experiment) {
        return new VariableTable(session).of(experiment);
    }

    /** A second store replaces value and type; the type is the one that the JSON value has by itself. */
    public void setVariable(long experiment, String label, @Nullable Object value) {
        new VariableTable(session).set(experiment, label, TypedValue.infer(value));
    }
}
