package io.cameleer.app;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Chain;
import io.cameleer.callback.process.ChildPrograms;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.RouteOutcome;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.work.Claim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a claimed analysis through its application's route. What the route answers is the analysis's results; its status
 * becomes what the answer's {@code status} says, else SUCCEEDED, or FAILED where the route failed. The result and the end
 * of the claim are one transaction. An application without a running route is tried again later, it has not failed.
 */
public final class RunAnalysis {

    private static final Logger LOG = LoggerFactory.getLogger(RunAnalysis.class);

    private static final String STATUS = "status";
    private static final Duration KILL_GRACE = Duration.ofSeconds(5);

    private final Store store;
    private final NamedRoutes routes;
    private final Applications applications;
    private final AnalysisFolders folders;
    private final BooleanSupplier stopping;
    private final ConcurrentMap<Long, Run> running = new ConcurrentHashMap<>();

    /** {@code stopping}: true while the service stops, when an interrupted analysis is no failure. */
    public RunAnalysis(
            Store store,
            NamedRoutes routes,
            Applications applications,
            AnalysisFolders folders,
            BooleanSupplier stopping) {
        this.store = store;
        this.routes = routes;
        this.applications = applications;
        this.folders = folders;
        this.stopping = stopping;
    }

    private record Job(Analysis analysis, Registered registered, Map<String, Object> body) {}

    /** A run of an analysis in this process. */
    private record Run(Instant begin, CompletableFuture<Void> end) {}

    private record End(AnalysisStatus status, Map<String, Object> results, @Nullable String failure) {}

    /** Handles the claim; an exception gives the work back. */
    public void run(Claim claim) {
        Optional<Job> begun = store.transact(session -> begin(session, claim));
        if (begun.isEmpty()) {
            return;
        }
        Job job = begun.get();
        LOG.info("analysis {}: {} runs", job.analysis().id(), job.analysis().application());
        End end = callAlone(job);
        if (stopping.getAsBoolean()) {
            throw new IllegalStateException("the service stops; it is run again after the next start");
        }
        store.run(session -> finish(session, claim, end));
        LOG.info(
                "analysis {}: {} {}{}",
                job.analysis().id(),
                job.analysis().application(),
                end.status(),
                end.failure() == null ? "" : ": " + end.failure());
    }

    /**
     * Ends the programs of an analysis whose work was taken back: they must not write beside those of its next run, which
     * waits for the end. What they come to is not used.
     */
    public void endPrograms(long analysis) {
        Run run = running.get(analysis);
        if (run != null) {
            endPrograms(analysis, run);
        }
    }

