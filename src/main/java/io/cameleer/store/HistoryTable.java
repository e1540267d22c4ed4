package io.cameleer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What experiments went through, as people read it: actions and callback executions with their logs and times. */
public final class HistoryTable {

    private static final String ACTION =
            "SELECT a.*, e.label AS experiment_label FROM action a" + " JOIN experiment e ON e.id = a.experiment_id";

    /** One performed transition of an experiment. */
    public record ActionRow(
            long id,
            Labelled experiment,
            long transitionId,
            boolean success,
            @Nullable String returnValue,
            @Nullable String freetext,
            Instant start,
            @Nullable Instant end) {}

    /** One run of a callback; {@code resultValues} is a JSON object. Its secret is not among these: nobody reads it back. */
    public record ExecutionRow(
            long id,
            long actionId,
            long experimentId,
            long callbackId,
            String status,
            String result,
            boolean superseded,
            @Nullable String runLog,
            @Nullable String resultLog,
            @Nullable String resultValues,
            @Nullable String runValues,
            Instant created,
            @Nullable Instant runStart,
            @Nullable Instant waitStart,
            @Nullable Instant finished) {}

    private final Session session;

    HistoryTable(Session session) {
        this.session = session;
    }

    public Optional<ActionRow> action(long id) {
        return session.handle()
                .createQuery(ACTION + " WHERE a.id = :id")
                .bind("id", id)
                .map((row, context) -> action(row))
                .findOne();
    }

    /** Actions by number. */
    public List<ActionRow> actions(Page page) {
        return session.handle()
                .createQuery(ACTION + " ORDER BY a.id LIMIT :limit OFFSET :offset")
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> action(row))
                .list();
    }

    /** All actions of an experiment, the first one first. */
    public List<ActionRow> actionsOf(long experiment) {
        return session.handle()
                .createQuery(ACTION + " WHERE a.experiment_id = :id ORDER BY a.id")
                .bind("id", experiment)
                .map((row, context) -> action(row))
                .list();
    }

    private static ActionRow action(ResultSet row) throws SQLException {
        return new ActionRow(
                row.getLong("id"),
                new Labelled(row.getLong("experiment_id"), row.getString("experiment_label")),
                row.getLong("transition_id"),
                row.getInt("success") == 1,
                row.getString("return_value"),
                row.getString("freetext"),
                Instant.ofEpochMilli(row.getLong("start_time")),
                Columns.instant(row, "end_time"));
    }

    public Optional<ExecutionRow> execution(long id) {
        return session.handle()
                .createQuery("SELECT * FROM callback_execution WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> execution(row))
                .findOne();
    }

    /** The numbers of an action's executions, in the order of their callbacks. */
    public List<Long> executionsOf(long action) {
        return session.handle()
                .createQuery("SELECT id FROM callback_execution WHERE action_id = :id ORDER BY id")
                .bind("id", action)
                .mapTo(Long.class)
                .list();
    }

    /** The numbers of a callback's executions, the first one first. */
    public List<Long> executionsOfCallback(long callback, Page page) {
        return session.handle()
                .createQuery("SELECT id FROM callback_execution WHERE callback_id = :id ORDER BY id"
                        + " LIMIT :limit OFFSET :offset")
                .bind("id", callback)
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .mapTo(Long.class)
                .list();
    }

    private static ExecutionRow execution(ResultSet row) throws SQLException {
        return new ExecutionRow(
                row.getLong("id"),
                row.getLong("action_id"),
                row.getLong("experiment_id"),
                row.getLong("callback_id"),
                row.getString("status"),
                row.getString("result"),
                row.getInt("superseded") == 1,
                row.getString("run_log"),
                row.getString("result_log"),
                row.getString("result_values"),
                row.getString("run_values"),
                Instant.ofEpochMilli(row.getLong("created")),
                Columns.instant(row, "run_start"),
                Columns.instant(row, "wait_start"),
                Columns.instant(row, "finished"));
    }
}
