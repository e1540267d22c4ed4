package io.cameleer.document;

import io.cameleer.store.DefinitionTable.CallbackRow;
import io.cameleer.store.DefinitionTable.StateRow;
import io.cameleer.store.DefinitionTable.TransitionRow;
import io.cameleer.store.DefinitionTable.WorkflowRow;
import io.cameleer.store.ExperimentList.Filter;
import io.cameleer.store.Labelled;
import io.cameleer.store.Page;
import io.cameleer.store.Session;
import java.util.List;
import java.util.Map;

/** Workflows, their states, transitions and callbacks. */
final class WorkflowDocuments {

    private final Links links;

    WorkflowDocuments(Links links) {
        this.links = links;
    }

    Map<String, Object> workflow(WorkflowRow workflow) {
        Map<String, Object> document = Links.summary("workflows", new Labelled(workflow.id(), workflow.label()));
        document.put("version", workflow.version());
        return document;
    }

    Map<String, Object> state(Session session, StateRow state) {
        Map<String, Object> document = Links.summary("states", new Labelled(state.id(), state.label()));
        document.put(
                "callbacks", Links.summaries("callbacks", session.definitions().callbacksOf(state.id())));
        document.put("freetext", state.freetext());
        document.put("automatic", state.automatic());
        document.put("workflow", Links.summary("workflows", state.workflow()));
        document.put(
                "experiments",
                Links.summaries("experiments", session.experimentLists().list(Filter.inState(state.id()), Page.all())));
        return document;
    }

    Map<String, Object> transition(TransitionRow transition) {
        Map<String, Object> document = Links.summary("transitions", transition.id());
        document.put("destination_state", Links.summary("states", transition.destination()));
        document.put("source_state", Links.summary("states", transition.source()));
        document.put("condition", transition.condition());
        return document;
    }

    /** Without its executions, which may be thousands. */
    Map<String, Object> callback(CallbackRow callback) {
        Map<String, Object> document = Links.summary("callbacks", new Labelled(callback.id(), callback.label()));
        document.put("state", Links.summary("states", callback.state()));
        document.put("function", callback.function());
        document.put("callback_arguments", callback.arguments());
        document.put("variable_map", callback.variableMap());
        document.put("run_timeout", callback.runTimeout());
        document.put("wait_timeout", callback.waitTimeout());
        document.put("initial_delay", callback.initialDelay());
        document.put("description", callback.description());
        document.put("condition", callback.condition());
        return document;
    }

    Map<String, Object> callbackWithExecutions(Session session, CallbackRow callback) {
        Map<String, Object> document = callback(callback);
        List<Long> executions = session.history().executionsOfCallback(callback.id(), Page.all());
        document.put("executions", HistoryDocuments.executionSummaries(executions));
        return document;
    }
}
