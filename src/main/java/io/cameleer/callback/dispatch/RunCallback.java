package io.cameleer.callback.dispatch;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.CallbackResult;
import io.cameleer.callback.ExecutionFolders;
import io.cameleer.callback.ProgramStopped;
import io.cameleer.callback.Redaction;
import io.cameleer.callback.Secrets;
import io.cameleer.experiment.Experiment;
import io.cameleer.governor.Execution;
import io.cameleer.governor.Executions;
import io.cameleer.governor.Executions.Report;
import io.cameleer.json.Json;
import io.cameleer.route.NamedRoute;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.RouteOutcome;
import io.cameleer.route.RouteScheme;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.work.Claim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a claimed callback execution through the route of its function, and reports the result in the transaction that
 * ends the claim. A function without a running route is tried again later, it has not failed.
 */
public final class RunCallback {

    private static final Logger LOG = LoggerFactory.getLogger(RunCallback.class);
    private static final String SUCCESS = "__success__";

    private final Store store;
    private final NamedRoutes routes;
    private final Path workRoot;
    private final String externalUrl;
    private final Secrets secrets;
    private final BooleanSupplier stopping;
    private final String who;

    /**
     * @param worker the name of this process, for the journal
     * @param workRoot under which each execution gets its own directory
     * @param externalUrl where people reach the service, without a slash at its end
     * @param secrets taken out of whatever a callback hands back
     * @param stopping true while the service stops: what ends then has been ended, and is not a result
     */
    public RunCallback(
            Store store,
            NamedRoutes routes,
            String worker,
            Path workRoot,
            String externalUrl,
            Secrets secrets,
            BooleanSupplier stopping) {
        this.store = store;
        this.secrets = secrets;
        this.who = "worker " + worker;
        this.routes = routes;
        this.workRoot = workRoot;
        this.externalUrl = externalUrl;
        this.stopping = stopping;
    }

    /** What an execution needs to run. */
    private record Job(Execution execution, NamedRoute route, CallbackContext context) {}

    /** Handles the claim; an exception gives the work back. */
    public void run(Claim claim) {
        boolean underWay = ExecutionFolders.isUnderWay(
                ExecutionFolders.folder(workRoot, claim.target()), String.valueOf(claim.id()));
        Optional<Job> begun = store.transact(session -> begin(session, claim, underWay));
        if (begun.isEmpty()) {
            return;
        }
        Job job = begun.get();
        String name = job.execution().callback().label();
        LOG.info(
                "experiment {}: callback {} runs ({})",
                job.context().experimentLabel(),
                name,
                job.execution().callback().function());
        RouteOutcome outcome = routes.call(
                job.route(), job.execution().callback().arguments(), Map.of(CallbackContext.PROPERTY, job.context()));
        if (stopping.getAsBoolean()) {
            throw new IllegalStateException(
                    "the service stops; callback " + name + " is run again after the next start");
        }
        if (outcome instanceof RouteOutcome.Failed failed && failed.reason() instanceof ProgramStopped stopped) {
            throw stopped;
        }
        // Whoever took the claim away interrupted this thread; the late result is to be recorded all the same.
        Thread.interrupted();
        Report report = report(outcome, job.context());
        boolean held = store.transact(session -> finish(session, claim, job.execution(), report));
        LOG.info(
                "experiment {}: callback {} {}{}",
                job.context().experimentLabel(),
                name,
                report.success() ? "succeeded" : "failed: " + reason(report),
                held ? "" : ", but its claim was taken away before: recorded, nothing else");
    }

    private Optional<Job> begin(Session session, Claim claim, boolean underWay) {
        if (!session.work().isHeld(claim)) {
            return Optional.empty();
        }
        Execution execution = session.governor().execution(claim.target()).orElse(null);
        if (execution == null || execution.isResolved() || execution.status().equals("waiting")) {
            session.work().complete(claim);
            return Optional.empty();
        }
        if (execution.superseded()) {
            Executions.skip(session.governor(), execution, who);
            session.work().complete(claim);
            return Optional.empty();
        }
        List<NamedRoute> found =
                routes.find(RouteScheme.CALLBACK, execution.callback().function());
        if (found.isEmpty()) {
            throw new IllegalStateException("no running route begins with callback:"
                    + execution.callback().function() + "; add one to routes/callbacks/");
        }
        Execution started = underWay
                ? Executions.followed(session.governor(), execution, who)
                : Executions.started(session.governor(), execution, who);
        return Optional.of(new Job(started, found.get(0), context(session, started, claim)));
    }

    /**
     * The experiment is locked before the work, as everybody does. Where the claim was lost the result is recorded all
     * the same, and changes nothing.
     */
    private boolean finish(Session session, Claim claim, Execution execution, Report report) {
        session.governor().standing(execution.experimentId());
        boolean held = session.work().complete(claim);
        if (held) {
            Executions.ran(session.governor(), execution, report, who);
        } else {
            Executions.late(session.governor(), execution, report, who);
        }
        return held;
    }

    private CallbackContext context(Session session, Execution execution, Claim claim) {
        Experiment experiment =
                session.experiments().find(execution.experimentId()).orElseThrow();
        int minutes = execution.callback().runTimeoutMinutes();
        String api = externalUrl + "/api/v2";
        Path folder = ExecutionFolders.folder(workRoot, execution.id());
        return new CallbackContext(
                execution.id(),
                execution.workKey(),
                execution.progress().attempts(),
                String.valueOf(claim.id()),
                execution.secretKey(),
                experiment.id(),
                experiment.label(),
                experiment.subject(),
                experiment.cohort(),
                execution.actionId(),
                minutes == 0 ? null : Duration.ofMinutes(minutes),
                externalUrl + "/experiments/" + experiment.id(),
                api + "/experiments/" + experiment.id(),
                api + "/subjects/" + experiment.subjectId(),
                externalUrl + "/actions/" + execution.actionId(),
                api + "/actions/" + execution.actionId(),
                api + "/callback_executions/" + execution.id(),
                session.workflows().externalSystems(),
                experiment.variables(),
                experiment.metadata(),
                ExecutionFolders.work(folder),
                ExecutionFolders.log(folder));
    }

    private Report report(RouteOutcome outcome, CallbackContext context) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (outcome instanceof RouteOutcome.Answered answered) {
            if (answered.body() instanceof Map<?, ?> map) {
                map.forEach((key, value) -> values.put(String.valueOf(key), value));
            } else if (answered.body() != null) {
                values.put("return_value", String.valueOf(answered.body()));
            }
            values.putIfAbsent(SUCCESS, true);
        } else if (outcome instanceof RouteOutcome.Failed failed) {
            String message = failed.reason().getMessage();
            values.put(SUCCESS, false);
            values.put(
                    "__exception__",
                    message == null ? failed.reason().getClass().getSimpleName() : message);
            LOG.debug("callback {}", context, failed.reason());
        }
        boolean timedOut = Boolean.TRUE.equals(values.remove(CallbackResult.TIMED_OUT));
        Redaction redaction = secrets.redaction(context.secret());
        String log = LogExcerpt.of(context.logFile());
        return new Report(
                Boolean.TRUE.equals(values.get(SUCCESS)),
                Json.write(redaction.value(values)),
                log == null ? null : redaction.text(log),
                timedOut);
    }

    private static String reason(Report report) {
        String values = report.values();
        Map<String, Object> map = values == null ? Map.of() : Json.readObject(values);
        return String.valueOf(map.getOrDefault("__exception__", "see its log"));
    }
}
