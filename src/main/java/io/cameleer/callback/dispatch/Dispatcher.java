package io.cameleer.callback.dispatch;

import io.cameleer.store.LaneTable.Bell;
import io.cameleer.store.Store;
import io.cameleer.work.Limits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings the bells of callbacks that are due. A bell is an execution's id on its way through the dispatch endpoint; rows
 * and leases decide, so that a bell may be lost, late or double. However many callbacks are due, only {@value #CREDIT}
 * bells are on their way at a time where they are heard here, and as many a second where others hear them.
 */
public final class Dispatcher implements AutoCloseable {

    static final int CREDIT = 64;

    /** Sends an execution's id to whoever listens. */
    @FunctionalInterface
    public interface BellRope {
        /**
         * An exception says why it cannot be heard.
         *
         * @param queue null: the usual one
         */
        void ring(long execution, @Nullable String queue);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** A bell that nobody heard rings again; well below a lease, so that a dead worker's work is not late for it. */
    private static final Duration AGAIN = Duration.ofSeconds(30);
    /** What is held back rings once, so that a log shows it once. */
    private static final Duration NEVER = Duration.ofDays(3650);

    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Store store;
    private final Limits limits;
    private final BellRope rope;
    private final Duration again;
    private final Muffled muffled;
    private final AtomicInteger credit = new AtomicInteger(CREDIT);
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread ringer = new Thread(task, "cameleer-dispatch");
        ringer.setDaemon(true);
        return ringer;
    });
    private volatile boolean open;

    /** {@code held}: the endpoint hands bells to nobody. */
    public Dispatcher(Store store, Limits limits, BellRope rope, boolean held) {
        this.store = store;
        this.limits = limits;
        this.rope = rope;
        this.again = held ? NEVER : AGAIN;
        this.muffled = new Muffled(InstantSource.system(), AGAIN.multipliedBy(4));
    }

    /** From now on bells ring. */
    public void start() {
        open = true;
        wake();
    }

    /** Something may be due. */
    public void wake() {
        if (open && asked.compareAndSet(false, true)) {
            try {
                thread.execute(this::ringAll);
            } catch (RejectedExecutionException e) {
                LOG.debug("No bell rings any more", e);
            }
        }
    }

    /** A while has passed: bells that were not heard here were heard elsewhere, or nowhere. */
    public void refill() {
        credit.set(CREDIT);
        wake();
    }

    /** A bell was heard here. */
    public void heard() {
        credit.updateAndGet(left -> Math.min(CREDIT, left + 1));
        wake();
    }

    private void ringAll() {
        asked.set(false);
        try {
            for (List<Bell> due = next(); !due.isEmpty(); due = next()) {
                due.forEach(this::ring);
            }
        } catch (RuntimeException e) {
            LOG.debug("No bell rings just now; the sweep comes", e);
        }
    }

    private List<Bell> next() {
        int most = credit.get();
        if (!open || most <= 0 || !store.read(session -> session.lanes().isSilent(again))) {
            return List.of();
        }
        List<Bell> bells = store.transact(session -> session.lanes().ring(Math.min(most, CREDIT), again, limits));
        credit.addAndGet(-bells.size());
        return bells;
    }

    private void ring(Bell bell) {
        try {
            String queue = bell.queue();
            if (queue != null && !QUEUE.matcher(queue).matches()) {
                throw new IllegalArgumentException(
                        "'" + queue + "' is no name of a queue; use letters, digits, - and _");
            }
            rope.ring(bell.execution(), queue);
            muffled.heard(queue == null ? "" : queue);
        } catch (RuntimeException e) {
            String reason = "it cannot be dispatched: " + e.getMessage();
            muffled.add(bell.queue() == null ? "" : bell.queue(), bell.execution(), reason);
            store.run(session -> session.lanes().muffled(bell.execution(), reason));
        }
    }

    /** A sentence for each queue that nobody serves. */
    public List<String> problems() {
        return muffled.problems();
    }

    @Override
    public void close() {
        open = false;
        thread.shutdownNow();
    }
}
