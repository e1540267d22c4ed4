package io.cameleer.store;

import io.cameleer.governor.StateDefinition;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import io.cameleer.json.Json;
import io.cameleer.workflow.State;
import io.cameleer.workflow.Transition;
import io.cameleer.workflow.Workflow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Workflows, with states and transitions as rows. A changed workflow becomes a new version; experiments stay in the
 * version they entered.
 */
public final class WorkflowTable {

    /** A stored version of a workflow. */
    public record Stored(long id, String label, int version, String hash) {}

    private final Session session;

    WorkflowTable(Session session) {
        this.session = session;
    }

    /** The newest version with this label. */
    public Optional<Stored> newest(String label) {
        return session.handle()
                .createQuery("SELECT id, label, version, hash FROM workflow WHERE label = :label"
                        + " ORDER BY version DESC LIMIT 1")
                .bind("label", label)
                .map((row, context) -> new Stored(
                        row.getLong("id"), row.getString("label"), row.getInt("version"), row.getString("hash")))
                .findOne();
    }

    /** Stores the workflow as a new version, unless the newest is the same text. */
    public Stored put(Workflow workflow) {
        Optional<Stored> newest = newest(workflow.label());
        if (newest.isPresent() && newest.get().hash().equals(workflow.hash())) {
            return newest.get();
        }
        int version = newest.map(Stored::version).orElse(0) + 1;
        long id = session.handle()
                .createQuery("INSERT INTO workflow (label, version, hash, source, loaded)"
                        + " VALUES (:label, :version, :hash, :source, :now) RETURNING id")
                .bind("label", workflow.label())
                .bind("version", version)
                .bind("hash", workflow.hash())
                .bind("source", workflow.source())
                .bind("now", session.milliseconds())
                .mapTo(Long.class)
                .one();
        Map<String, Long> states = new HashMap<>();
        for (State state : workflow.states()) {
            states.put(state.label(), addState(id, states.size(), state));
        }
        for (State state : workflow.states()) {
            addTransitions(states, state);
        }
        workflow.externalSystems().forEach(this::putExternalSystem);
        workflow.scantypes()
                .forEach(scantype -> session.externals().putScantype(scantype.modality(), scantype.protocol()));
        return new Stored(id, workflow.label(), version, workflow.hash());
    }

    private long addState(long workflow, int position, State state) {
        long id = session.handle()
                .createQuery("INSERT INTO state (workflow_id, position, label, freetext, automatic)"
                        + " VALUES (:workflow, :position, :label, :freetext, :automatic) RETURNING id")
                .bind("workflow", workflow)
                .bind("position", position)
                .bind("label", state.label())
                .bind("freetext", state.freetext())
                .bind("automatic", state.automatic() ? 1 : 0)
                .mapTo(Long.class)
                .one();
        int at = 0;
        for (io.cameleer.workflow.CallbackDefinition callback : state.callbacks()) {
            session.handle()
                    .createUpdate("INSERT INTO callback (state_id, position, label, function, callback_arguments,"
                            + " variable_map, run_timeout, wait_timeout, initial_delay, description, condition, retries, backoff)"
                            + " VALUES (:state, :position, :label, :function, :arguments, :variables, :run, :wait,"
                            + " :delay, :description, :condition, :retries, :backoff)")
                    .bind("state", id)
                    .bind("position", at++)
                    .bind("label", callback.label())
                    .bind("function", callback.function())
                    .bind("arguments", Json.write(callback.arguments()))
                    .bind("variables", Json.write(callback.variableMap()))
                    .bind("run", callback.runTimeoutMinutes())
                    .bind("wait", callback.waitTimeoutMinutes())
                    .bind("delay", callback.initialDelaySeconds())
                    .bind("description", callback.description())
                    .bind("condition", callback.condition())
                    .bind("retries", callback.retries())
                    .bind("backoff", callback.backoffSeconds())
                    .execute();
        }
        return id;
    }

