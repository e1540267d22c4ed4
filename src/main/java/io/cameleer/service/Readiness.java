package io.cameleer.service;

import io.cameleer.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why the service cannot work just now, for those who ask at {@code /-/ready}: sentences without names of hosts or
 * accounts, since no login is needed there. Thread-safe.
 */
final class Readiness implements Supplier<List<String>>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final BooleanSupplier stopping;
    private final Runnable store;
    private final Supplier<List<String>> unwatched;
    private final Duration patience;
    /** One thread, so that a store that does not answer is asked once, however many ask here. */
    private final ExecutorService asking = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "cameleer-readiness");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable CompletableFuture<?> asked;

    /** {@code unwatched}: the names of sequencers that nobody has looked at yet. */
    Readiness(BooleanSupplier stopping, Store store, Supplier<List<String>> unwatched) {
        this(stopping, store::now, unwatched, Duration.ofSeconds(2));
    }

    /** {@code store}: fails where the store does not answer. {@code patience}: how long it may take. */
    Readiness(BooleanSupplier stopping, Runnable store, Supplier<List<String>> unwatched, Duration patience) {
        this.stopping = stopping;
        this.store = store;
        this.unwatched = unwatched;
        this.patience = patience;
    }

    @Override
    public List<String> get() {
        if (stopping.getAsBoolean()) {
            return List.of("it stops");
        }
        List<String> reasons = new ArrayList<>();
        if (!storeAnswers()) {
            reasons.add("its store does not answer");
        }
        List<String> names = unwatched.get();
        if (!names.isEmpty()) {
            reasons.add("the watch has not looked yet at " + String.join(", ", names));
        }
        return reasons;
    }

    private boolean storeAnswers() {
        try {
            ask().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The store does not answer", e);
            return false;
        }
    }

    private synchronized CompletableFuture<?> ask() {
        CompletableFuture<?> before = asked;
        if (before == null || before.isDone()) {
            before = CompletableFuture.runAsync(store, asking);
            asked = before;
        }
        return before;
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
