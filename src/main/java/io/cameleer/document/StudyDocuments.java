package io.cameleer.document;

import io.cameleer.experiment.Experiment;
import io.cameleer.store.CohortTable.Cohort;
import io.cameleer.store.CohortTable.Subject;
import io.cameleer.store.ExperimentList.Filter;
import io.cameleer.store.ExternalTable.Owner;
import io.cameleer.store.Labelled;
import io.cameleer.store.Page;
import io.cameleer.store.Session;
import java.util.Map;

/** Cohorts, subjects and experiments. */
final class StudyDocuments {

    private final Links links;

    StudyDocuments(Links links) {
        this.links = links;
    }

    /** Without its subjects, which may be thousands. */
    Map<String, Object> cohort(Session session, Cohort cohort) {
        Map<String, Object> document = links.head("cohorts", new Labelled(cohort.id(), cohort.label()));
        document.put("description", cohort.description());
        document.put("external_urls", session.externals().of(Owner.COHORT, cohort.id()));
        return document;
    }

    Map<String, Object> cohortWithSubjects(Session session, Cohort cohort) {
        Map<String, Object> document = cohort(session, cohort);
        document.put("subjects", Links.summaries("subjects", session.cohorts().subjects(cohort.label(), Page.all())));
        return document;
    }

    Map<String, Object> subject(Session session, Subject subject) {
        Map<String, Object> document = links.head("subjects", new Labelled(subject.id(), subject.label()));
        document.put("cohort", Links.summary("cohorts", subject.cohort()));
        document.put("date_of_birth", subject.dateOfBirth());
        document.put("external_ids", session.externals().of(Owner.SUBJECT, subject.id()));
        return document;
    }

    Map<String, Object> subjectWithExperiments(Session session, Subject subject) {
        Map<String, Object> document = subject(session, subject);
        document.put(
                "experiments",
                Links.summaries(
                        "experiments", session.experimentLists().list(Filter.ofSubject(subject.id()), Page.all())));
        return document;
    }

    /** What Study Governor tells of an experiment, and the run, the metadata and the sentence that says why it waits. */
    Map<String, Object> experiment(Session session, Experiment experiment) {
        Map<String, Object> document = links.head("experiments", new Labelled(experiment.id(), experiment.label()));
        session.cohorts().subject(experiment.subjectId()).ifPresent(subject -> {
            document.put("subject", Links.summary("subjects", new Labelled(subject.id(), subject.label())));
            document.put("cohort", Links.summary("cohorts", subject.cohort()));
        });
        document.put("scandate", Links.time(experiment.scandate()));
        document.put("state", null);
        document.put("workflow", null);
        Long stateId = experiment.stateId();
        if (stateId != null) {
            session.definitions().state(stateId).ifPresent(state -> {
                document.put("state", Links.summary("states", new Labelled(state.id(), state.label())));
                document.put("workflow", Links.summary("workflows", state.workflow()));
            });
        }
        document.put("external_ids", session.externals().of(Owner.EXPERIMENT, experiment.id()));
        document.put("variable_map", experiment.variables());
        document.put("run", experiment.run());
        document.put("metadata", experiment.metadata());
        document.put("waits", experiment.waits());
        return document;
    }
}
