package io.cameleer.governor;

import io.cameleer.condition.ConditionExperiment;
import io.cameleer.experiment.TypedValue;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the governor reads and writes. Every call belongs to the one transaction that the caller holds. Whoever changes
 * anything of an experiment takes its {@link #standing} first, so that all lock in the same order.
 */
public interface GovernorRecords {

    /** How the work of a callback execution is offered; {@code reason}: why a worker gave it back. */
    record Offered(Instant due, boolean claimed, @Nullable String queue, @Nullable String reason) {}

    Instant now();

    /** Where the experiment stands; its row is locked until the transaction ends. */
    Standing standing(long experimentId);

    StateDefinition state(long stateId);

    /** The state with this label in the same workflow. */
    Optional<StateDefinition> sibling(long stateId, String label);

    /** The one transition of a workflow's root. */
    TransitionDefinition rootTransition(long workflowId);

    /**
     * Moves the experiment and records the action; gives the action's id.
     *
     * @throws IllegalStateException the experiment has moved since {@code from} was read; nothing may be kept
     */
    long move(Standing from, TransitionDefinition transition, String who, @Nullable String freetext);

    /** How many transitions the experiment made since, not counting actions up to {@code countedAfter}. */
    int transitionsSince(long experimentId, Instant since, long countedAfter);

    /** Takes the experiment out of the governor's hands. */
    void park(long experimentId);

    /** Gives it back; its transitions are counted from now on. */
    void unpark(long experimentId);

    /** Ends an action; {@code returnValue} holds the tests of the transitions, as JSON. */
    void finishAction(long actionId, @Nullable String returnValue);

    /** Takes an action's end back, because one of its callbacks is run again. */
    void reopenAction(long actionId);

    /** In the order in which they were created. */
    List<Execution> executions(long actionId);

    Optional<Execution> execution(long executionId);

    /** Adds an execution; {@code workKey} stays the same over all attempts. */
    long addExecution(
            long actionId,
            long experimentId,
            CallbackDefinition callback,
            Execution.Progress progress,
            String workKey,
            @Nullable String conditionTrace);

    /** Keeps the progress of an execution. */
    void save(Execution execution);

    /** Running and waiting executions whose deadline is not after now, by experiment. */
    List<Execution> overdue(int limit);

    /** Offers the execution to the workers; it must not be offered already. */
    void offerCallback(long executionId, Instant due);

    /** Takes the execution's work away from whoever holds it: a completion of its claim is refused from now on. */
    void withdrawCallback(long executionId);

    Optional<Offered> offered(long executionId);

    /** Asks for the experiment's transitions to be evaluated. */
    void offerEvaluation(long experimentId);

    /** Whether an evaluation is asked for and not done yet. */
    boolean evaluationOffered(long experimentId);

    /** Marks what still runs of this action as superseded; what nobody has claimed becomes skipped. */
    void supersede(long actionId);

    Map<String, TypedValue> variables(long experimentId);

    /** A second store replaces value and type. */
    void setVariable(long experimentId, String label, TypedValue value);

    void removeVariable(long experimentId, String label);

    /** What conditions see of the experiment. */
    ConditionExperiment facts(long experimentId);

    /** The sentence that was kept last. */
    @Nullable
    String waits(long experimentId);

    /** The sentence that says what the experiment waits for; null: it waits for nothing. */
    void setWaits(long experimentId, @Nullable String sentence);

    /** Adds a line; {@code who} is a person, an API client, a worker, the timer or the governor. */
    void journal(long experimentId, String who, String kind, String message, Map<String, ?> detail);
}
