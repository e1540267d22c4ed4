package io.cameleer.governor;

import io.cameleer.condition.ConditionExperiment;
import io.cameleer.experiment.TypedValue;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records of one experiment in memory; what the store does, without a store. */
final class MemoryRecords implements GovernorRecords {

    static final long EXPERIMENT = 1;

    final List<StateDefinition> states;
    final List<Execution> executions = new ArrayList<>();
    final List<Instant> moves = new ArrayList<>();
    final List<String> journal = new ArrayList<>();
    final Map<String, TypedValue> variables = new LinkedHashMap<>();
    final Map<Long, Offered> work = new LinkedHashMap<>();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    boolean evaluation;

    private Standing standing = new Standing(EXPERIMENT, "e", 0, null, null, null, 0);
    private @Nullable String waits;

    MemoryRecords(List<StateDefinition> states) {
        this.states = states;
    }

    private Standing at(@Nullable Long state, @Nullable Long action, @Nullable Instant parked, long countedAfter) {
        return new Standing(EXPERIMENT, "e", standing.version(), state, action, parked, countedAfter);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Standing standing(long experimentId) {
        return standing;
    }

    @Override
    public StateDefinition state(long stateId) {
        return states.get((int) stateId);
    }

    @Override
    public Optional<StateDefinition> sibling(long stateId, String label) {
        return states.stream().filter(state -> state.label().equals(label)).findFirst();
    }

    @Override
    public TransitionDefinition rootTransition(long workflowId) {
        return new TransitionDefinition(999, 0, states.get(0).label(), null);
    }

    @Override
    public long move(Standing from, TransitionDefinition transition, String who, @Nullable String freetext) {
        if (from.version() != standing.version()) {
            throw new IllegalStateException("moved meanwhile");
        }
        moves.add(now);
        standing = new Standing(
                EXPERIMENT,
                "e",
                from.version() + 1,
                transition.destinationId(),
                (long) moves.size(),
                standing.parked(),
                standing.countedAfter());
        return moves.size();
    }

    @Override
    public int transitionsSince(long experimentId, Instant since, long countedAfter) {
        return (int) moves.stream()
                .skip(countedAfter)
                .filter(move -> move.isAfter(since))
                .count();
    }

    @Override
    public void park(long experimentId) {
        standing = at(standing.stateId(), standing.actionId(), now, standing.countedAfter());
    }

    @Override
    public void unpark(long experimentId) {
        if (standing.parked() != null) {
            standing = at(standing.stateId(), standing.actionId(), null, moves.size());
        }
    }

    @Override
    public void finishAction(long actionId, @Nullable String returnValue) {}

    @Override
    public void reopenAction(long actionId) {}

    @Override
    public List<Execution> executions(long actionId) {
        return executions.stream()
                .filter(execution -> execution.actionId() == actionId)
                .toList();
    }

    @Override
    public Optional<Execution> execution(long executionId) {
        return Optional.of(executions.get((int) executionId));
    }

    @Override
    public long addExecution(
            long actionId,
            long experimentId,
            CallbackDefinition callback,
            Execution.Progress progress,
            String workKey,
            @Nullable String conditionTrace) {
        long id = executions.size();
        executions.add(new Execution(id, actionId, experimentId, callback, false, "secret", workKey, progress));
        return id;
    }

    @Override
    public void save(Execution execution) {
        executions.set((int) execution.id(), execution);
    }

    @Override
    public List<Execution> overdue(int limit) {
        return executions.stream()
                .filter(execution -> execution.deadline() != null && !now.isBefore(execution.deadline()))
                .limit(limit)
                .toList();
    }

    @Override
    public void offerCallback(long executionId, Instant due) {
        if (work.putIfAbsent(executionId, new Offered(due, false, null, null)) != null) {
            throw new AssertionError("offered twice");
        }
    }

    @Override
    public void withdrawCallback(long executionId) {
        work.remove(executionId);
    }

    @Override
    public Optional<Offered> offered(long executionId) {
        return Optional.ofNullable(work.get(executionId));
    }

    @Override
    public void offerEvaluation(long experimentId) {
        evaluation = true;
    }

    @Override
    public boolean evaluationOffered(long experimentId) {
        return evaluation;
    }

    @Override
    public void supersede(long actionId) {
        for (Execution execution : executions(actionId)) {
            if (execution.isResolved()) {
                continue;
            }
            boolean unclaimed =
                    execution.status().equals("created") || execution.status().equals("queued");
            Execution.Progress progress = unclaimed
                    ? ProgressChange.of("skipped", "none").applyTo(execution.progress(), now)
                    : execution.progress();
            if (unclaimed) {
                work.remove(execution.id());
            }
            save(new Execution(
                    execution.id(),
                    actionId,
                    EXPERIMENT,
                    execution.callback(),
                    true,
                    "secret",
                    execution.workKey(),
                    progress));
        }
    }

    @Override
    public Map<String, TypedValue> variables(long experimentId) {
        return variables;
    }

    @Override
    public void setVariable(long experimentId, String label, TypedValue value) {
        variables.put(label, value);
    }

    @Override
    public void removeVariable(long experimentId, String label) {
        variables.remove(label);
    }

    @Override
    public ConditionExperiment facts(long experimentId) {
        Map<String, Object> plain = new LinkedHashMap<>();
        variables.forEach((label, value) -> plain.put(label, value.forConditions()));
        return new ConditionExperiment(
                "e", LocalDateTime.of(2024, 3, 15, 9, 0), "", plain, "s", "c", Map.of(), Map.of(), Map.of());
    }

    @Override
    public @Nullable String waits(long experimentId) {
        return waits;
    }

    @Override
    public void setWaits(long experimentId, @Nullable String sentence) {
        waits = sentence;
    }

    @Override
    public void journal(long experimentId, String who, String kind, String message, Map<String, ?> detail) {
        journal.add(who + " " + kind + " " + message);
    }
}
