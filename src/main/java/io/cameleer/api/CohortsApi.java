package io.cameleer.api;

import io.cameleer.document.Documents;
import io.cameleer.store.CohortTable;
import io.cameleer.store.ExperimentList.Filter;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v2/cohorts} and {@code /api/v2/subjects}. */
public final class CohortsApi implements OperationGroup {

    private final Store store;
    private final Documents documents;

    public CohortsApi(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("listCohorts", this::list);
        operations.put("addCohort", this::add);
        operations.put("getCohort", this::get);
        operations.put("getCohortByLabel", this::getByLabel);
        operations.put("listSubjectsOfCohort", this::subjectsOf);
        operations.put("getSubjectByLabel", this::subjectByLabel);
        operations.put("listExperimentsOfSubject", this::experimentsOf);
        operations.put("getExperimentByLabel", this::experimentByLabel);
        operations.put("listSubjects", this::listSubjects);
        operations.put("addSubject", this::addSubject);
        operations.put("getSubject", this::getSubject);
        return operations;
    }

    /** Study Governor takes the label from a body of GET; an address is where it belongs. */
    private Object list(Request request) {
        String inBody = request.text("label");
        String label = inBody == null ? request.query("label").orElse(null) : inBody;
        return Map.of("cohorts", Documents.summaries("cohorts", store.read(session -> session.cohorts()
                .list(label, request.page()))));
    }

    private Object add(Request request) {
        String label = Labels.required(request, "label");
        return Answer.created(store.transact(session -> {
            long id = session.cohorts()
                    .add(label, request.text("description"))
                    .orElseThrow(() -> Request.conflict("there is a cohort '" + label + "' already"));
            return documents.cohort(session, id).orElseThrow();
        }));
    }

    private Object get(Request request) {
        long id = request.id();
        return store.read(session -> documents.cohort(session, id)).orElseThrow(() -> Request.notFound("cohort " + id));
    }

    private Object getByLabel(Request request) {
        return store.read(session -> documents
                .cohort(session, cohort(session, request.path("label")).id())
                .orElseThrow());
    }

    private Object subjectsOf(Request request) {
        return store.read(session -> {
            CohortTable.Cohort cohort = cohort(session, request.path("label"));
            return Map.of(
                    "subjects",
                    Documents.summaries("subjects", session.cohorts().subjects(cohort.label(), request.page())));
        });
    }

    private Object subjectByLabel(Request request) {
        return store.read(session ->
                documents.subject(session, subject(session, request).id()).orElseThrow());
    }

    private Object experimentsOf(Request request) {
        return store.read(session -> Map.of(
                "experiments",
                Documents.summaries(
                        "experiments",
                        session.experimentLists()
                                .list(Filter.ofSubject(subject(session, request).id()), request.page()))));
    }

    private Object experimentByLabel(Request request) {
        String label = request.path("experiment");
        return store.read(session -> session.experimentLists()
                        .of(subject(session, request).id(), label)
                        .flatMap(found -> documents.experiment(session, found.id())))
                .orElseThrow(() -> Request.notFound("experiment '" + label + "' of this subject"));
    }

    private Object listSubjects(Request request) {
        String cohort = request.query("cohort_label").orElse(null);
        return Map.of("subjects", Documents.summaries("subjects", store.read(session -> session.cohorts()
                .subjects(cohort, request.page()))));
    }

    private Object addSubject(Request request) {
        String label = Labels.required(request, "label");
        String cohortLabel = Labels.required(request, "cohort_label");
        String born = date(request.text("date_of_birth"));
        return Answer.created(store.transact(session -> {
            long cohort = cohort(session, cohortLabel).id();
            long id = session.cohorts()
                    .addSubject(cohort, label, born)
                    .orElseThrow(() ->
                            Request.conflict("cohort '" + cohortLabel + "' has a subject '" + label + "' already"));
            return documents.subject(session, id).orElseThrow();
        }));
    }

    private static @Nullable String date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw Request.invalid("date_of_birth", "is '" + text + "'; give a date as in 1980-02-29");
        }
    }

    private Object getSubject(Request request) {
        long id = request.id();
        return store.read(session -> documents.subject(session, id))
                .orElseThrow(() -> Request.notFound("subject " + id));
    }

    private static CohortTable.Cohort cohort(Session session, String label) {
        return session.cohorts().labelled(label).orElseThrow(() -> Request.notFound("cohort '" + label + "'"));
    }

    private static CohortTable.Subject subject(Session session, Request request) {
        String label = request.path("subject");
        CohortTable.Cohort cohort = cohort(session, request.path("label"));
        return session.cohorts()
                .subject(cohort.label(), label)
                .orElseThrow(() -> Request.notFound("subject '" + label + "' of cohort '" + cohort.label() + "'"));
    }
}
