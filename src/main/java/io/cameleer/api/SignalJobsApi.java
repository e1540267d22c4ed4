package io.cameleer.api;

import io.cameleer.http.ProblemException;
import io.cameleer.json.Json;
import io.cameleer.signal.batch.BatchRequest;
import io.cameleer.signal.batch.InvalidBatchException;
import io.cameleer.signal.batch.SignalBatches;
import io.cameleer.signal.batch.SignalJobs;
import io.cameleer.signal.batch.WebSignals;
import io.cameleer.store.JobTable.JobRun;
import io.cameleer.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code /api/v2/signals/run}, {@code /rerun} and {@code /run-web}: signals by hand, as jobs whose progress can be asked
 * for; and the requests that {@code run-web} is about.
 */
public final class SignalJobsApi implements OperationGroup {

    private static final String WITHOUT_FILTERS =
            "without filters this means every one there is: give filters, or \"all\": true";

    private final Store store;
    private final SignalBatches batches;
    private final SignalJobs jobs;

    public SignalJobsApi(Store store, SignalBatches batches, SignalJobs jobs) {
        this.store = store;
        this.batches = batches;
        this.jobs = jobs;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "runSignals", this::run,
                "rerunSignals", request -> records(request, "rerun-signals"),
                "runWebSignals", request -> records(request, "run-web-signals"),
                "getSignalJob", this::status,
                "askAnalysis", this::ask);
    }

    private Object run(Request request) {
        try {
            BatchRequest batch = asked(request);
            batches.check(batch);
            if (batch.filters().isEmpty() && !Boolean.TRUE.equals(request.body().get("all"))) {
                throw new ProblemException(409, WITHOUT_FILTERS);
            }
            return new Answer(202, start("run-signals", batch));
        } catch (InvalidBatchException e) {
            throw invalid(e);
        }
    }

    private Object records(Request request, String job) {
        try {
            BatchRequest batch = asked(request);
            batches.checkRecords(batch);
            return new Answer(202, start(job, batch));
        } catch (InvalidBatchException e) {
            throw invalid(e);
        }
    }

    private BatchRequest asked(Request request) throws InvalidBatchException {
        return BatchRequest.of(request.body())
                .onBehalfOf(store.read(session -> request.cause(session)).chain());
    }

    private static ProblemException invalid(InvalidBatchException e) {
        return new ProblemException(400, String.valueOf(e.getMessage()));
    }

    private Map<String, Object> start(String job, BatchRequest batch) {
        JobRun run = store.transact(session -> session.jobs().add(job, Json.write(batch.document())));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("flow_run_id", run.flowRunId());
        document.put("status", run.status());
        document.put("uri", "/api/v2/signals/jobs/" + run.flowRunId());
        return document;
    }

    private Object status(Request request) {
        String id = request.path("id");
        JobRun run = store.read(session -> session.jobs().find(id))
                .filter(found -> found.name().endsWith("-signals"))
                .orElseThrow(() -> Request.notFound("job " + id));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("flow_run_id", run.flowRunId());
        document.put("job", run.name());
        document.put("status", run.status());
        document.put("message", run.message());
        document.put("progress", jobs.progress(id).orElse(null));
        document.put("result", run.result() == null ? null : Json.read(run.result()));
        return document;
    }

    /** resume or force. */
    private Object ask(Request request) {
        long id = request.id();
        String verb = request.path("verb");
        if (!store.transact(session -> WebSignals.ask(session, id, verb, request.cause(session)))) {
            throw Request.notFound("analysis " + id);
        }
        return new Answer(202, Map.of("analysis", id, "asked", verb));
    }
}
