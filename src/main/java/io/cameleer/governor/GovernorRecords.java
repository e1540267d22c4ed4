package io.cameleer.governor;

import io.cameleer.condition.ConditionExperiment;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the governor reads and writes. Every call belongs to the one transaction that the caller holds. */
public interface GovernorRecords {

    Instant now();

    /** Where the experiment stands; its row is locked until the transaction ends. */
    Standing standing(long experimentId);

    StateDefinition state(long stateId);

    /** The one transition of a workflow's root. */
    TransitionDefinition rootTransition(long workflowId);

    /**
     * Moves the experiment and records the action; gives the action's id.
     *
     * @throws IllegalStateException the experiment has moved since {@code from} was read; nothing may be kept
     */
    long move(Standing from, TransitionDefinition transition, @Nullable String freetext);

    /** How many transitions the experiment made since. */
    int transitionsSince(long experimentId, Instant since);

    /** Ends an action; {@code returnValue} holds the tests of the transitions, as JSON. */
    void finishAction(long actionId, @Nullable String returnValue);

    List<Execution> executions(long actionId);

    Optional<Execution> execution(long executionId);

    /** Adds an execution; {@code workKey} stays the same over all attempts. */
    long addExecution(
            long actionId,
            long experimentId,
            CallbackDefinition callback,
            String status,
            String result,
            String workKey,
            @Nullable String conditionTrace);

    /** Offers a created execution to the workers. */
    void offerCallback(long executionId, Instant due);

    /** Asks for the experiment's transitions to be evaluated. */
    void offerEvaluation(long experimentId);

    /** Marks what still runs of this action as superseded; what nobody has claimed becomes skipped. */
    void supersede(long actionId);

    /** Sets status and result and stamps the time that belongs to the status. */
    void setStatus(long executionId, String status, String result);

    void setLogs(long executionId, @Nullable String runLog, @Nullable String resultLog);

    /** Keeps result values, as JSON; {@code keepOld} moves the ones before to the run's own. */
    void setValues(long executionId, String resultValues, boolean keepOld);

    /** Stores a variable; {@code value} is a plain JSON value. */
    void setVariable(long experimentId, String label, @Nullable Object value);

    /** What conditions see of the experiment. */
    ConditionExperiment facts(long experimentId);

    /** The sentence that says what the experiment waits for; null: it waits for nothing. */
    void setWaits(long experimentId, @Nullable String sentence);

    void journal(long experimentId, String kind, String message, Map<String, ?> detail);
}
