package io.cameleer.job;

import io.cameleer.json.Json;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.NoSuchRouteException;
import io.cameleer.route.RouteOutcome;
import io.cameleer.route.RouteScheme;
import io.cameleer.store.JobTable.JobRun;
import io.cameleer.store.Store;
import io.cameleer.work.Claim;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a claimed job through the {@code job:} route of its name and keeps the result. */
public final class RunJob {

    private static final Logger LOG = LoggerFactory.getLogger(RunJob.class);

    /** Exchange property of a job's route: the id that callers know this run by. */
    public static final String FLOW_RUN = "cameleer.flow-run";

    /** A member of a job's result that says in a sentence how it went. */
    private static final String MESSAGE = "message";

    private final Store store;
    private final NamedRoutes routes;
    private final BooleanSupplier stopping;

    /** {@code stopping}: true while the service stops, when an interrupted job is no failure. */
    public RunJob(Store store, NamedRoutes routes, BooleanSupplier stopping) {
        this.store = store;
        this.routes = routes;
        this.stopping = stopping;
    }

    /** The route name of a job: {@code Ingest Sequencer Runs} and {@code ingest_sequencer_runs} mean the same. */
    public static String routeName(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    }

    public void run(Claim claim) {
        Optional<JobRun> started = store.transact(session -> {
            Optional<JobRun> job = session.jobs().find(claim.target()).filter(found -> !found.isOver());
            job.ifPresentOrElse(found -> session.jobs().start(found.id()), () -> session.work()
                    .complete(claim));
            return job;
        });
        if (started.isEmpty()) {
            return;
        }
        JobRun job = started.get();
        LOG.info("job {} runs ({})", job.name(), job.flowRunId());
        End end = call(job);
        if (stopping.getAsBoolean()) {
            throw new IllegalStateException(
                    "the service stops; job " + job.name() + " is run again after the next start");
        }
        store.run(session -> {
            if (session.work().complete(claim)) {
                session.jobs().end(job.id(), end.status(), end.message(), end.result());
            }
        });
        LOG.info("job {} ended: {}{}", job.name(), end.status(), end.message() == null ? "" : ": " + end.message());
    }

    private record End(String status, @Nullable String message, @Nullable String result) {}

    private End call(JobRun job) {
        try {
            Map<String, Object> parameters = Json.readObject(job.parameters());
            RouteOutcome outcome = routes.call(
                            RouteScheme.JOB, routeName(job.name()), parameters, Map.of(FLOW_RUN, job.flowRunId()))
                    .get(0);
            if (outcome instanceof RouteOutcome.Failed failed) {
                LOG.debug("job {}", job.name(), failed.reason());
                return new End("FAILED", sentence(failed.reason()), null);
            }
            Object body = ((RouteOutcome.Answered) outcome).body();
            String message = body instanceof Map<?, ?> map && map.get(MESSAGE) instanceof String text ? text : null;
            return new End("COMPLETED", message, Json.write(body));
        } catch (NoSuchRouteException e) {
            return new End("FAILED", "there is no job " + job.name() + ": " + e.getMessage(), null);
        } catch (IllegalArgumentException e) {
            return new End("FAILED", sentence(e), null);
        }
    }

    private static String sentence(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
