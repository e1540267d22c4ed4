package io.cameleer.store;

import io.cameleer.condition.ConditionExperiment;
import io.cameleer.experiment.TypedValue;
import io.cameleer.governor.Execution;
import io.cameleer.governor.GovernorRecords;
import io.cameleer.governor.Lanes;
import io.cameleer.governor.Standing;
import io.cameleer.governor.StateDefinition;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import io.cameleer.work.WorkKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link GovernorRecords} on the store. */
public final class GovernorTables implements GovernorRecords {

    private final Session session;
    private final ExecutionTable executions;
    private final VariableTable variables;

    GovernorTables(Session session) {
        this.session = session;
        this.executions = new ExecutionTable(session);
        this.variables = new VariableTable(session);
    }

    @Override
    public Instant now() {
        return session.now();
    }

    /** The action is looked up after the row is locked: a look-up in the same statement would be older than the lock. */
    @Override
    public Standing standing(long experimentId) {
        Standing locked = session.handle()
                .createQuery("SELECT id, label, version, state_id, parked, counted_after FROM experiment WHERE id = :id"
                        + session.lockingClause())
                .bind("id", experimentId)
                .map((row, context) -> new Standing(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getLong("version"),
                        number(row, "state_id"),
                        null,
                        instant(row, "parked"),
                        row.getLong("counted_after")))
                .one();
        Long action = session.handle()
                .createQuery("SELECT MAX(id) AS action_id FROM action WHERE experiment_id = :id")
                .bind("id", experimentId)
                .map((row, context) -> number(row, "action_id"))
                .findOne()
                .orElse(null);
        return new Standing(
                locked.experimentId(),
                locked.label(),
                locked.version(),
                locked.stateId(),
                action,
                locked.parked(),
                locked.countedAfter());
    }

    @Override
    public StateDefinition state(long stateId) {
        return session.workflows().state(stateId);
    }

    @Override
    public Optional<StateDefinition> sibling(long stateId, String label) {
        return session.workflows().sibling(stateId, label);
    }

    @Override
    public TransitionDefinition rootTransition(long workflowId) {
        return session.workflows().rootTransition(workflowId);
    }

    @Override
    public long move(Standing from, TransitionDefinition transition, String who, @Nullable String freetext) {
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
                .createQuery("INSERT INTO action (experiment_id, transition_id, who, freetext, start_time)"
                        + " VALUES (:experiment, :transition, :who, :freetext, :now) RETURNING id")
                .bind("experiment", from.experimentId())
                .bind("transition", transition.id())
                .bind("who", who)
                .bind("freetext", freetext)
                .bind("now", session.milliseconds())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public int transitionsSince(long experimentId, Instant since, long countedAfter) {
        return session.handle()
                .createQuery(
                        "SELECT COUNT(*) FROM action WHERE experiment_id = :id AND id > :after AND start_time > :since")
                .bind("after", countedAfter)
                .bind("id", experimentId)
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void park(long experimentId) {
        session.handle()
                .createUpdate("UPDATE experiment SET parked = :now WHERE id = :id")
                .bind("now", session.milliseconds())
                .bind("id", experimentId)
                .execute();
    }

    /** Only one that is parked: others keep being counted, whoever moves them. */
    @Override
    public void unpark(long experimentId) {
        session.handle()
                .createUpdate("UPDATE experiment SET parked = NULL, counted_after = (SELECT MAX(id) FROM action WHERE"
                        + " experiment_id = :id) WHERE id = :id AND parked IS NOT NULL")
                .bind("id", experimentId)
                .execute();
    }

    @Override
    public void reopenAction(long actionId) {
        session.handle()
                .createUpdate("UPDATE action SET success = 0, end_time = NULL, return_value = NULL WHERE id = :id")
                .bind("id", actionId)
                .execute();
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
        return executions.ofAction(actionId);
    }

    @Override
    public Optional<Execution> execution(long executionId) {
        return executions.find(executionId);
    }

    @Override
    public long addExecution(
            long actionId,
            long experimentId,
            CallbackDefinition callback,
            Execution.Progress progress,
            String workKey,
            @Nullable String conditionTrace) {
        return executions.add(actionId, experimentId, callback, progress, workKey, conditionTrace);
    }

    @Override
    public void save(Execution execution) {
        executions.save(execution.id(), execution.progress());
    }

    @Override
    public List<Execution> overdue(int limit) {
        return executions.overdue(limit);
    }

    @Override
    public void offerCallback(long executionId, Instant due) {
        Execution execution = executions.find(executionId).orElseThrow();
        session.work().offer(WorkKind.CALLBACK, executionId, due, Lanes.of(execution.callback()));
    }

    @Override
    public void withdrawCallback(long executionId) {
        session.work().withdraw(WorkKind.CALLBACK, executionId);
    }

    @Override
    public Optional<Offered> offered(long executionId) {
        return session.work().offered(WorkKind.CALLBACK, executionId);
    }

    @Override
    public void offerEvaluation(long experimentId) {
        session.work().offer(WorkKind.EVALUATE, experimentId, session.now());
    }

    @Override
    public boolean evaluationOffered(long experimentId) {
        return session.work().offered(WorkKind.EVALUATE, experimentId).isPresent();
    }

    @Override
    public void supersede(long actionId) {
        executions.supersede(actionId);
    }

    @Override
    public Map<String, TypedValue> variables(long experimentId) {
        return variables.of(experimentId);
    }

    @Override
    public void setVariable(long experimentId, String label, TypedValue value) {
        variables.set(experimentId, label, value);
    }

    @Override
    public void removeVariable(long experimentId, String label) {
        variables.remove(experimentId, label);
    }

    @Override
    public ConditionExperiment facts(long experimentId) {
        return session.experiments().facts(experimentId);
    }

    @Override
    public @Nullable String waits(long experimentId) {
        return session.handle()
                .createQuery("SELECT waits FROM experiment WHERE id = :id")
                .bind("id", experimentId)
                .mapTo(String.class)
                .one();
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
    public void journal(long experimentId, String who, String kind, String message, Map<String, ?> detail) {
        session.journal().by(who).add("experiment", experimentId, kind, message, detail);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long value = number(row, column);
        return value == null ? null : Instant.ofEpochMilli(value);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
