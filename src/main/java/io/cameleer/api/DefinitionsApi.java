package io.cameleer.api;

import io.cameleer.document.Documents;
import io.cameleer.store.DefinitionTable.StateRow;
import io.cameleer.store.DefinitionTable.WorkflowRow;
import io.cameleer.store.ExperimentList.Filter;
import io.cameleer.store.Labelled;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code /api/v2/workflows}, {@code /states}, {@code /transitions}, {@code /callbacks} and {@code /actions}: reading them. */
public final class DefinitionsApi implements OperationGroup {

    private final Store store;
    private final Documents documents;

    public DefinitionsApi(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("listWorkflowDefinitions", this::workflows);
        operations.put("getWorkflow", request -> one(request, "workflow", documents::workflow));
        operations.put("getWorkflowByLabel", this::workflowByLabel);
        operations.put("listStatesOfWorkflow", this::statesOf);
        operations.put("getStateOfWorkflow", this::stateOf);
        operations.put("listStates", this::states);
        operations.put("getState", request -> one(request, "state", documents::state));
        operations.put("listExperimentsInState", this::experimentsIn);
        operations.put("listTransitions", this::transitions);
        operations.put("getTransition", request -> one(request, "transition", documents::transition));
        operations.put("listCallbacks", this::callbacks);
        operations.put("getCallback", request -> one(request, "callback", documents::callback));
        operations.put("listActions", this::actions);
        operations.put("getAction", request -> one(request, "action", documents::action));
        return operations;
    }

    private Object one(Request request, String what, BiFunction<Session, Long, Optional<Map<String, Object>>> reading) {
        long id = request.id();
        return store.read(session -> reading.apply(session, id)).orElseThrow(() -> Request.notFound(what + " " + id));
    }

    /** All versions, the newest last. */
    private Object workflows(Request request) {
        return store.read(session -> Map.of(
                "workflows",
                session.definitions().workflows(request.page()).stream()
                        .map(row -> documents.workflow(session, row.id()).orElseThrow())
                        .toList()));
    }

    private Object workflowByLabel(Request request) {
        return store.read(session -> documents
                .workflow(session, newest(session, request.path("label")).id())
                .orElseThrow());
    }

    /** By the label, or by the number as a client does that goes by a workflow's {@code uri}. */
    private static WorkflowRow newest(Session session, String label) {
        return session.definitions()
                .newest(label)
                .or(() -> label.matches("[0-9]{1,18}")
                        ? session.definitions().workflow(Long.parseLong(label))
                        : Optional.empty())
                .orElseThrow(() -> Request.notFound("workflow '" + label + "'"));
    }

    private Object statesOf(Request request) {
        return store.read(session -> list(session.definitions()
                .statesOf(newest(session, request.path("label")).id())));
    }

    private Object stateOf(Request request) {
        String label = request.path("state");
        return store.read(
                        session -> session
                                .definitions()
                                .statesOf(newest(session, request.path("label")).id())
                                .stream()
                                .filter(state -> state.label().equals(label))
                                .findFirst()
                                .flatMap(state -> documents.state(session, state.id())))
                .orElseThrow(() -> Request.notFound("state '" + label + "' of this workflow"));
    }

    private Object states(Request request) {
        return list(store.read(session -> session.definitions().states(request.page())));
    }

    private static Map<String, Object> list(List<StateRow> rows) {
        return Map.of(
                "states",
                rows.stream()
                        .map(row -> Documents.summary("states", new Labelled(row.id(), row.label())))
                        .toList());
    }

    private Object experimentsIn(Request request) {
        long id = request.id();
        return store.read(session -> {
            if (session.definitions().state(id).isEmpty()) {
                throw Request.notFound("state " + id);
            }
            return Map.of(
                    "experiments",
                    Documents.summaries(
                            "experiments", session.experimentLists().list(Filter.inState(id), request.page())));
        });
    }

    private Object transitions(Request request) {
        return Map.of(
                "transitions",
                store.read(session -> session.definitions().transitions(request.page())).stream()
                        .map(row -> Documents.summary("transitions", row.id()))
                        .toList());
    }

    private Object callbacks(Request request) {
        return Map.of("callbacks", Documents.summaries("callbacks", store.read(session -> session.definitions()
                .callbacks(request.page()))));
    }

    private Object actions(Request request) {
        return Map.of(
                "actions",
                store.read(session -> session.history().actions(request.page())).stream()
                        .map(documents::actionSummary)
                        .toList());
    }
}
