package io.cameleer.app;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Application;
import io.cameleer.analysis.Chain;
import io.cameleer.analysis.Tuple;
import io.cameleer.app.Submission.Invalid;
import io.cameleer.app.Submission.Mode;
import io.cameleer.app.Submission.Report;
import io.cameleer.app.Submission.Result;
import io.cameleer.experiment.Experiment;
import io.cameleer.experiment.ExperimentParts;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.work.WorkKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds or makes the analyses that are asked for, and offers them to the workers: each in a transaction of its own, so one
 * that is invalid keeps no other back. Nothing is run here. Thread-safe.
 */
public final class SubmitAnalyses {

    private final Store store;
    private final AnalysisFolders folders;
    private final int mostRounds;
    private final LongConsumer takenBack;

    /**
     * @param mostRounds how many signals may lead from one to the next before a loop is assumed
     * @param takenBack told of an analysis that is to run anew, after its work was taken from whoever has it
     */
    public SubmitAnalyses(Store store, AnalysisFolders folders, int mostRounds, LongConsumer takenBack) {
        this.store = store;
        this.folders = folders;
        this.mostRounds = mostRounds;
        this.takenBack = takenBack;
    }

    /**
     * Submits.
     *
     * @throws InvalidRequestException the chain of signals is too long, or signals have an analysis run again and again
     */
    public Report submit(Submission submission) {
        if (submission.chain().size() > mostRounds) {
            throw loop(submission);
        }
        Report report = new Report(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Tuple tuple : submission.tuples()) {
            Optional<String> invalid = store.read(session -> problem(session, submission.registered(), tuple));
            if (invalid.isPresent()) {
                report.invalid().add(new Invalid(tuple, invalid.get()));
            } else if (submission.commit()) {
                submitOne(submission, tuple, report);
            } else {
                dryRun(submission, tuple, report);
            }
        }
        return report;
    }

    private InvalidRequestException loop(Submission submission) {
        return new InvalidRequestException("stopped after " + mostRounds
                + " rounds of signals that led to one another: " + Chain.text(submission.chain())
                + " -> app:" + submission.registered().application().name()
                + "; mend the signal, or set cameleer.signals.most-rounds");
    }

    /** Why an application does not take a tuple; empty: it does. */
    private static Optional<String> problem(Session session, Registered registered, Tuple tuple) {
        if (tuple.targets().isEmpty()) {
            return Optional.of("there are no targets");
        }
        String species = registered.application().species();
        List<Long> all = new ArrayList<>(tuple.targets());
        all.addAll(tuple.references());
        for (long id : all) {
            Optional<Experiment> experiment = session.experiments().find(id);
            if (experiment.isEmpty()) {
                return Optional.of("experiment " + id + " is not known");
            }
            Object known = speciesOf(experiment.get());
            if (!species.isEmpty() && known != null && !species.equals(known)) {
                return Optional.of("experiment " + experiment.get().label() + " is of species " + known + "; "
                        + registered.route() + " is for " + species);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object speciesOf(Experiment experiment) {
        return ExperimentParts.sample(experiment.metadata()).get("individual") instanceof Map<?, ?> individual
                ? individual.get("species")
                : null;
    }

    private void submitOne(Submission submission, Tuple tuple, Report report) {
        Application application = submission.registered().application();
        boolean submitted = store.transact(session -> {
            Optional<Analysis> known = session.analyses().find(application, tuple);
            if (known.isPresent() && isSkipped(known.get(), submission.mode())) {
                return false;
            }
            long id = known.map(Analysis::id)
                    .orElseGet(() -> session.analyses().add(application, tuple, submission.by(), submission.chain()));
            known.ifPresent(again -> prepareAgain(session, again, submission));
            session.analyses().setStorageUrl(id, folders.of(id).toString());
            if (!session.analyses()
                    .setStatus(id, AnalysisStatus.SUBMITTED, submission.by())
                    .happened()) {
                session.journal().add("analysis", id, "again", "submitted again by " + submission.by());
            }
            session.work().offer(WorkKind.ANALYSIS, id, session.now());
            return true;
        });
        Map<String, Object> document = store.read(session -> session.analyses()
                .find(application, tuple)
                .map(found -> IsablDocuments.analysis(session, found))
                .orElseThrow());
        String status = String.valueOf(document.get("status"));
        if (submitted) {
            takenBack.accept(((Number) Objects.requireNonNull(document.get("pk"))).longValue());
            report.run().add(new Result(document, status));
        } else {
            report.skipped().add(new Result(document, status));
        }
    }

    private void prepareAgain(Session session, Analysis again, Submission submission) {
        if (!submission.chain().isEmpty() && again.reruns() >= mostRounds) {
            throw loop(submission);
        }
        session.work().withdraw(WorkKind.ANALYSIS, again.id());
        if (submission.mode() == Mode.FORCE) {
            folders.putAside(again.id());
        }
        session.analyses().again(again.id(), submission.by(), submission.chain());
    }

    private static boolean isSkipped(Analysis analysis, Mode mode) {
        AnalysisStatus status = analysis.status();
        return switch (mode) {
            case NORMAL -> status.isSkipped();
            case RESTART -> status.isSkipped() && status != AnalysisStatus.FAILED;
            case FORCE ->
                status == AnalysisStatus.SUCCEEDED
                        || status == AnalysisStatus.FINISHED
                        || status == AnalysisStatus.REJECTED;
        };
    }

    private void dryRun(Submission submission, Tuple tuple, Report report) {
        Application application = submission.registered().application();
        Optional<Analysis> known = store.read(session -> session.analyses().find(application, tuple));
        Map<String, Object> document = known.map(
                        found -> store.read(session -> IsablDocuments.analysis(session, found)))
                .orElseGet(() -> planned(submission, tuple));
        boolean skipped = known.isPresent() && isSkipped(known.get(), submission.mode());
        (skipped ? report.skipped() : report.run())
                .add(new Result(document, skipped ? String.valueOf(document.get("status")) : "STAGED"));
    }

    /** An analysis that is not there yet, as a dry run shows it. */
    private Map<String, Object> planned(Submission submission, Tuple tuple) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("pk", null);
        document.put("status", "STAGED");
        document.put(
                "application",
                IsablDocuments.application(null, submission.registered().application()));
        document.put("targets", store.read(session -> IsablDocuments.experiments(session, tuple.targets())));
        document.put("references", store.read(session -> IsablDocuments.experiments(session, tuple.references())));
        return document;
    }
}
