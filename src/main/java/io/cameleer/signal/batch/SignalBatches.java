package io.cameleer.signal.batch;

import io.cameleer.filter.Filter;
import io.cameleer.filter.InvalidFilterException;
import io.cameleer.filter.Shape;
import io.cameleer.json.Json;
import io.cameleer.signal.RunSignal;
import io.cameleer.signal.SignalOutcome;
import io.cameleer.signal.Signals;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.store.SignalBatchTable.Piece;
import io.cameleer.store.SignalBatchTable.Planned;
import io.cameleer.store.Store;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
        try {
            filter(Endpoints.shape(request.endpoint()), request);
        } catch (InvalidBatchException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidBatchException(String.join("\n", problems));
        }
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

    /** Each signal on each target that matches: all signals of a target before the next target. */
    List<Piece> pieces(BatchRequest request) throws InvalidBatchException {
        check(request);
        List<Piece> pieces = new ArrayList<>();
        for (long target : new Selection(store)
                .targets(request.endpoint(), filter(Endpoints.shape(request.endpoint()), request))) {
            for (String signal : request.signals()) {
                pieces.add(new Piece(signal, request.endpoint(), target, null));
            }
        }
        return pieces;
    }

    /** What failed and has not succeeded since. */
    List<Piece> failedPieces(BatchRequest request) throws InvalidBatchException {
        return pieces(request, record -> record.attempts() > 0);
    }

    /** What was asked for on the web: what waits, and what failed. */
    List<Piece> webPieces(BatchRequest request) throws InvalidBatchException {
        return pieces(request, record -> WebSignals.NAMES.contains(record.importString()));
    }

    /** Runs each signal on each target that matches, which is forgotten with this process. */
    public void run(BatchRequest request, Batch batch) throws InvalidBatchException {
        runAll(new Ledger(null, Ledger.fresh(pieces(request))), request, batch);
    }

    /** The same for what failed. */
    public void rerun(BatchRequest request, Batch batch) throws InvalidBatchException {
        runAll(new Ledger(null, Ledger.fresh(failedPieces(request))), request.recorded(), batch);
    }

    /** The same for what was asked for on the web. */
    public void runWeb(BatchRequest request, Batch batch) throws InvalidBatchException {
        runAll(new Ledger(null, Ledger.fresh(webPieces(request))), request.recorded(), batch);
    }

    /**
     * Which pieces there are, and where it is kept how each went.
     *
     * @param job null: nowhere
     */
    record Ledger(@Nullable String job, List<Planned> pieces) {

        static List<Planned> fresh(List<Piece> pieces) {
            List<Planned> planned = new ArrayList<>();
            pieces.forEach(piece -> planned.add(new Planned(planned.size(), piece, null, null)));
            return planned;
        }
    }

    /** Runs what is to be done, after what was done before is counted. */
    void runAll(Ledger ledger, BatchRequest request, Batch batch) {
        batch.expect(ledger.pieces().size());
        boolean failed = false;
        for (Planned planned : ledger.pieces()) {
            if (planned.status() != null) {
                Piece piece = planned.piece();
                BatchOutcome outcome = new BatchOutcome(
                        piece.signal(), piece.endpoint(), piece.target(), planned.status(), planned.error());
                batch.add(outcome);
                failed |= outcome.failed();
            }
        }
        for (Planned planned : ledger.pieces()) {
            if (planned.status() == null && !(request.failFast() && failed)) {
                failed |= go(ledger, planned, request, batch);
            }
        }
        if (request.failFast() && failed) {
            batch.stop();
        }
    }

    private List<Piece> pieces(BatchRequest request, Predicate<Failure> meant) throws InvalidBatchException {
        Filter filter = filter(Shapes.FAILURE, request);
        List<Piece> pieces = new ArrayList<>();
        long after = 0;
        for (List<Failure> page = page(after); !page.isEmpty(); page = page(after)) {
            after = page.get(page.size() - 1).id();
            page.stream()
                    .filter(record -> meant.test(record) && filter.matches(document(record)))
                    .forEach(record -> pieces.add(
                            new Piece(record.importString(), record.targetEndpoint(), record.targetId(), record.id())));
        }
        return pieces;
    }

    private List<Failure> page(long after) {
        return store.read(session -> session.failures().after(after, PAGE));
    }

    /** Whether it failed. */
    private boolean go(Ledger ledger, Planned planned, BatchRequest request, Batch batch) {
        Piece piece = planned.piece();
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException(
                    "stopped before signal " + piece.signal() + " for " + piece.endpoint() + " " + piece.target());
        }
        BatchOutcome outcome = BatchOutcome.of(piece.signal(), piece.endpoint(), piece.target(), run(piece, request));
        String job = ledger.job();
        if (job != null) {
            store.run(session ->
                    session.signalBatches().done(job, planned.position(), outcome.status(), outcome.error()));
        }
        batch.add(outcome);
        return outcome.failed();
    }

    private SignalOutcome run(Piece piece, BatchRequest request) {
        Long record = piece.record();
        if (record != null
                && store.read(session -> session.failures().find(record)).isEmpty()) {
            // It succeeded meanwhile.
            return new SignalOutcome.TargetGone();
        }
        try {
            return request.record()
                    ? runSignal.runRecorded(piece.signal(), piece.endpoint(), piece.target(), request.chain())
                    : runSignal.run(piece.signal(), piece.endpoint(), piece.target(), request.chain());
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
