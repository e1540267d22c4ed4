package io.cameleer.store;

import io.cameleer.condition.ConditionExperiment;
import io.cameleer.governor.Execution;
import io.cameleer.governor.GovernorRecords;
import io.cameleer.governor.Standing;
import io.cameleer.governor.StateDefinition;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import io.cameleer.work.WorkKind;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link GovernorRecords} on the store. */
public final class GovernorTables implements GovernorRecords {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final String EXECUTION =
            "SELECT e.id AS execution_id, e.action_id, e.experiment_id, e.status, e.result, e.superseded, e.secret_key,"
                    + " e.work_key, e.result_values, c.* FROM callback_execution e JOIN callback c ON c.id = e.callback_id";

    private final Session session;

    GovernorTables(Session session) {
        this.session = session;
    }

    @Override
    public Instant now() {
        return session.now();
    }

    @Override
    public Standing standing(long experimentId) {
        String lock = session.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : "";
        return session.handle()
                .createQuery("SELECT id, label, version, state_id, (SELECT MAX(a.id) FROM action a"
                        + " WHERE a.experiment_id = experiment.id) AS action_id FROM experiment WHERE id = :id" + lock)
                .bind("id", experimentId)
                .map((row, context) -> new Standing(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getLong("version"),
                        number(row, "state_id"),
                        number(row, "action_id")))
                .one();
    }

    @Override
    public StateDefinition state(long stateId) {
        return session.workflows().state(stateId);
    }

    @Override
    public TransitionDefinition rootTransition(long workflowId) {
        return session.workflows().rootTransition(workflowId);
    }

