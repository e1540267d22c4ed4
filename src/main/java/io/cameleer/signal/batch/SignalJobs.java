package io.cameleer.signal.batch;

import io.cameleer.job.RunJob;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.Exchange;

/**
 * The jobs {@code run-signals}, {@code rerun-signals} and {@code run-web-signals}: what their routes call. A job that the
 * service's end interrupts is begun anew after the next start. Thread-safe.
 */
public final class SignalJobs {

    private final SignalBatches batches;
    private final ConcurrentMap<String, Batch> going = new ConcurrentHashMap<>();

    public SignalJobs(SignalBatches batches) {
        this.batches = batches;
    }

    private interface Work {
        void of(BatchRequest request, Batch batch) throws InvalidBatchException;
    }

    public void run(Exchange exchange) throws InvalidBatchException {
        work(exchange, batches::run);
    }

    public void rerun(Exchange exchange) throws InvalidBatchException {
        work(exchange, batches::rerun);
    }

    public void runWeb(Exchange exchange) throws InvalidBatchException {
        work(exchange, batches::runWeb);
    }

    private void work(Exchange exchange, Work work) throws InvalidBatchException {
        Map<?, ?> parameters = exchange.getMessage().getBody() instanceof Map<?, ?> given ? given : Map.of();
        String flowRun = exchange.getProperty(RunJob.FLOW_RUN, exchange.getExchangeId(), String.class);
        Batch batch = new Batch();
        going.put(flowRun, batch);
        try {
            work.of(BatchRequest.of(parameters), batch);
            exchange.getMessage().setBody(batch.result());
        } finally {
            going.remove(flowRun);
        }
    }

    /** How far a job is; empty: it does not run just now. */
    public Optional<Map<String, Object>> progress(String flowRun) {
        return Optional.ofNullable(going.get(flowRun)).map(Batch::progress);
    }
}
