package io.cameleer.signal.batch;

import io.cameleer.filter.Filter;
import io.cameleer.filter.InvalidFilterException;
import io.cameleer.filter.Shape;
import io.cameleer.json.Json;
import io.cameleer.signal.RunSignal;
import io.cameleer.signal.SignalOutcome;
import io.cameleer.signal.Signals;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.store.Store;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Runs signals for many targets, one after another on the caller's thread. What fails is an outcome and keeps nothing else
 * from its turn, unless the first failure is to end it. Which targets are meant is settled before the first one runs.
 * Thread-safe.
 */
public final class SignalBatches {

    private static final int PAGE = 500;

    private final Store store;
    private final Signals signals;
    private final RunSignal runSignal;
    private final ZoneId site;

    /** {@code site}: the zone of times in filters that name none. */
    public SignalBatches(Store store, Signals signals, RunSignal runSignal, ZoneId site) {
        this.store = store;
        this.signals = signals;
        this.runSignal = runSignal;
        this.site = site;
    }

    /** One signal for one target. */
    private record Piece(String signal, String endpoint, long target) {}

    /**
     * Refuses what cannot be run: an unknown endpoint, signal, field or look-up.
     *
     * @throws InvalidBatchException with a sentence a line
     */
    public void check(BatchRequest request) throws InvalidBatchException {
        if (!Endpoints.known(request.endpoint())) {
            throw new InvalidBatchException(
                    "signals are run for experiments or analyses, not for '" + request.endpoint() + "'");
        }
        if (request.signals().isEmpty()) {
            throw new InvalidBatchException("name at least one signal");
        }
        List<String> problems = new ArrayList<>();
        request.signals().forEach(signal -> signals.problem(Endpoints.kind(request.endpoint()), signal)
                .ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new InvalidBatchException(String.join("\n", problems));
        }
        filter(Endpoints.shape(request.endpoint()), request);
    }

    /** Refuses filters of records that mean nothing. */
    public void checkRecords(BatchRequest request) throws InvalidBatchException {
        filter(Shapes.FAILURE, request);
    }

    private Filter filter(Shape shape, BatchRequest request) throws InvalidBatchException {
        try {
            return Filter.of(shape, request.filters(), site);
        } catch (InvalidFilterException e) {
            throw new InvalidBatchException(String.valueOf(e.getMessage()));
        }
    }

    /** Runs each signal on each target that matches: all signals of a target before the next target. */
    public void run(BatchRequest request, Batch batch) throws InvalidBatchException {
        check(request);
        List<Long> targets =
                new Selection(store).targets(request.endpoint(), filter(Endpoints.shape(request.endpoint()), request));
        batch.expect((long) targets.size() * request.signals().size());
        for (long target : targets) {
            for (String signal : request.signals()) {
                Piece piece = new Piece(signal, request.endpoint(), target);
                if (!go(piece, request.record(), request.failFast(), batch)) {
                    return;
                }
            }
        }
    }

    /** Runs again what failed and has not succeeded since. */
    public void rerun(BatchRequest request, Batch batch) throws InvalidBatchException {
        records(request, batch, record -> record.attempts() > 0);
    }

    /** Runs what was asked for on the web: what waits, and what failed. */
    public void runWeb(BatchRequest request, Batch batch) throws InvalidBatchException {
        records(request, batch, record -> WebSignals.NAMES.contains(record.importString()));
    }

    private void records(BatchRequest request, Batch batch, Predicate<Failure> meant) throws InvalidBatchException {
        Filter filter = filter(Shapes.FAILURE, request);
        List<Long> records = new ArrayList<>();
        long after = 0;
        for (List<Failure> page = page(after); !page.isEmpty(); page = page(after)) {
            after = page.get(page.size() - 1).id();
            page.stream()
                    .filter(record -> meant.test(record) && filter.matches(document(record)))
                    .forEach(record -> records.add(record.id()));
        }
        batch.expect(records.size());
        for (long id : records) {
            Optional<Failure> record = store.read(session -> session.failures().find(id));
            Piece piece = record.map(found -> new Piece(found.importString(), found.targetEndpoint(), found.targetId()))
                    .orElse(null);
            if (piece == null) {
                batch.add(new BatchOutcome("", "signals", id, "gone", null));
            } else if (!go(piece, true, request.failFast(), batch)) {
                return;
            }
        }
    }

    private List<Failure> page(long after) {
        return store.read(session -> session.failures().after(after, PAGE));
    }

    /** False: nothing more is to be run. */
    private boolean go(Piece piece, boolean recorded, boolean failFast, Batch batch) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException(
                    "stopped before signal " + piece.signal() + " for " + piece.endpoint() + " " + piece.target());
        }
        BatchOutcome outcome = BatchOutcome.of(piece.signal(), piece.endpoint(), piece.target(), run(piece, recorded));
        batch.add(outcome);
        if (failFast && outcome.failed()) {
            batch.stop();
            return false;
        }
        return true;
    }

    private SignalOutcome run(Piece piece, boolean recorded) {
        try {
            return recorded
                    ? runSignal.runRecorded(piece.signal(), piece.endpoint(), piece.target())
                    : runSignal.run(piece.signal(), piece.endpoint(), piece.target());
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return new SignalOutcome.Failed(String.valueOf(e.getMessage()), "");
        }
    }

    /** What filters see of a record. */
    static Map<String, Object> document(Failure record) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("pk", record.id());
        document.put("target_endpoint", record.targetEndpoint());
        document.put("target_id", record.targetId());
        document.put("import_string", record.importString());
        document.put("attempts", record.attempts());
        document.put("first_failed", record.first());
        document.put("last_failed", record.last());
        document.put("data", Json.readObject(record.data()));
        return document;
    }
}
