package io.cameleer.store;

import io.cameleer.governor.Execution;
import io.cameleer.governor.Execution.Progress;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.work.WorkKind;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Callback executions; {@link GovernorTables} says what each call promises. */
final class ExecutionTable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final Set<String> UNCLAIMED = Set.of("created", "queued");
    private static final String EXECUTION =
            "SELECT e.id AS execution_id, e.action_id, e.experiment_id, e.status, e.result, e.superseded,"
                    + " e.secret_key, e.work_key, e.result_values, e.run_values, e.run_log, e.result_log, e.attempts,"
                    + " e.failures, e.created, e.run_start, e.wait_start, e.finished, c.* FROM callback_execution e JOIN"
                    + " callback c ON c.id = e.callback_id";

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
            Progress progress,
            String workKey,
            @Nullable String conditionTrace) {
        return session.handle()
                .createQuery("INSERT INTO callback_execution (action_id, experiment_id, callback_id, status, result,"
                        + " secret_key, work_key, condition_trace, run_log, created, finished) VALUES (:action,"
                        + " :experiment, :callback, :status, :result, :secret,"
                        + " (SELECT MIN(id) FROM installation) || '/' || :key, :trace, :log, :created, :finished)"
                        + " RETURNING id")
                .bind("action", actionId)
                .bind("experiment", experimentId)
                .bind("callback", callback.id())
                .bind("status", progress.status())
                .bind("result", progress.result())
                .bind("secret", secret())
                .bind("key", workKey)
                .bind("trace", conditionTrace)
                .bind("log", progress.runLog())
                .bind("created", progress.created().toEpochMilli())
                .bind("finished", milliseconds(progress.finished()))
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
            boolean unclaimed = UNCLAIMED.contains(execution.status())
                    && !session.work().isClaimed(WorkKind.CALLBACK, execution.id());
            session.handle()
                    .createUpdate("UPDATE callback_execution SET superseded = 1 WHERE id = :id")
                    .bind("id", execution.id())
                    .execute();
            if (unclaimed) {
                session.work().withdraw(WorkKind.CALLBACK, execution.id());
                skip(execution.id());
            }
        }
    }

    private void skip(long executionId) {
        session.handle()
                .createUpdate("UPDATE callback_execution SET status = 'skipped', finished = :now WHERE id = :id")
                .bind("now", session.milliseconds())
                .bind("id", executionId)
                .execute();
    }

    void save(long executionId, Progress progress) {
        session.handle()
                .createUpdate("UPDATE callback_execution SET status = :status, result = :result,"
                        + " result_values = :values, run_values = :runValues, run_log = :runLog,"
                        + " result_log = :resultLog, attempts = :attempts, failures = :failures, run_start = :runStart,"
                        + " wait_start = :waitStart, finished = :finished WHERE id = :id")
                .bind("status", progress.status())
                .bind("result", progress.result())
                .bind("values", progress.resultValues())
                .bind("runValues", progress.runValues())
                .bind("runLog", progress.runLog())
                .bind("resultLog", progress.resultLog())
                .bind("attempts", progress.attempts())
                .bind("failures", progress.failures())
                .bind("runStart", milliseconds(progress.runStart()))
                .bind("waitStart", milliseconds(progress.waitStart()))
                .bind("finished", milliseconds(progress.finished()))
                .bind("id", executionId)
                .execute();
    }

    /**
     * By experiment, so that whoever locks them does so in one order. Not overdue is what is offered again because its
     * worker died: a program may have gone on, and have ended in time; who takes it over keeps the time.
     */
    List<Execution> overdue(int limit) {
        return session.handle()
                .createQuery(EXECUTION + " WHERE (e.status = 'running' AND c.run_timeout > 0 AND e.run_start + 60000 *"
                        + " c.run_timeout <= :now AND NOT EXISTS (SELECT 1 FROM work w WHERE w.kind ="
                        + " 'callback' AND w.target = e.id AND w.token > 0 AND w.lease_until <= :leaseNow)) OR"
                        + " (e.status = 'waiting' AND c.wait_timeout > 0 AND e.wait_start + 60000 *"
                        + " c.wait_timeout <= :now) ORDER BY e.experiment_id, e.id LIMIT :limit")
                .bind("now", session.milliseconds())
                .bind("leaseNow", session.leaseMilliseconds())
                .bind("limit", limit)
                .map((row, context) -> execution(row))
                .list();
    }

    private static @Nullable Long milliseconds(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(value);
    }

    private static Execution execution(ResultSet row) throws SQLException {
        return new Execution(
                row.getLong("execution_id"),
                row.getLong("action_id"),
                row.getLong("experiment_id"),
                WorkflowTable.callback(row),
                row.getInt("superseded") == 1,
                row.getString("secret_key"),
                row.getString("work_key"),
                new Progress(
                        row.getString("status"),
                        row.getString("result"),
                        row.getString("result_values"),
                        row.getString("run_values"),
                        row.getString("run_log"),
                        row.getString("result_log"),
                        row.getInt("attempts"),
                        row.getInt("failures"),
                        Instant.ofEpochMilli(row.getLong("created")),
                        instant(row, "run_start"),
                        instant(row, "wait_start"),
                        instant(row, "finished")));
    }
}