    private void endPrograms(long analysis, Run run) {
        boolean interrupted = Thread.interrupted();
        try {
            Set<Long> left = ChildPrograms.end(path -> folders.hold(analysis, path), run.begin(), KILL_GRACE);
            if (!left.isEmpty()) {
                LOG.warn("analysis {}: the processes {} could not be ended", analysis, left);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A run that was taken back may still be about to end. */
    private End callAlone(Job job) {
        long id = job.analysis().id();
        Run run = new Run(Instant.now(), new CompletableFuture<>());
        Run earlier = running.put(id, run);
        try {
            if (earlier != null) {
                earlier.end().join();
            }
            return call(job);
        } finally {
            if (Thread.currentThread().isInterrupted() || stopping.getAsBoolean()) {
                endPrograms(id, run);
            }
            running.remove(id, run);
            run.end().complete(null);
        }
    }

    private Optional<Job> begin(Session session, Claim claim) {
        Analysis analysis = session.analyses().lock(claim.target()).orElse(null);
        if (analysis == null
                || (analysis.status() != AnalysisStatus.SUBMITTED && analysis.status() != AnalysisStatus.STARTED)) {
            session.work().complete(claim);
            return Optional.empty();
        }
        if (!session.work().isHeld(claim)) {
            return Optional.empty();
        }
        Registered registered = applications
                .find(analysis.application())
                .orElseThrow(() -> new IllegalStateException("no running route is application "
                        + analysis.application() + "; add one that begins with app:"
                        + analysis.application().name()));
        session.analyses().setStatus(analysis.id(), AnalysisStatus.STARTED, "the service");
        Analysis started = session.analyses().find(analysis.id()).orElseThrow();
        return Optional.of(new Job(started, registered, body(session, started, claim)));
    }

    private Map<String, Object> body(Session session, Analysis analysis, Claim claim) {
        Map<String, Object> body = IsablDocuments.analysis(session, analysis);
        body.put("inputs", inputs(session, analysis));
        body.put("working_directory", folders.of(analysis.id()).toString());
        body.put("attempt", claim.attempt());
        return body;
    }

    /** By the names of applications: the results of the newest analyses of the same targets that succeeded. */
    private static Map<String, Object> inputs(Session session, Analysis analysis) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        List<Analysis> others = session.analyses().ofTarget(analysis.targets().get(0));
        others.stream()
                .filter(other -> other.id() != analysis.id() && other.status() == AnalysisStatus.SUCCEEDED)
                .filter(other -> new LinkedHashSet<>(other.targets()).equals(new LinkedHashSet<>(analysis.targets())))
                .forEach(other -> inputs.put(other.application().isablName(), other.results()));
        return inputs;
    }

    private End call(Job job) {
        try {
            folders.make(job.analysis().id());
        } catch (IOException e) {
            throw new UncheckedIOException("its working directory cannot be made: " + e.getMessage(), e);
        }
        RouteOutcome outcome = routes.call(
                job.registered().route(),
                job.body(),
                Map.of(Chain.PROPERTY, job.analysis().chain()));
        if (outcome instanceof RouteOutcome.Failed failed) {
            LOG.debug("analysis {}", job.analysis().id(), failed.reason());
            String message = failed.reason().getMessage();
            return new End(
                    AnalysisStatus.FAILED,
                    Map.of(),
                    message == null ? failed.reason().getClass().getSimpleName() : message);
        }
        return answered(((RouteOutcome.Answered) outcome).body(), job.body());
    }

    private static End answered(@Nullable Object answer, Map<String, Object> body) {
        Map<String, Object> results = new LinkedHashMap<>();
        // A route that replaced nothing answers with what it was given, which is no result.
        if (answer instanceof Map<?, ?> map && answer != body) {
            map.forEach((key, value) -> results.put(String.valueOf(key), IsablDocuments.plain(value)));
        } else if (answer != null && answer != body) {
            results.put("return_value", String.valueOf(answer));
        }
        Object status = results.remove(STATUS);
        if (status == null) {
            return new End(AnalysisStatus.SUCCEEDED, results, null);
        }
        return AnalysisStatus.named(String.valueOf(status))
                .map(named -> new End(named, results, null))
                .orElseGet(() -> new End(
                        AnalysisStatus.FAILED,
                        results,
                        "the route answered status '" + status + "'; allowed are " + AnalysisStatus.list()));
    }

    private static void finish(Session session, Claim claim, End end) {
        // The analysis before its work, as everybody locks them.
        Analysis now = session.analyses().lock(claim.target()).orElseThrow();
        if (!session.work().complete(claim)) {
            throw new IllegalStateException("the analysis was taken over by another worker; this result is not used");
        }
        if (now.status() != AnalysisStatus.STARTED) {
            session.journal()
                    .add(
                            "analysis",
                            now.id(),
                            "late",
                            "its route ended with " + end.status() + " when it was " + now.status()
                                    + " already, which stays");
            return;
        }
        if (!end.results().isEmpty()) {
            Map<String, Object> results = new LinkedHashMap<>(now.results());
            results.putAll(end.results());
            session.analyses().setResults(now.id(), results);
        }
        keepFailure(session, now, end.failure());
        session.analyses().setStatus(now.id(), end.status(), "its route");
    }

    /** The reason of the last failure stands in the data; an end without one takes it away. */
    private static void keepFailure(Session session, Analysis analysis, @Nullable String failure) {
        Map<String, Object> data = new LinkedHashMap<>(analysis.data());
        Object before = failure == null ? data.remove("failure") : data.put("failure", failure);
        if (failure != null || before != null) {
            session.analyses().setData(analysis.id(), data);
        }
    }
}
