package io.cameleer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an experiment went through, as people read it: its steps from state to state and the callbacks of each. */
public final class Timeline {

    private static final String STEP =
            "SELECT a.id, a.experiment_id, a.freetext, a.who, a.return_value, a.start_time, a.end_time,"
                    + " x.label AS experiment, f.label AS from_state, s.label AS state, s.freetext AS meaning,"
                    + " w.label AS workflow, t.condition FROM action a JOIN experiment x ON x.id = a.experiment_id"
                    + " JOIN transition t ON t.id = a.transition_id JOIN state f ON f.id = t.source_state_id"
                    + " JOIN state s ON s.id = t.destination_state_id JOIN workflow w ON w.id = s.workflow_id";

    private static final String CALLBACK =
            "SELECT e.*, c.label, c.function, c.description, c.condition, c.variable_map,"
                    + " c.run_timeout, c.wait_timeout FROM callback_execution e JOIN callback c ON c.id = e.callback_id";

    /**
     * An experiment's entry into a state.
     *
     * @param id the action's
     * @param meaning what the workflow says of the state
     * @param condition of the transition that was taken
     * @param who moved it; null where nobody kept that
     * @param tests of the transitions that lead on, as JSON, or a remark
     */
    public record Step(
            long id,
            long experimentId,
            String experiment,
            String workflow,
            String from,
            String state,
            @Nullable String meaning,
            @Nullable String condition,
            @Nullable String freetext,
            @Nullable String who,
            @Nullable String tests,
            Instant start,
            @Nullable Instant end) {}

    /**
     * One execution of a callback. Its secret is not among these: no page needs it.
     *
     * @param condition where it was false the callback was skipped
     * @param conditionTrace the values of its parts, as JSON
     * @param variableMap variables and where in the result they come from, as JSON
     * @param runTimeout minutes; 0 is no limit
     * @param waitTimeout minutes; 0 is no waiting
     * @param resultValues a JSON object
     * @param runValues the run's own, where a final word replaced them
     */
    public record CallbackRun(
            long id,
            long actionId,
            long experimentId,
            String label,
            String function,
            @Nullable String description,
            @Nullable String condition,
            @Nullable String conditionTrace,
            String variableMap,
            int runTimeout,
            int waitTimeout,
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

    Timeline(Session session) {
        this.session = session;
    }

    public Optional<Step> step(long action) {
        return session.handle()
                .createQuery(STEP + " WHERE a.id = :id")
                .bind("id", action)
                .map((row, context) -> step(row))
                .findOne();
    }

    /** The last steps of an experiment, the latest first. */
    public List<Step> latest(long experiment, int most) {
        return session.handle()
                .createQuery(STEP + " WHERE a.experiment_id = :id ORDER BY a.id DESC LIMIT :most")
                .bind("id", experiment)
                .bind("most", most)
                .map((row, context) -> step(row))
                .list();
    }

    /** The callbacks of a step, in the workflow's order. */
    public List<CallbackRun> callbacks(long action) {
        return session.handle()
                .createQuery(CALLBACK + " WHERE e.action_id = :id ORDER BY e.id")
                .bind("id", action)
                .map((row, context) -> callback(row))
                .list();
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getLong("id"),
                row.getLong("experiment_id"),
                row.getString("experiment"),
                row.getString("workflow"),
                row.getString("from_state"),
                row.getString("state"),
                row.getString("meaning"),
                row.getString("condition"),
                row.getString("freetext"),
                row.getString("who"),
                row.getString("return_value"),
                Instant.ofEpochMilli(row.getLong("start_time")),
                RunTable.instant(row, "end_time"));
    }

    private static CallbackRun callback(ResultSet row) throws SQLException {
        return new CallbackRun(
                row.getLong("id"),
                row.getLong("action_id"),
                row.getLong("experiment_id"),
                row.getString("label"),
                row.getString("function"),
                row.getString("description"),
                row.getString("condition"),
                row.getString("condition_trace"),
                row.getString("variable_map"),
                row.getInt("run_timeout"),
                row.getInt("wait_timeout"),
                row.getString("status"),
                row.getString("result"),
                row.getInt("superseded") == 1,
                row.getString("run_log"),
                row.getString("result_log"),
                row.getString("result_values"),
                row.getString("run_values"),
                Instant.ofEpochMilli(row.getLong("created")),
                RunTable.instant(row, "run_start"),
                RunTable.instant(row, "wait_start"),
                RunTable.instant(row, "finished"));
    }
}
