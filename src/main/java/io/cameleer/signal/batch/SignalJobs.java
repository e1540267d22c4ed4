package io.cameleer.signal.batch;

import io.cameleer.job.RunJob;
import io.cameleer.signal.batch.SignalBatches.Ledger;
import io.cameleer.store.SignalBatchTable.Piece;
import io.cameleer.store.SignalBatchTable.Planned;
import io.cameleer.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The jobs {@code run-signals}, {@code rerun-signals} and {@code run-web-signals}: what their routes call. A job that the
 * service's end cuts off goes on after the next start: what had ended is not repeated, and the one signal that ran is run
 * again. Thread-safe.
 */
public final class SignalJobs {

    private final Store store;
    private final SignalBatches batches;
    private final ConcurrentMap<String, Batch> going = new ConcurrentHashMap<>();

    public SignalJobs(Store store, SignalBatches batches) {
        this.store = store;
        this.batches = batches;
    }

    /** What a request means, found out once. */
    private interface Plan {
        List<Piece> of(BatchRequest request) throws InvalidBatchException;
    }

    public void run(Exchange exchange) throws InvalidBatchException {
        work(exchange, batches::pieces, false);
    }

    public void rerun(Exchange exchange) throws InvalidBatchException {
        work(exchange, batches::failedPieces, true);
    }

    public void runWeb(Exchange exchange) throws InvalidBatchException {
        work(exchange, batches::webPieces, true);
    }

    private void work(Exchange exchange, Plan plan, boolean recorded) throws InvalidBatchException {
        Map<?, ?> parameters = exchange.getMessage().getBody() instanceof Map<?, ?> given ? given : Map.of();
        BatchRequest request = BatchRequest.of(parameters);
        String job = exchange.getProperty(RunJob.FLOW_RUN, String.class);
        String name = job == null ? exchange.getExchangeId() : job;
        Batch batch = new Batch();
        going.put(name, batch);
        try {
            batches.runAll(ledger(job, plan, request), recorded ? request.recorded() : request, batch);
            exchange.getMessage().setBody(batch.result());
        } finally {
            going.remove(name);
        }
    }

    /** What was planned before a crash; what targets there are now is not asked again. */
    private Ledger ledger(@Nullable String job, Plan plan, BatchRequest request) throws InvalidBatchException {
        if (job == null) {
            return new Ledger(null, Ledger.fresh(plan.of(request)));
        }
        List<Planned> planned = store.read(session -> session.signalBatches().of(job));
        if (!planned.isEmpty()) {
            return new Ledger(job, planned);
        }
        List<Piece> pieces = plan.of(request);
        store.run(session -> {
            session.signalBatches().forget();
            session.signalBatches().plan(job, pieces);
        });
        return new Ledger(job, Ledger.fresh(pieces));
    }

    /** How far a job is; empty: it does not run just now. */
    public Optional<Map<String, Object>> progress(String flowRun) {
        return Optional.ofNullable(going.get(flowRun)).map(Batch::progress);
    }
}
