package io.cameleer.archive.local;

import io.cameleer.archive.ArchiveFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A few threads for many items, with a short queue so that the list of items may be far larger than memory. After the
 * first failure no further item is begun; those under way end by themselves. Used by one thread.
 */
final class Workers<T> implements AutoCloseable {

    /** The work of one thread, with buffers and open directories of its own. */
    interface Worker<T> extends AutoCloseable {
        void work(T item) throws ArchiveFailedException;

        @Override
        void close();
    }

    /** Makes the worker of one thread. */
    interface Factory<T> {
        Worker<T> make() throws ArchiveFailedException;
    }

    private final ExecutorService threads;
    private final BlockingQueue<Worker<T>> idle = new LinkedBlockingQueue<>();
    private final List<Worker<T>> all = new ArrayList<>();
    private final Semaphore room;
    private final Cancellation cancellation;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Workers(int count, Factory<T> factory, Cancellation cancellation) throws ArchiveFailedException {
        this.cancellation = cancellation;
        this.room = new Semaphore(2 * count);
        this.threads = Executors.newFixedThreadPool(count, Workers::thread);
        try {
            for (int i = 0; i < count; i++) {
                Worker<T> worker = factory.make();
                all.add(worker);
                idle.add(worker);
            }
        } catch (ArchiveFailedException | RuntimeException refused) {
            close();
            throw refused;
        }
    }

    /** Hands an item over, once there is room; fails where an earlier one has failed. */
    void submit(T item) throws ArchiveFailedException {
        try {
            room.acquire();
        } catch (InterruptedException interrupted) {
            cancellation.request();
            Thread.currentThread().interrupt();
            throw Failures.cancelled();
        }
        rethrow();
        threads.execute(() -> run(item));
    }

    /** Waits until all items are done; fails where one of them has failed. */
    void finish() throws ArchiveFailedException {
        stop();
        rethrow();
        cancellation.check();
    }

    @Override
    public void close() {
        stop();
        all.forEach(Worker::close);
        all.clear();
    }

    private void run(T item) {
        @Nullable Worker<T> worker = null;
        try {
            worker = idle.remove();
            if (failure.get() == null) {
                worker.work(item);
            }
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
        } finally {
            if (worker != null) {
                idle.add(worker);
            }
            room.release();
        }
    }

    /** Waits even when interrupted: nobody may hold the staging place's lock while a thread still writes there. */
    private void stop() {
        threads.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException request) {
                interrupted = true;
                cancellation.request();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrow() throws ArchiveFailedException {
        Throwable thrown = failure.get();
        if (thrown instanceof ArchiveFailedException expected) {
            throw expected;
        }
        if (thrown instanceof RuntimeException defect) {
            throw defect;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "archive-worker");
        thread.setDaemon(true);
        return thread;
    }
}
