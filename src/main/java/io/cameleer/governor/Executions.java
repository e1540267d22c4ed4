package io.cameleer.governor;

import io.cameleer.json.Json;
import io.cameleer.workflow.JsonPointer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a callback execution goes through: created, running, waiting, finished. The results of an execution whose
 * experiment has left the state are recorded and change nothing else.
 */
public final class Executions {

    /** How a run of a callback ended; {@code values} is a JSON object as text. */
    public record Report(boolean success, @Nullable String values, @Nullable String runLog) {}

    private Executions() {}

    /** A worker begins. */
    public static void started(GovernorRecords records, Execution execution) {
        records.setStatus(execution.id(), "running", "none");
    }

    /** A worker is done: the execution waits for a final word where its callback says so, else it is finished. */
    public static void ran(GovernorRecords records, Execution execution, Report report) {
        records.setLogs(execution.id(), report.runLog(), null);
        if (report.values() != null) {
            records.setValues(execution.id(), report.values(), false);
        }
        if (report.success() && execution.callback().waitTimeoutMinutes() > 0) {
            records.setStatus(execution.id(), "waiting", "none");
            records.offerEvaluation(execution.experimentId());
        } else {
            finish(records, execution, report.success() ? "success" : "failed", report.values());
        }
    }

    /** The final word on an execution, from its worker, a person or another system. */
    public static void finish(GovernorRecords records, Execution execution, String result, @Nullable String values) {
        records.setStatus(execution.id(), "finished", result);
        if (execution.superseded()) {
            records.journal(
                    execution.experimentId(),
                    "superseded",
                    "callback " + execution.callback().label() + " ended as " + result
                            + " after its state was left; recorded, nothing else",
                    Map.of("execution", execution.id()));
            return;
        }
        records.journal(
                execution.experimentId(),
                "callback",
                "callback " + execution.callback().label() + ": " + result,
                Map.of("execution", execution.id()));
        if (result.equals("success") && values != null) {
            Object document = Json.read(values);
            execution
                    .callback()
                    .variableMap()
                    .forEach((target, source) -> records.setVariable(
                            execution.experimentId(),
                            target,
                            JsonPointer.parse(source).find(document).orElse(null)));
        }
        records.offerEvaluation(execution.experimentId());
    }
}
