package io.cameleer.service;

import io.cameleer.callback.dispatch.Dispatcher;
import io.cameleer.store.Store;
import io.cameleer.store.Store.Offer;
import io.cameleer.work.WorkKind;
import io.cameleer.work.Worker;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All workers, and the bell between commits and them. Callbacks are not claimed directly: their ids go to the dispatch
 * endpoint first, so that an operator can hold them back or hand them to other machines.
 */
public final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private final Store store;
    private final Dispatcher dispatcher;
    private final Map<WorkKind, Worker> workers = new EnumMap<>(WorkKind.class);
    private final ExecutorService bells = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "cameleer-bell");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean started;

    Workers(Store store, Dispatcher dispatcher) {
        this.store = store;
        this.dispatcher = dispatcher;
    }

    void add(Worker worker) {
        workers.put(worker.kind(), worker);
    }

    /** From now on work is taken. */
    void start() {
        started = true;
        workers.values().forEach(Worker::start);
        dispatcher.start();
        store.whenOffered(this::offered);
        wake();
    }

    private void offered(Offer offer) {
        if (offer.kind() == WorkKind.CALLBACK) {
            dispatcher.wake();
        } else {
            ring(() -> wake(offer.kind()));
        }
    }

    /** Offers everything that is due once more. Called by the sweep route. */
    public void wake() {
        if (!started) {
            return;
        }
        dispatcher.refill();
        ring(() -> workers.keySet().stream()
                .filter(kind -> kind != WorkKind.CALLBACK)
                .forEach(this::wake));
    }

    private void wake(WorkKind kind) {
        Worker worker = workers.get(kind);
        if (worker != null) {
            worker.wake();
        }
    }

    /**
     * An execution's id came through the dispatch endpoint. Returns once the execution is claimed, or was none of ours:
     * while all places are taken the endpoint keeps what comes after. Called by the dispatch route.
     */
    public void offerCallback(String execution) throws InterruptedException {
        Worker worker = workers.get(WorkKind.CALLBACK);
        if (worker != null && execution.matches("[0-9]{1,18}")) {
            try {
                worker.await(Long.parseLong(execution));
            } finally {
                dispatcher.heard();
            }
        }
    }

    /** What keeps work from being taken, a sentence each. */
    java.util.List<String> problems() {
        return dispatcher.problems();
    }

    /** A place is free, and perhaps a lane. */
    void callbackEnded() {
        dispatcher.wake();
    }

    /** Interrupts the worker of what was taken back. */
    void abandon(WorkKind kind, long target) {
        Worker worker = workers.get(kind);
        if (worker != null) {
            worker.abandon(target);
        }
    }

    private void ring(Runnable bell) {
        if (bells.isShutdown()) {
            return;
        }
        bells.execute(() -> {
            try {
                bell.run();
            } catch (RuntimeException e) {
                LOG.debug("A bell did not ring; the sweep comes", e);
            }
        });
    }

    @Override
    public void close() {
        store.whenOffered(offer -> {});
        bells.shutdownNow();
        dispatcher.close();
        workers.values().forEach(Worker::close);
    }
}