    @Override
    public long move(Standing from, TransitionDefinition transition, @Nullable String freetext) {
        int moved = session.handle()
                .createUpdate("UPDATE experiment SET state_id = :state, version = version + 1, waits = NULL"
                        + " WHERE id = :id AND version = :version")
                .bind("state", transition.destinationId())
                .bind("id", from.experimentId())
                .bind("version", from.version())
                .execute();
        if (moved != 1) {
            throw new IllegalStateException("Experiment " + from.label() + " has moved meanwhile");
        }
        return session.handle()
                .createQuery("INSERT INTO action (experiment_id, transition_id, freetext, start_time)"
                        + " VALUES (:experiment, :transition, :freetext, :now) RETURNING id")
                .bind("experiment", from.experimentId())
                .bind("transition", transition.id())
                .bind("freetext", freetext)
                .bind("now", session.milliseconds())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public int transitionsSince(long experimentId, Instant since) {
        return session.handle()
                .createQuery("SELECT COUNT(*) FROM action WHERE experiment_id = :id AND start_time > :since")
                .bind("id", experimentId)
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void finishAction(long actionId, @Nullable String returnValue) {
        session.handle()
                .createUpdate("UPDATE action SET success = 1, end_time = COALESCE(end_time, :now),"
                        + " return_value = COALESCE(:value, return_value, 'No callback for state') WHERE id = :id")
                .bind("now", session.milliseconds())
                .bind("value", returnValue)
                .bind("id", actionId)
                .execute();
    }

    @Override
    public List<Execution> executions(long actionId) {
        return session.handle()
                .createQuery(EXECUTION + " WHERE e.action_id = :id ORDER BY e.id")
                .bind("id", actionId)
                .map((row, context) -> execution(row))
                .list();
    }

    @Override
    public Optional<Execution> execution(long executionId) {
        return session.handle()
                .createQuery(EXECUTION + " WHERE e.id = :id")
                .bind("id", executionId)
                .map((row, context) -> execution(row))
                .findOne();
    }

    @Override
    public long addExecution(
            long actionId,
            long experimentId,
            CallbackDefinition callback,
            String status,
            String result,
            String workKey,
            @Nullable String conditionTrace) {
        long now = session.milliseconds();
        return session.handle()
                .createQuery("INSERT INTO callback_execution (action_id, experiment_id, callback_id, status, result,"
                        + " secret_key, work_key, condition_trace, created, finished) VALUES (:action, :experiment,"
                        + " :callback, :status, :result, :secret, :key, :trace, :now, :finished) RETURNING id")
                .bind("action", actionId)
                .bind("experiment", experimentId)
                .bind("callback", callback.id())
                .bind("status", status)
                .bind("result", result)
                .bind("secret", secret())
                .bind("key", workKey)
                .bind("trace", conditionTrace)
                .bind("now", now)
                .bind("finished", status.equals("created") ? null : now)
                .mapTo(Long.class)
                .one();
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void offerCallback(long executionId, Instant due) {
        session.work().offer(WorkKind.CALLBACK, executionId, due);
    }

    @Override
    public void offerEvaluation(long experimentId) {
        session.work().offer(WorkKind.EVALUATE, experimentId, session.now());
    }

    @Override
    public void supersede(long actionId) {
        for (Execution execution : executions(actionId)) {
            if (execution.isResolved()) {
                continue;
            }
            boolean unclaimed = execution.status().equals("created")
                    && !session.work().isClaimed(WorkKind.CALLBACK, execution.id());
            session.handle()
                    .createUpdate("UPDATE callback_execution SET superseded = 1 WHERE id = :id")
                    .bind("id", execution.id())
                    .execute();
            if (unclaimed) {
                session.work().withdraw(WorkKind.CALLBACK, execution.id());
                setStatus(execution.id(), "skipped", "none");
            }
        }
    }

    @Override
    public void setStatus(long executionId, String status, String result) {
        String stamp =
                switch (status) {
                    case "running" -> ", run_start = COALESCE(run_start, :now)";
                    case "waiting" -> ", wait_start = COALESCE(wait_start, :now)";
                    case "finished", "skipped" -> ", finished = COALESCE(finished, :now)";
                    default -> "";
                };
        var update = session.handle()
                .createUpdate(
                        "UPDATE callback_execution SET status = :status, result = :result" + stamp + " WHERE id = :id")
                .bind("status", status)
                .bind("result", result)
                .bind("id", executionId);
        if (!stamp.isEmpty()) {
            update.bind("now", session.milliseconds());
        }
        update.execute();
    }

    @Override
    public void setLogs(long executionId, @Nullable String runLog, @Nullable String resultLog) {
        session.handle()
                .createUpdate("UPDATE callback_execution SET run_log = COALESCE(:run, run_log),"
                        + " result_log = COALESCE(:result, result_log) WHERE id = :id")
                .bind("run", runLog)
                .bind("result", resultLog)
                .bind("id", executionId)
                .execute();
    }

    @Override
    public void setValues(long executionId, String resultValues, boolean keepOld) {
        session.handle()
                .createUpdate("UPDATE callback_execution SET " + (keepOld ? "run_values = result_values, " : "")
                        + "result_values = :values WHERE id = :id")
                .bind("values", resultValues)
                .bind("id", executionId)
                .execute();
    }

    @Override
    public void setVariable(long experimentId, String label, @Nullable Object value) {
        session.experiments().setVariable(experimentId, label, value);
    }

    @Override
    public ConditionExperiment facts(long experimentId) {
        return session.experiments().facts(experimentId);
    }

    @Override
    public void setWaits(long experimentId, @Nullable String sentence) {
        session.handle()
                .createUpdate("UPDATE experiment SET waits = :waits WHERE id = :id")
                .bind("waits", sentence)
                .bind("id", experimentId)
                .execute();
    }

    @Override
    public void journal(long experimentId, String kind, String message, Map<String, ?> detail) {
        session.journal().add("experiment", experimentId, kind, message, detail);
    }

    private static Execution execution(ResultSet row) throws SQLException {
        return new Execution(
                row.getLong("execution_id"),
                row.getLong("action_id"),
                row.getLong("experiment_id"),
                WorkflowTable.callback(row),
                row.getString("status"),
                row.getString("result"),
                row.getInt("superseded") == 1,
                row.getString("secret_key"),
                row.getString("work_key"),
                row.getString("result_values"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
