package io.cameleer.callback;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The callbacks of this process that can be ended: running programs and waits. Cancelling only asks; the thread that runs
 * the callback ends it, tidies up and reports. Safe for use by several threads.
 */
public final class RunningPrograms {

    /** The reason that every callback is given when the service stops. */
    static final String STOPS = "the service stops";

    private final Set<Running> all = ConcurrentHashMap.newKeySet();
    private final AtomicLong started = new AtomicLong();

    /**
     * Asks for the end of what an execution runs.
     *
     * @param reason completes the sentence "it was ended because …"
     * @return whether something was running
     */
    public boolean cancel(long executionId, String reason) {
        boolean found = false;
        for (Running running : all) {
            found |= running.executionId == executionId && running.cancellation.complete(reason);
        }
        return found;
    }

    /** As {@link #cancel(long, String)}, without a particular reason. */
    public boolean cancel(long executionId) {
        return cancel(executionId, "the callback was cancelled");
    }

    /** Asks for the end of all that runs now; the service is about to stop. */
    public void cancelAll() {
        all.forEach(running -> running.cancellation.complete(STOPS));
    }

    /** Whether an execution runs something. */
    boolean has(long executionId) {
        return all.stream().anyMatch(running -> running.executionId == executionId);
    }

    /** How many are running. */
    public int size() {
        return all.size();
    }

    /**
     * Waits until what runs now has ended.
     *
     * @return whether that was so before the time was over
     */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        CompletableFuture<?>[] ends = all.stream().map(running -> running.end).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds what an execution is about to run; close it when that has ended. */
    Running start(long executionId) {
        Running running = new Running(executionId);
        all.add(running);
        return running;
    }

    /** One thing that runs. */
    final class Running implements AutoCloseable {

        private final long executionId;
        private final long number = started.incrementAndGet();
        private final CompletableFuture<String> cancellation = new CompletableFuture<>();
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        private Running(long executionId) {
            this.executionId = executionId;
        }

        /** Completes with the reason when the end is asked for. */
        CompletableFuture<String> cancellation() {
            return cancellation;
        }

        /** Waits until what the same execution ran before has ended: it may have been cancelled a moment ago. */
        void awaitEarlier() throws InterruptedException {
            for (Running other : all) {
                if (other.executionId == executionId && other.number < number) {
                    try {
                        other.end.get();
                    } catch (ExecutionException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                }
            }
        }

        @Override
        public void close() {
            all.remove(this);
            end.complete(null);
        }
    }
}
