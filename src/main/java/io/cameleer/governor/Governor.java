package io.cameleer.governor;

import io.cameleer.condition.ConditionCallback;
import io.cameleer.condition.ConditionContext;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import io.cameleer.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes experiments through their workflows. Each public call does its whole part in the caller's transaction and is
 * safe to repeat: an experiment moves only when all executions of its last action are resolved, and only from the
 * version that was read.
 *
 * <p>The rules are Study Governor's (manual, 'States' and 'Callbacks'): entering a state creates all of its callbacks'
 * executions in order; when all are resolved, the transitions are tested in order and the first true one is taken.
 */
public final class Governor {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ConditionTests conditions;
    private final int transitionsAnHour;

    /** {@code transitionsAnHour}: an experiment that makes more is parked, with its reason. */
    public Governor(ConditionTests conditions, int transitionsAnHour) {
        this.conditions = conditions;
        this.transitionsAnHour = transitionsAnHour;
    }

    /** Takes the root's transition of a workflow: the experiment enters it, or enters it anew. */
    public void begin(GovernorRecords records, long experimentId, long workflowId) {
        move(records, records.standing(experimentId), records.rootTransition(workflowId), null);
        evaluate(records, experimentId);
    }

    /**
     * Moves the experiment on while its state allows it: all executions resolved and a transition's condition true, or
     * an automatic state without callbacks. Otherwise the sentence that says what it waits for is kept.
     */
    public void evaluate(GovernorRecords records, long experimentId) {
        for (Standing standing = records.standing(experimentId); ; standing = records.standing(experimentId)) {
            if (standing.stateId() == null || standing.actionId() == null) {
                return;
            }
            Optional<TransitionDefinition> next =
                    choose(records, standing, records.state(standing.stateId()), standing.actionId());
            if (next.isEmpty()) {
                return;
            }
            if (records.transitionsSince(experimentId, records.now().minus(HOUR)) >= transitionsAnHour) {
                park(records, experimentId);
                return;
            }
            move(records, standing, next.get(), null);
        }
    }

    /** Takes the transition to this state because a person or the API asks; its condition must hold. */
    public Optional<String> moveTo(
            GovernorRecords records, long experimentId, String state, @Nullable String freetext) {
        Standing standing = records.standing(experimentId);
        if (standing.stateId() == null || standing.actionId() == null) {
            return Optional.of("experiment " + standing.label() + " is in no workflow");
        }
        StateDefinition from = records.state(standing.stateId());
        Map<String, ConditionCallback> callbacks = callbacks(records.executions(standing.actionId()));
        for (TransitionDefinition transition : from.transitions()) {
            if (transition.destination().equals(state)) {
                ConditionTests.Test test = test(records, experimentId, transition.condition(), callbacks);
                if (test.isTrue()) {
                    move(records, standing, transition, freetext);
                    evaluate(records, experimentId);
                    return Optional.empty();
                }
                return Optional.of("the condition of the transition from " + from.label() + " to " + state
                        + " is not met: " + test.sentence());
            }
        }
        return Optional.of("no transition leads from " + from.label() + " to " + state);
    }

    /** Moves the experiment and creates the executions of the state that it enters. */
    private void move(
            GovernorRecords records, Standing standing, TransitionDefinition transition, @Nullable String freetext) {
        if (standing.actionId() != null) {
            records.supersede(standing.actionId());
        }
        long action = records.move(standing, transition, freetext);
        records.journal(
                standing.experimentId(),
                "state",
                "entered state " + transition.destination(),
                Map.of("action", action));
        enter(records, standing.experimentId(), action, records.state(transition.destinationId()));
    }

    /** Callbacks see an empty {@code callbacks} in their conditions, as the manual says. */
    private void enter(GovernorRecords records, long experimentId, long action, StateDefinition state) {
        for (CallbackDefinition callback : state.callbacks()) {
            ConditionTests.Test test = test(records, experimentId, callback.condition(), Map.of());
            String key = "experiment-" + experimentId + "/action-" + action + "/callback-" + callback.id();
            if (test.isError()) {
                long id = records.addExecution(action, experimentId, callback, "finished", "failed", key, test.trace());
                records.setLogs(id, "The callback's condition could not be evaluated: " + test.sentence(), null);
                records.journal(
                        experimentId,
                        "condition-error",
                        callback.label() + ": " + test.sentence(),
                        Map.of("execution", id));
            } else if (test.isTrue()) {
                long id = records.addExecution(action, experimentId, callback, "created", "none", key, test.trace());
                records.offerCallback(id, records.now().plusSeconds(callback.initialDelaySeconds()));
            } else {
                records.addExecution(action, experimentId, callback, "skipped", "none", key, test.trace());
            }
        }
    }

