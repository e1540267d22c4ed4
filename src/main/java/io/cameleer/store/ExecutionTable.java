package io.cameleer.store;

import io.cameleer.governor.Execution;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.work.WorkKind;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Callback executions; {@link GovernorTables} says what each call promises. */
final class ExecutionTable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final String EXECUTION =
            "SELECT e.id AS execution_id, e.action_id, e.experiment_id, e.status, e.result, e.superseded, e.secret_key,"
                    + " e.work_key, e.result_values, c.* FROM callback_execution e JOIN callback c ON c.id = e.callback_id";

    private final Session session;

    ExecutionTable(Session session) {
        this.session = session;
    }

    List<Execution> ofAction(long actionId) {
        return session.handle()
                .createQuery(EXECUTION + " WHERE e.action_id = :id ORDER BY e.id")
                .bind("id", actionId)
                .map((row, context) -> execution(row))
                .list();
    }

    Optional<Execution> find(long executionId) {
        return session.handle()
                .createQuery(EXECUTION + " WHERE e.id = :id")
                .bind("id", executionId)
                .map((row, context) -> execution(row))
                .findOne();
    }

    long add(
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
                        + " :callback, :status, :result, :secret,"
                        + " (SELECT MIN(id) FROM installation) || '/' || :key, :trace, :now, :finished) RETURNING id")
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

    void supersede(long actionId) {
        for (Execution execution : ofAction(actionId)) {
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

    void setStatus(long executionId, String status, String result) {
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

    void setLogs(long executionId, @Nullable String runLog, @Nullable String resultLog) {
        session.handle()
                .createUpdate("UPDATE callback_execution SET run_log = COALESCE(:run, run_log),"
                        + " result_log = COALESCE(:result, result_log) WHERE id = :id")
                .bind("run", runLog)
                .bind("result", resultLog)
                .bind("id", executionId)
                .execute();
    }

    void setValues(long executionId, String resultValues, boolean keepOld) {
        session.handle()
                .createUpdate("UPDATE callback_execution SET " + (keepOld ? "run_values = result_values, " : "")
                        + "result_values = :values WHERE id = :id")
                .bind("values", resultValues)
                .bind("id", executionId)
                .execute();
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
}
