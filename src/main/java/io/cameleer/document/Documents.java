package io.cameleer.document;

import io.cameleer.governor.Why;
import io.cameleer.store.ExternalTable.ExternalSystem;
import io.cameleer.store.ExternalTable.StoredScantype;
import io.cameleer.store.HistoryTable.ActionRow;
import io.cameleer.store.Labelled;
import io.cameleer.store.Session;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders documents from a session as maps of plain JSON values, with Study Governor's names. Each is empty where there is
 * no such row. A summary is {@code id}, {@code label} and {@code uri}; {@code uri} is a path, {@code api_uri} and
 * {@code web_uri} are whole addresses. Times are in the site's zone without an offset.
 *
 * <p>Unlike Study Governor's, the document of a callback execution embeds neither the subjects of the cohort nor the other
 * executions of the callback. Its {@code result_values} and a callback's {@code callback_arguments} are JSON texts, as
 * clients expect.
 */
public final class Documents {

    private final StudyDocuments studies;
    private final WorkflowDocuments workflows;
    private final HistoryDocuments history;

    /** {@code externalUrl}: where people reach the service, without a slash at its end. */
    public Documents(String externalUrl, ZoneId site) {
        Links links = new Links(externalUrl, site);
        this.studies = new StudyDocuments(links);
        this.workflows = new WorkflowDocuments(links);
        this.history = new HistoryDocuments(links, studies, workflows);
    }

    public Optional<Map<String, Object>> cohort(Session session, long id) {
        return session.cohorts().find(id).map(cohort -> studies.cohortWithSubjects(session, cohort));
    }

    public Optional<Map<String, Object>> subject(Session session, long id) {
        return session.cohorts().subject(id).map(subject -> studies.subjectWithExperiments(session, subject));
    }

    public Optional<Map<String, Object>> experiment(Session session, long id) {
        return session.experiments().find(id).map(experiment -> studies.experiment(session, experiment));
    }

    public Optional<Map<String, Object>> workflow(Session session, long id) {
        return session.definitions().workflow(id).map(workflows::workflow);
    }

    public Optional<Map<String, Object>> state(Session session, long id) {
        return session.definitions().state(id).map(state -> workflows.state(session, state));
    }

    public Optional<Map<String, Object>> transition(Session session, long id) {
        return session.definitions().transition(id).map(workflows::transition);
    }

    public Optional<Map<String, Object>> callback(Session session, long id) {
        return session.definitions().callback(id).map(callback -> workflows.callbackWithExecutions(session, callback));
    }

    public Optional<Map<String, Object>> action(Session session, long id) {
        return session.history().action(id).map(action -> history.action(session, action));
    }

    /**
     * Why an experiment waits, at the time of asking: {@code why} is the sentence, {@code reason} its kind, {@code since}
     * and {@code until} its times, {@code tests} how the transitions were tested last. {@code arrived}: it waits for
     * nothing any more.
     */
    public Optional<Map<String, Object>> why(Session session, Why why, long id) {
        return session.experiments().find(id).map(experiment -> history.why(session, why, experiment));
    }

    /** An action in a list. */
    public Map<String, Object> actionSummary(ActionRow action) {
        return history.actionSummary(action);
    }

    /** What the execution's callback is given, and what REST answers. It does not hold the execution's secret. */
    public Optional<Map<String, Object>> callbackExecution(Session session, long id) {
        return session.history().execution(id).map(execution -> history.execution(session, execution));
    }

    public static Map<String, Object> externalSystem(ExternalSystem system) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", system.id());
        document.put("uri", Links.uri("external_systems", system.id()));
        document.put("url", system.url());
        document.put("system_name", system.name());
        return document;
    }

    public static Map<String, Object> scantype(StoredScantype scantype) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", scantype.id());
        document.put("uri", Links.uri("scantypes", scantype.id()));
        document.put("modality", scantype.modality());
        document.put("protocol", scantype.protocol());
        return document;
    }

    /** What has no label, as others refer to it. */
    public static Map<String, Object> summary(String collection, long id) {
        return Links.summary(collection, id);
    }

    /** A row of {@code collection}, such as {@code experiments}, in a list or as another document refers to it. */
    public static Map<String, Object> summary(String collection, Labelled row) {
        return Links.summary(collection, row);
    }

    public static List<Map<String, Object>> summaries(String collection, List<Labelled> rows) {
        return Links.summaries(collection, rows);
    }

    /** A time as all documents write it. */
    public static String time(LocalDateTime time) {
        return Links.time(time);
    }
}