    private Optional<TransitionDefinition> choose(
            GovernorRecords records, Standing standing, StateDefinition state, long action) {
        long experiment = standing.experimentId();
        List<Execution> executions = records.executions(action);
        List<String> open = executions.stream()
                .filter(execution -> !execution.isResolved())
                .map(execution -> execution.callback().label() + " (" + execution.status() + ")")
                .toList();
        if (!open.isEmpty()) {
            records.setWaits(
                    experiment, "waits for callback " + String.join(", ", open) + " of state " + state.label());
            return Optional.empty();
        }
        if (state.isFinal()) {
            records.finishAction(action, null);
            records.setWaits(experiment, null);
            return Optional.empty();
        }
        if (state.callbacks().isEmpty() && !state.automatic()) {
            records.finishAction(action, null);
            records.setWaits(
                    experiment,
                    "waits in state " + state.label() + " for a person or the API to choose: "
                            + String.join(" or ", destinations(state)));
            return Optional.empty();
        }
        return firstTrue(records, experiment, state, action, callbacks(executions));
    }

    /**
     * Tests the transitions in order. A condition that cannot be evaluated ends the search: whether it would have come
     * first is not known, so a later one must not be taken in its stead.
     */
    private Optional<TransitionDefinition> firstTrue(
            GovernorRecords records,
            long experiment,
            StateDefinition state,
            long action,
            Map<String, ConditionCallback> callbacks) {
        List<Map<String, @Nullable Object>> tests = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        TransitionDefinition taken = null;
        boolean over = false;
        for (TransitionDefinition transition : state.transitions()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("transition_id", transition.id());
            row.put("destination", transition.destination());
            row.put("condition", transition.condition());
            row.put("test_result", null);
            tests.add(row);
            if (over) {
                continue;
            }
            ConditionTests.Test test = test(records, experiment, transition.condition(), callbacks);
            row.put("test_result", test.isError() ? null : test.isTrue());
            row.put("trace", test.trace() == null ? null : Json.read(test.trace()));
            sentences.add("to " + transition.destination() + ": " + test.sentence());
            if (test.isTrue()) {
                taken = transition;
                over = true;
            } else if (test.isError()) {
                records.journal(experiment, "condition-error", sentences.get(sentences.size() - 1), Map.of());
                over = true;
            }
        }
        records.finishAction(action, Json.write(tests));
        if (taken == null) {
            records.setWaits(
                    experiment,
                    "stays in state " + state.label() + ", no transition matched: " + String.join("; ", sentences));
        }
        return Optional.ofNullable(taken);
    }

    private void park(GovernorRecords records, long experimentId) {
        String reason = "parked: more than " + transitionsAnHour
                + " transitions within an hour; check the workflow for a loop, then set the state by hand";
        records.setWaits(experimentId, reason);
        records.journal(experimentId, "parked", reason, Map.of());
    }

    private ConditionTests.Test test(
            GovernorRecords records,
            long experimentId,
            @Nullable String condition,
            Map<String, ConditionCallback> callbacks) {
        if (condition == null || condition.isBlank()) {
            return ConditionTests.Test.unconditional();
        }
        return conditions.test(
                condition,
                ConditionContext.builder()
                        .experiment(records.facts(experimentId))
                        .callbacks(callbacks)
                        .build());
    }

    private static Map<String, ConditionCallback> callbacks(List<Execution> executions) {
        Map<String, ConditionCallback> map = new LinkedHashMap<>();
        for (Execution execution : executions) {
            String values = execution.resultValues();
            map.put(
                    execution.callback().label(),
                    new ConditionCallback(
                            execution.status(), execution.result(), values == null ? null : Json.readObject(values)));
        }
        return map;
    }

    private static List<String> destinations(StateDefinition state) {
        return state.transitions().stream()
                .map(TransitionDefinition::destination)
                .toList();
    }
}
