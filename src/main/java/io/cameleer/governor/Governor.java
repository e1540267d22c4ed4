package io.cameleer.governor;

import io.cameleer.governor.MoveOutcome.ConditionNotMet;
import io.cameleer.governor.MoveOutcome.Moved;
import io.cameleer.governor.MoveOutcome.NoSuchState;
import io.cameleer.governor.MoveOutcome.NoValidTransition;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import io.cameleer.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** Who is named in the journal for what nobody asked for. */
    public static final String WHO = "governor";

    private static final Duration HOUR = Duration.ofHours(1);

    private final TransitionSearch transitions;
    private final int transitionsAnHour;

    /** {@code transitionsAnHour}: an experiment that makes more is parked, with its reason. */
    public Governor(ConditionTests conditions, int transitionsAnHour) {
        this.transitions = new TransitionSearch(conditions);
        this.transitionsAnHour = transitionsAnHour;
    }

    /** A transition that is taken, and why. */
    private record Step(
            TransitionDefinition transition,
            String who,
            String why,
            @Nullable String freetext,
            List<Map<String, @Nullable Object>> tests) {}

    /** Takes the root's transition of a workflow: the experiment enters it, or enters it anew. */
    public void begin(GovernorRecords records, long experimentId, long workflowId, String who) {
        records.unpark(experimentId);
        Standing standing = records.standing(experimentId);
        move(
                records,
                standing,
                new Step(records.rootTransition(workflowId), who, "enters the workflow", null, List.of()));
        evaluate(records, experimentId);
    }

    /**
     * Moves the experiment on while its state allows it: all executions resolved and a transition's condition true, or
     * an automatic state without callbacks. Otherwise the sentence that says what it waits for is kept. A parked
     * experiment stays where it is.
     */
    public void evaluate(GovernorRecords records, long experimentId) {
        for (Standing standing = records.standing(experimentId); ; standing = records.standing(experimentId)) {
            if (standing.stateId() == null || standing.actionId() == null || standing.parked() != null) {
                return;
            }
            Step next = choose(records, standing, records.state(standing.stateId()), standing.actionId());
            if (next == null) {
                return;
            }
            Instant anHourAgo = records.now().minus(HOUR);
            if (records.transitionsSince(experimentId, anHourAgo, standing.countedAfter()) >= transitionsAnHour) {
                park(records, experimentId);
                return;
            }
            move(records, standing, next);
        }
    }

    /** Tests the transitions again because a person asks; a parked experiment is given back to the governor. */
    public void retest(GovernorRecords records, long experimentId, String who) {
        records.standing(experimentId);
        records.unpark(experimentId);
        records.journal(experimentId, who, "retest", "transitions tested again", Map.of());
        evaluate(records, experimentId);
    }

    /**
     * Takes the transition to this state because a person or the API asks; its condition must hold. Callbacks that still
     * run are superseded. A parked experiment is given back to the governor.
     *
     * @param freetext null: the sentence that Study Governor writes
     */
    public MoveOutcome moveTo(
            GovernorRecords records, long experimentId, String state, String who, @Nullable String freetext) {
        Standing standing = records.standing(experimentId);
        if (standing.stateId() == null || standing.actionId() == null) {
            return new NoSuchState(state);
        }
        StateDefinition target = records.sibling(standing.stateId(), state).orElse(null);
        if (target == null) {
            return new NoSuchState(state);
        }
        StateDefinition from = records.state(standing.stateId());
        List<TransitionDefinition> ways = from.transitions().stream()
                .filter(way -> way.destinationId() == target.id())
                .toList();
        if (ways.isEmpty()) {
            return new NoValidTransition(from.id(), from.label(), target.id(), target.label());
        }
        TransitionSearch.Found found =
                transitions.search(records, experimentId, ways, records.executions(standing.actionId()));
        if (found.taken() == null) {
            TransitionDefinition tested = ways.get(found.sentences().size() - 1);
            return new ConditionNotMet(tested.id(), tested.condition(), notMet(from, found));
        }
        String text = freetext != null
                ? freetext
                : "Transition triggered by setting state to " + target.label() + " (" + target.id() + ")";
        records.unpark(experimentId);
        long action = move(records, standing, new Step(found.taken(), who, text, text, found.tests()));
        evaluate(records, experimentId);
        return new Moved(action, target.id(), target.label());
    }

    private static String notMet(StateDefinition from, TransitionSearch.Found found) {
        return "Condition for the transition from " + from.label() + " is not met: "
                + String.join("; ", found.sentences());
    }

    /** Moves the experiment and creates the executions of the state that it enters. */
    private long move(GovernorRecords records, Standing standing, Step step) {
        String from = standing.stateId() == null
                ? null
                : records.state(standing.stateId()).label();
        if (standing.actionId() != null) {
            records.supersede(standing.actionId());
        }
        TransitionDefinition transition = step.transition();
        long action = records.move(standing, transition, step.who(), step.freetext());
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("action", action);
        detail.put("transition", transition.id());
        detail.put("from", from);
        detail.put("to", transition.destination());
        detail.put("why", step.why());
        detail.put("tests", step.tests());
        records.journal(
                standing.experimentId(), step.who(), "state", "entered state " + transition.destination(), detail);
        enter(records, standing.experimentId(), action, records.state(transition.destinationId()));
        return action;
    }

    /** Callbacks see an empty {@code callbacks} in their conditions, as the manual says. */
    private void enter(GovernorRecords records, long experimentId, long action, StateDefinition state) {
        Instant now = records.now();
        for (CallbackDefinition callback : state.callbacks()) {
            ConditionTests.Test test = transitions.test(records, experimentId, callback.condition(), Map.of());
            String key = "experiment-" + experimentId + "/action-" + action + "/callback-" + callback.id();
            Execution.Progress progress = test.isError()
                    ? conditionFailed(test, now)
                    : Execution.Progress.fresh(test.isTrue() ? "created" : "skipped", "none", now);
            long id = records.addExecution(action, experimentId, callback, progress, key, test.trace());
            if (test.isError()) {
                records.journal(
                        experimentId,
                        WHO,
                        "condition-error",
                        callback.label() + ": " + test.sentence(),
                        Map.of("execution", id));
            } else if (test.isTrue()) {
                records.offerCallback(id, now.plusSeconds(callback.initialDelaySeconds()));
            } else {
                records.journal(
                        experimentId,
                        WHO,
                        "callback",
                        "callback " + callback.label() + ": skipped, " + test.sentence(),
                        Map.of("execution", id));
            }
        }
    }

    private static Execution.Progress conditionFailed(ConditionTests.Test test, Instant now) {
        return new ProgressChange(
                        null, null, null, "The callback's condition could not be evaluated: " + test.sentence(), null)
                .applyTo(Execution.Progress.fresh("finished", "failed", now), now);
    }

    /** The step to take; null: the experiment waits, and the sentence that says for what is kept. */
    private @Nullable Step choose(GovernorRecords records, Standing standing, StateDefinition state, long action) {
        long experiment = standing.experimentId();
        List<Execution> executions = records.executions(action);
        String open = executions.stream()
                .filter(execution -> !execution.isResolved())
                .map(execution -> execution.callback().label() + " (" + execution.status() + ")")
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            records.setWaits(experiment, "waits for callback " + open + " of state " + state.label());
            return null;
        }
        if (state.isFinal()) {
            records.finishAction(action, null);
            records.setWaits(experiment, null);
            return null;
        }
        if (state.waitsForPerson()) {
            records.finishAction(action, null);
            records.setWaits(
                    experiment,
                    "waits in state " + state.label() + " for a person or the API to choose: " + state.destinations());
            return null;
        }
        TransitionSearch.Found found = transitions.search(records, experiment, state.transitions(), executions);
        records.finishAction(action, Json.write(found.tests()));
        if (found.taken() == null) {
            stay(records, experiment, state, found);
            return null;
        }
        return new Step(found.taken(), WHO, String.join("; ", found.sentences()), null, found.tests());
    }

    private static void stay(
            GovernorRecords records, long experiment, StateDefinition state, TransitionSearch.Found found) {
        String sentence = "stays in state " + state.label()
                + (found.error() == null ? Why.NO_TRANSITION : Why.CONDITION_ERROR)
                + String.join("; ", found.sentences());
        records.setWaits(experiment, sentence);
        records.journal(
                experiment,
                WHO,
                found.error() == null ? "no-transition" : "condition-error",
                sentence,
                Map.of("tests", found.tests()));
    }

    private void park(GovernorRecords records, long experimentId) {
        String reason = "parked: more than " + transitionsAnHour
                + " transitions within an hour; check the workflow for a loop, then set the state or ask for the"
                + " transitions to be tested again";
        records.park(experimentId);
        records.setWaits(experimentId, reason);
        records.journal(experimentId, WHO, "parked", reason, Map.of());
    }
}
