package io.cameleer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of stored workflows as people read them: workflows, states, transitions and callbacks. */
public final class DefinitionTable {

    private static final String STATE = "SELECT s.id, s.label, s.freetext, s.automatic, w.id AS workflow_id,"
            + " w.label AS workflow_label FROM state s JOIN workflow w ON w.id = s.workflow_id";
    private static final String TRANSITION = "SELECT t.id, t.condition, a.id AS source_id, a.label AS source_label,"
            + " b.id AS destination_id, b.label AS destination_label FROM transition t"
            + " JOIN state a ON a.id = t.source_state_id JOIN state b ON b.id = t.destination_state_id";
    private static final String CALLBACK =
            "SELECT c.*, s.label AS state_label FROM callback c JOIN state s ON s.id = c.state_id";

    /** One version of a workflow. */
    public record WorkflowRow(long id, String label, int version) {}

    public record StateRow(long id, String label, @Nullable String freetext, boolean automatic, Labelled workflow) {}

    public record TransitionRow(long id, Labelled source, Labelled destination, @Nullable String condition) {}

    /** A callback; {@code arguments} and {@code variableMap} are JSON objects, the limits minutes, the delay seconds. */
    public record CallbackRow(
            long id,
            String label,
            Labelled state,
            String function,
            String arguments,
            String variableMap,
            int runTimeout,
            int waitTimeout,
            int initialDelay,
            @Nullable String description,
            @Nullable String condition) {}

    private final Session session;

    DefinitionTable(Session session) {
        this.session = session;
    }

    /** All versions of all workflows, in the order in which they were loaded. */
    public List<WorkflowRow> workflows(Page page) {
        return session.handle()
                .createQuery("SELECT id, label, version FROM workflow ORDER BY id LIMIT :limit OFFSET :offset")
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> workflow(row))
                .list();
    }

    public Optional<WorkflowRow> workflow(long id) {
        return session.handle()
                .createQuery("SELECT id, label, version FROM workflow WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> workflow(row))
                .findOne();
    }

    /** The newest version of this label; of any label where it is null. */
    public Optional<WorkflowRow> newest(@Nullable String label) {
        return session.handle()
                .createQuery("SELECT id, label, version FROM workflow"
                        + " WHERE (CAST(:label AS TEXT) IS NULL OR label = :label) ORDER BY id DESC LIMIT 1")
                .bind("label", label)
                .map((row, context) -> workflow(row))
                .findOne();
    }

    private static WorkflowRow workflow(ResultSet row) throws SQLException {
        return new WorkflowRow(row.getLong("id"), row.getString("label"), row.getInt("version"));
    }

    public Optional<StateRow> state(long id) {
        return session.handle()
                .createQuery(STATE + " WHERE s.id = :id")
                .bind("id", id)
                .map((row, context) -> state(row))
                .findOne();
    }

    public List<StateRow> states(Page page) {
        return session.handle()
                .createQuery(STATE + " ORDER BY s.id LIMIT :limit OFFSET :offset")
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> state(row))
                .list();
    }

    /** The states of one version of a workflow, in the file's order. */
    public List<StateRow> statesOf(long workflow) {
        return session.handle()
                .createQuery(STATE + " WHERE w.id = :workflow ORDER BY s.position")
                .bind("workflow", workflow)
                .map((row, context) -> state(row))
                .list();
    }

    /** Whether any workflow has a state of this label. */
    public boolean hasState(String label) {
        return session.handle()
                .createQuery("SELECT id FROM state WHERE label = :label LIMIT 1")
                .bind("label", label)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    private static StateRow state(ResultSet row) throws SQLException {
        return new StateRow(
                row.getLong("id"),
                row.getString("label"),
                row.getString("freetext"),
                row.getInt("automatic") == 1,
                new Labelled(row.getLong("workflow_id"), row.getString("workflow_label")));
    }

    public Optional<TransitionRow> transition(long id) {
        return session.handle()
                .createQuery(TRANSITION + " WHERE t.id = :id")
                .bind("id", id)
                .map((row, context) -> transition(row))
                .findOne();
    }

    public List<TransitionRow> transitions(Page page) {
        return session.handle()
                .createQuery(TRANSITION + " ORDER BY t.id LIMIT :limit OFFSET :offset")
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> transition(row))
                .list();
    }

    private static TransitionRow transition(ResultSet row) throws SQLException {
        return new TransitionRow(
                row.getLong("id"),
                new Labelled(row.getLong("source_id"), row.getString("source_label")),
                new Labelled(row.getLong("destination_id"), row.getString("destination_label")),
                row.getString("condition"));
    }

    public Optional<CallbackRow> callback(long id) {
        return session.handle()
                .createQuery(CALLBACK + " WHERE c.id = :id")
                .bind("id", id)
                .map((row, context) -> callback(row))
                .findOne();
    }

    public List<Labelled> callbacks(Page page) {
        return session.handle()
                .createQuery("SELECT id, label FROM callback ORDER BY id LIMIT :limit OFFSET :offset")
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> Labelled.of(row))
                .list();
    }

    /** The callbacks of a state, in the file's order. */
    public List<Labelled> callbacksOf(long state) {
        return session.handle()
                .createQuery("SELECT id, label FROM callback WHERE state_id = :state ORDER BY position")
                .bind("state", state)
                .map((row, context) -> Labelled.of(row))
                .list();
    }

    private static CallbackRow callback(ResultSet row) throws SQLException {
        return new CallbackRow(
                row.getLong("id"),
                row.getString("label"),
                new Labelled(row.getLong("state_id"), row.getString("state_label")),
                row.getString("function"),
                row.getString("callback_arguments"),
                row.getString("variable_map"),
                row.getInt("run_timeout"),
                row.getInt("wait_timeout"),
                row.getInt("initial_delay"),
                row.getString("description"),
                row.getString("condition"));
    }
}
