package io.cameleer.callback.dispatch;

import io.cameleer.governor.Execution;
import io.cameleer.governor.Executions;
import io.cameleer.governor.GovernorRecords;
import io.cameleer.store.Store;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a person does to a callback execution. Each command gives why not, as a sentence, or nothing. */
public final class ExecutionCommands {

    private final Store store;
    private final EndExecution ending;

    public ExecutionCommands(Store store, EndExecution ending) {
        this.store = store;
        this.ending = ending;
    }

    /** Ends it as failed with this reason, and then what really runs for it. */
    public Optional<String> cancel(long execution, String who, String reason) {
        Optional<String> refusal = with(execution, (records, found) -> Executions.cancel(records, found, who, reason));
        if (refusal.isEmpty()) {
            ending.end(execution, "it was cancelled by " + who);
        }
        return refusal;
    }

    /** Runs it again: a fresh attempt with the same key. */
    public Optional<String> retry(long execution, String who) {
        return with(execution, (records, found) -> Executions.retry(records, found, who));
    }

    private Optional<String> with(long execution, BiFunction<GovernorRecords, Execution, Optional<String>> command) {
        return store.transact(session -> session.governor()
                .execution(execution)
                .map(found -> command.apply(session.governor(), found))
                .orElseGet(() -> Optional.of("there is no callback execution " + execution)));
    }
}
