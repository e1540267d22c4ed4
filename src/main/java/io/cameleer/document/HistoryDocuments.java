package io.cameleer.document;

import io.cameleer.experiment.Experiment;
import io.cameleer.governor.Waiting;
import io.cameleer.governor.Why;
import io.cameleer.json.Json;
import io.cameleer.store.HistoryTable.ActionRow;
import io.cameleer.store.HistoryTable.ExecutionRow;
import io.cameleer.store.Labelled;
import io.cameleer.store.Session;
import io.cameleer.store.Timeline.CallbackRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Actions and callback executions. */
final class HistoryDocuments {

    private final Links links;
    private final StudyDocuments studies;
    private final WorkflowDocuments workflows;

    HistoryDocuments(Links links, StudyDocuments studies, WorkflowDocuments workflows) {
        this.links = links;
        this.studies = studies;
        this.workflows = workflows;
    }

    static List<Map<String, Object>> executionSummaries(List<Long> executions) {
        return executions.stream()
                .map(id -> Links.summary("callback_executions", id))
                .toList();
    }

    Map<String, Object> actionSummary(ActionRow action) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", action.id());
        document.put("success", action.success());
        document.put("return_value", action.returnValue());
        document.put("uri", Links.uri("actions", action.id()));
        return document;
    }

    Map<String, Object> action(Session session, ActionRow action) {
        Map<String, Object> document = Links.summary("actions", action.id());
        links.addAddresses(document, "actions", action.id(), "/actions/" + action.id());
        document.put("experiment", Links.summary("experiments", action.experiment()));
        document.put("transition", Links.summary("transitions", action.transitionId()));
        document.put("executions", executionSummaries(session.history().executionsOf(action.id())));
        document.put("success", action.success());
        document.put("return_value", action.returnValue());
        document.put("freetext", action.freetext());
        document.put("start_time", links.time(action.start()));
        document.put("end_time", links.time(action.end()));
        return document;
    }

    Map<String, Object> why(Session session, Why why, Experiment experiment) {
        Optional<Waiting> waiting = why.of(session.governor(), experiment.id());
        Map<String, Object> whole = studies.experiment(session, experiment);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("experiment", Links.summary("experiments", new Labelled(experiment.id(), experiment.label())));
        document.put("state", whole.get("state"));
        document.put("workflow", whole.get("workflow"));
        document.put("arrived", waiting.isEmpty());
        document.put("reason", waiting.map(found -> found.reason().label()).orElse(null));
        document.put(
                "why",
                waiting.map(Waiting::sentence)
                        .orElseGet(() -> "has reached the final state " + experiment.state() + " of workflow "
                                + experiment.workflow()));
        document.put("since", links.time(waiting.map(Waiting::since).orElse(null)));
        document.put("until", links.time(waiting.map(Waiting::until).orElse(null)));
        document.put("tests", lastTests(session, experiment.id()));
        document.put("callbacks", presentCallbacks(session, experiment.id()));
        return document;
    }

    /** How the callbacks of the present state went, each with its condition and what the parts of that came to. */
    private static List<Map<String, Object>> presentCallbacks(Session session, long experiment) {
        return session.timeline().latest(experiment, 1).stream()
                .flatMap(step -> session.timeline().callbacks(step.id()).stream())
                .map(HistoryDocuments::presentCallback)
                .toList();
    }

    private static Map<String, Object> presentCallback(CallbackRun run) {
        Map<String, Object> document = Links.summary("callback_executions", new Labelled(run.id(), run.label()));
        document.put("status", run.status());
        document.put("result", run.result());
        document.put("condition", run.condition());
        document.put("condition_trace", run.conditionTrace() == null ? null : Json.read(run.conditionTrace()));
        return document;
    }

    /** How the transitions of the present state were tested last; empty where they were not. */
    private static List<Object> lastTests(Session session, long experiment) {
        List<ActionRow> actions = session.history().actionsOf(experiment);
        String tests =
                actions.isEmpty() ? null : actions.get(actions.size() - 1).returnValue();
        return tests == null || !tests.startsWith("[") ? List.of() : Json.readList(tests);
    }

    /**
     * All that a callback may need to know of its execution. What it embeds does not grow with the cohort or with the
     * callback's other executions, since every callback is given one of these.
     */
    Map<String, Object> execution(Session session, ExecutionRow execution) {
        Map<String, Object> document = Links.summary("callback_executions", execution.id());
        links.addAddresses(document, "callback_executions", execution.id(), "/actions/" + execution.actionId());
        session.definitions()
                .callback(execution.callbackId())
                .ifPresent(callback -> document.put("callback", workflows.callback(callback)));
        session.experiments().find(execution.experimentId()).ifPresent(experiment -> {
            session.cohorts().subject(experiment.subjectId()).ifPresent(subject -> {
                session.cohorts()
                        .find(subject.cohort().id())
                        .ifPresent(cohort -> document.put("cohort", studies.cohort(session, cohort)));
                document.put("subject", studies.subject(session, subject));
            });
            document.put("experiment", studies.experiment(session, experiment));
        });
        session.history()
                .action(execution.actionId())
                .ifPresent(action -> document.put("action", action(session, action)));
        document.put("external_systems", session.workflows().externalSystems());
        document.put("status", execution.status());
        document.put("result", execution.result());
        document.put("superseded", execution.superseded());
        document.put("run_log", execution.runLog());
        document.put("result_log", execution.resultLog());
        document.put("result_values", execution.resultValues());
        document.put("run_values", execution.runValues());
        document.put("created", links.time(execution.created()));
        document.put("run_start", links.time(execution.runStart()));
        document.put("wait_start", links.time(execution.waitStart()));
        document.put("finished", links.time(execution.finished()));
        return document;
    }
}
