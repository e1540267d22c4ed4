package io.cameleer.api;

import io.cameleer.document.Documents;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.governor.Governor;
import io.cameleer.governor.Waiting;
import io.cameleer.governor.Why;
import io.cameleer.store.CohortTable.Subject;
import io.cameleer.store.DefinitionTable.WorkflowRow;
import io.cameleer.store.ExperimentList.Filter;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v2/experiments}: adding, listing and reading them. */
public final class ExperimentsApi implements OperationGroup {

    private final Store store;
    private final Documents documents;
    private final Governor governor;
    private final Why why;
    private final ZoneId site;

    public ExperimentsApi(Store store, Documents documents, Governor governor, Why why, ZoneId site) {
        this.store = store;
        this.documents = documents;
        this.governor = governor;
        this.why = why;
        this.site = site;
    }

    @Override
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("listExperiments", this::list);
        operations.put("addExperiment", this::add);
        operations.put("getExperiment", this::get);
        operations.put("listActionsOfExperiment", this::actions);
        operations.put("getExperimentJournal", this::journal);
        return operations;
    }

    private Object list(Request request) {
        LocalDateTime scandate = request.query("scandate")
                .map(text -> SiteTime.read("scandate", text, site))
                .orElse(null);
        Long subject = request.row("subject_id").orElse(null);
        String state = request.query("state").orElse(null);
        String label = request.query("label").orElse(null);
        return store.read(session -> {
            Long stateId = state == null ? null : stateId(session, state);
            Filter filter = new Filter(scandate, subject, stateId, stateId == null ? state : null, label);
            return Map.of(
                    "experiments",
                    Documents.summaries("experiments", session.experimentLists().list(filter, request.page())));
        });
    }

    /** A state is given by its label, which means the states of all workflows (null), or else by its number. */
    private static @Nullable Long stateId(Session session, String state) {
        if (session.definitions().hasState(state)) {
            return null;
        }
        if (state.matches("[0-9]{1,18}")
                && session.definitions().state(Long.parseLong(state)).isPresent()) {
            return Long.valueOf(state);
        }
        throw Request.notFound("state '" + state + "'");
    }

    private Object add(Request request) {
        String label = Labels.required(request, "label");
        LocalDateTime scandate = SiteTime.read("scandate", String.valueOf(request.text("scandate")), site);
        long subjectId = request.integer("subject_id");
        String workflow = request.text("workflow_label", "workflow");
        return Answer.created(store.transact(session -> {
            Subject subject =
                    session.cohorts().subject(subjectId).orElseThrow(() -> Request.notFound("subject " + subjectId));
            WorkflowRow entered = session.definitions()
                    .newest(workflow)
                    .orElseThrow(
                            () -> Request.notFound(workflow == null ? "any workflow" : "workflow '" + workflow + "'"));
            if (session.experimentLists().of(subjectId, label).isPresent()) {
                throw Request.conflict("subject '" + subject.label() + "' has an experiment '" + label + "' already");
            }
            long id = session.experiments()
                    .put(
                            new NewExperiment(
                                    subject.cohort().label(), subject.label(), label, scandate, Map.of(), List.of()),
                            null);
            governor.begin(session.governor(), id, entered.id(), request.user());
            return documents.experiment(session, id).orElseThrow();
        }));
    }

    private Object get(Request request) {
        long id = request.id();
        return store.read(session -> documents.experiment(session, id).map(document -> {
                    document.put(
                            "waits",
                            why.of(session.governor(), id)
                                    .map(Waiting::sentence)
                                    .orElse(null));
                    document.put("journal", lines(session, id));
                    return document;
                }))
                .orElseThrow(() -> unknown(id));
    }

    private Object actions(Request request) {
        long id = request.id();
        return store.read(session -> {
            require(session, id);
            return Map.of(
                    "actions",
                    session.history().actionsOf(id).stream()
                            .map(documents::actionSummary)
                            .toList());
        });
    }

    private Object journal(Request request) {
        long id = request.id();
        return store.read(session -> {
            require(session, id);
            return Map.of("journal", lines(session, id));
        });
    }

    private static List<Map<String, Object>> lines(Session session, long id) {
        return session.journal().of("experiment", id).stream()
                .map(RunDocuments::line)
                .toList();
    }

    static void require(Session session, long id) {
        if (session.experiments().find(id).isEmpty()) {
            throw unknown(id);
        }
    }

    static RuntimeException unknown(long id) {
        return Request.notFound("experiment " + id);
    }
}
