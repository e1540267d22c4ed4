package io.cameleer.api;

import io.cameleer.document.Documents;
import io.cameleer.experiment.Experiment;
import io.cameleer.experiment.TypedValue;
import io.cameleer.experiment.VariableType;
import io.cameleer.governor.Governor;
import io.cameleer.governor.MoveOutcome;
import io.cameleer.governor.MoveOutcome.ConditionNotMet;
import io.cameleer.governor.MoveOutcome.Moved;
import io.cameleer.governor.MoveOutcome.NoSuchState;
import io.cameleer.governor.MoveOutcome.NoValidTransition;
import io.cameleer.governor.Variables;
import io.cameleer.governor.Why;
import io.cameleer.store.Labelled;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What experiments are in, wait for and hold: state, variables, and the request to test their transitions again. */
public final class ExperimentStateApi implements OperationGroup {

    private final Store store;
    private final Governor governor;
    private final Documents documents;
    private final Why why;

    public ExperimentStateApi(Store store, Documents documents, Governor governor, Why why) {
        this.store = store;
        this.documents = documents;
        this.governor = governor;
        this.why = why;
    }

    @Override
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("getExperimentState", this::get);
        operations.put("putExperimentState", this::put);
        operations.put("retestExperiment", this::retest);
        operations.put("whyExperiment", this::whyItWaits);
        operations.put("putExperimentVariable", this::putVariable);
        operations.put("deleteExperimentVariable", this::deleteVariable);
        return operations;
    }

    private Object get(Request request) {
        long id = request.id();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("state", store.read(session -> state(session, id)));
        return document;
    }

    /** Answers with Study Governor's documents, whatever came of it. */
    private Object put(Request request) {
        long id = request.id();
        String wanted = request.text("state_label", "state");
        if (wanted == null) {
            throw Request.invalid("state_label", "Missing required parameter in the JSON body");
        }
        return store.transact(session -> {
            ExperimentsApi.require(session, id);
            MoveOutcome outcome =
                    governor.moveTo(session.governor(), id, wanted, request.user(), request.text("freetext"));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("state", state(session, id));
            document.put("error", error(outcome));
            document.put("success", outcome instanceof Moved);
            return new Answer(status(outcome), document);
        });
    }

    private static int status(MoveOutcome outcome) {
        if (outcome instanceof Moved) {
            return 200;
        }
        return outcome instanceof NoSuchState ? 404 : 409;
    }

    private static @Nullable Map<String, Object> error(MoveOutcome outcome) {
        Map<String, Object> error = new LinkedHashMap<>();
        if (outcome instanceof Moved) {
            return null;
        } else if (outcome instanceof NoSuchState unknown) {
            error.put("errorclass", "StateNotFoundError");
            error.put("requested_state", unknown.requested());
        } else if (outcome instanceof NoValidTransition none) {
            error.put("errorclass", "NoValidTransitionError");
            error.put("sourcestate", "/api/v2/states/" + none.sourceStateId());
            error.put("targetstate", "/api/v2/states/" + none.targetStateId());
        } else if (outcome instanceof ConditionNotMet unmet) {
            error.put("errorclass", "ConditionNotMetError");
            error.put("transition", "/api/v2/transitions/" + unmet.transitionId());
            error.put("condition", null);
            error.put("condition_rule", unmet.condition());
        }
        error.put("message", outcome.message());
        return error;
    }

    private static @Nullable Map<String, Object> state(Session session, long id) {
        Experiment experiment = session.experiments().find(id).orElseThrow(() -> ExperimentsApi.unknown(id));
        return experiment.stateId() == null
                ? null
                : Documents.summary("states", new Labelled(experiment.stateId(), String.valueOf(experiment.state())));
    }

    private Object retest(Request request) {
        long id = request.id();
        return store.transact(session -> {
            ExperimentsApi.require(session, id);
            governor.retest(session.governor(), id, request.user());
            return documents.why(session, why, id).orElseThrow();
        });
    }

    private Object whyItWaits(Request request) {
        long id = request.id();
        return store.read(session -> documents.why(session, why, id)).orElseThrow(() -> ExperimentsApi.unknown(id));
    }

    private Object putVariable(Request request) {
        long id = request.id();
        String label = Labels.checked("label", request.path("label"));
        if (!request.body().containsKey("value")) {
            throw Request.invalid("value", "Missing required parameter in the JSON body");
        }
        TypedValue value = value(request);
        store.run(session -> {
            ExperimentsApi.require(session, id);
            Variables.set(session.governor(), id, label, value, request.user());
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("label", label);
        document.put("type", value.type().label());
        document.put("value", value.value());
        return document;
    }

    private static TypedValue value(Request request) {
        Object given = request.body().get("value");
        String type = request.text("type");
        if (type == null) {
            return TypedValue.infer(given);
        }
        VariableType wanted = VariableType.named(type)
                .orElseThrow(() -> Request.invalid(
                        "type",
                        "The value '" + type + "' is not a valid choice for 'type'; it is one of "
                                + Arrays.stream(VariableType.values())
                                        .map(VariableType::label)
                                        .toList()));
        try {
            return TypedValue.of(wanted, given);
        } catch (IllegalArgumentException e) {
            throw Request.invalid("value", String.valueOf(e.getMessage()));
        }
    }

    private Object deleteVariable(Request request) {
        long id = request.id();
        String label = request.path("label");
        store.run(session -> {
            ExperimentsApi.require(session, id);
            if (!Variables.remove(session.governor(), id, label, request.user())) {
                throw Request.notFound("variable '" + label + "' of experiment " + id);
            }
        });
        return Map.of("label", label, "deleted", true);
    }
}