    private void addTransitions(Map<String, Long> states, State state) {
        int position = 0;
        for (Transition transition : state.transitions()) {
            session.handle()
                    .createUpdate("INSERT INTO transition (source_state_id, destination_state_id, position, condition)"
                            + " VALUES (:source, :destination, :position, :condition)")
                    .bind("source", states.get(state.label()))
                    .bind("destination", states.get(transition.destination()))
                    .bind("position", position++)
                    .bind("condition", transition.condition())
                    .execute();
        }
    }

    /** Adds or changes an external system. */
    public void putExternalSystem(String name, String url) {
        session.handle()
                .createUpdate("INSERT INTO external_system (system_name, url) VALUES (:name, :url)"
                        + " ON CONFLICT (system_name) DO UPDATE SET url = excluded.url")
                .bind("name", name)
                .bind("url", url)
                .execute();
    }

    public Map<String, String> externalSystems() {
        Map<String, String> systems = new LinkedHashMap<>();
        session.handle()
                .createQuery("SELECT system_name, url FROM external_system ORDER BY id")
                .map((row, context) -> Map.entry(row.getString("system_name"), row.getString("url")))
                .forEach(system -> systems.put(system.getKey(), system.getValue()));
        return systems;
    }

    StateDefinition state(long id) {
        return session.handle()
                .createQuery("SELECT id, label, automatic FROM state WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new StateDefinition(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getInt("automatic") == 1,
                        callbacks(id),
                        transitions(id)))
                .one();
    }

    Optional<StateDefinition> sibling(long state, String label) {
        return session.handle()
                .createQuery("SELECT s.id FROM state s JOIN state t ON t.workflow_id = s.workflow_id"
                        + " WHERE t.id = :state AND s.label = :label")
                .bind("state", state)
                .bind("label", label)
                .mapTo(Long.class)
                .findOne()
                .map(this::state);
    }

    /** The root is {@code untracked} where there is one, else the state without incoming transitions. */
    TransitionDefinition rootTransition(long workflow) {
        long root = session.handle()
                .createQuery(
                        "SELECT id FROM state s WHERE workflow_id = :workflow AND (label = 'untracked' OR NOT EXISTS"
                                + " (SELECT 1 FROM transition t WHERE t.destination_state_id = s.id AND t.source_state_id <> s.id))"
                                + " ORDER BY CASE WHEN label = 'untracked' THEN 0 ELSE 1 END, position LIMIT 1")
                .bind("workflow", workflow)
                .mapTo(Long.class)
                .one();
        return transitions(root).get(0);
    }

    private List<TransitionDefinition> transitions(long state) {
        return session.handle()
                .createQuery("SELECT t.id, t.destination_state_id, s.label, t.condition FROM transition t"
                        + " JOIN state s ON s.id = t.destination_state_id"
                        + " WHERE t.source_state_id = :state ORDER BY t.position")
                .bind("state", state)
                .map((row, context) -> new TransitionDefinition(
                        row.getLong("id"),
                        row.getLong("destination_state_id"),
                        row.getString("label"),
                        row.getString("condition")))
                .list();
    }

    private List<CallbackDefinition> callbacks(long state) {
        return session.handle()
                .createQuery("SELECT * FROM callback WHERE state_id = :state ORDER BY position")
                .bind("state", state)
                .map((row, context) -> callback(row))
                .list();
    }

    static CallbackDefinition callback(java.sql.ResultSet row) throws java.sql.SQLException {
        Map<String, String> variables = new LinkedHashMap<>();
        Json.readObject(row.getString("variable_map"))
                .forEach((target, source) -> variables.put(target, String.valueOf(source)));
        return new CallbackDefinition(
                row.getLong("id"),
                row.getString("label"),
                row.getString("function"),
                Json.readObject(row.getString("callback_arguments")),
                variables,
                row.getInt("run_timeout"),
                row.getInt("wait_timeout"),
                row.getInt("initial_delay"),
                row.getString("condition"),
                row.getInt("retries"),
                row.getInt("backoff"));
    }
}
