package io.cameleer.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims work of one kind and has it done, at most {@code concurrency} pieces at a time. Leases are renewed while the
 * work goes on; a worker whose lease was lost is interrupted. Waking is cheap and idempotent: a bell that rings twice,
 * or is lost, changes nothing but the delay.
 */
public final class Worker implements AutoCloseable {

    /** Does a piece of work and completes the claim in its own transaction. May run in several threads at once. */
    @FunctionalInterface
    public interface Handler {
        /** An exception gives the work back, to be tried again later. */
        void handle(Claim claim) throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final List<Duration> BACKOFF =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final WorkKind kind;
    private final Claims claims;
    private final Handler handler;
    private final String owner;
    private final Runnable whenFree;
    private final Semaphore places;
    private final ExecutorService pool;
    private final LeaseKeeper leases;
    private final Map<Long, Future<?>> running = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile boolean claiming;

    /** {@code whenFree} is run each time a place becomes free; null: {@link #wake}. */
    public Worker(
            WorkKind kind, int concurrency, Claims claims, String owner, Handler handler, @Nullable Runnable whenFree) {
        this.kind = kind;
        this.claims = claims;
        this.owner = owner;
        this.handler = handler;
        this.whenFree = whenFree == null ? this::wake : whenFree;
        this.places = new Semaphore(concurrency);
        this.pool = Executors.newFixedThreadPool(concurrency, task -> {
            Thread thread = new Thread(task, "cameleer-" + kind.label());
            thread.setDaemon(true);
            return thread;
        });
        this.leases = new LeaseKeeper(claims);
    }

    public WorkKind kind() {
        return kind;
    }

    /** From now on work is claimed. Before, nothing is taken: routes may not all be there yet. */
    public void start() {
        claiming = true;
        wakeAgain();
    }

    /** Claims as much as there is room for. */
    public void wake() {
        while (claiming && open.get() && places.tryAcquire()) {
            boolean submitted = false;
            try {
                List<Claim> claimed = claims.claim(kind, owner, LeaseKeeper.LEASE, 1);
                if (claimed.isEmpty()) {
                    return;
                }
                submit(claimed.get(0));
                submitted = true;
            } finally {
                if (!submitted) {
                    places.release();
                }
            }
        }
    }

    /** Claims this target if it is due and there is room; otherwise it stays offered. */
    public void offer(long target) {
        if (!claiming || !open.get() || !places.tryAcquire()) {
            return;
        }
        boolean submitted = false;
        try {
            var claim = claims.claimTarget(kind, target, owner, LeaseKeeper.LEASE);
            if (claim.isPresent()) {
                submit(claim.get());
                submitted = true;
            }
        } finally {
            if (!submitted) {
                places.release();
            }
        }
    }

    private void submit(Claim claim) {
        Future<?> task = pool.submit(() -> work(claim));
        running.put(claim.id(), task);
        if (task.isDone()) {
            running.remove(claim.id());
        }
    }

    private void work(Claim claim) {
        try (LeaseKeeper.Held held = leases.keep(claim)) {
            handler.handle(claim);
        } catch (Exception e) {
            giveBack(claim, e);
        } finally {
            running.remove(claim.id());
            Thread.interrupted();
            places.release();
            wakeAgain();
        }
    }

    private void giveBack(Claim claim, Exception cause) {
        Duration delay = BACKOFF.get(Math.min(claim.attempt(), BACKOFF.size()) - 1);
        if (open.get()) {
            LOG.warn(
                    "{} {} did not go through and is tried again in {} s: {}",
                    kind.label(),
                    claim.target(),
                    delay.toSeconds(),
                    String.valueOf(cause.getMessage()));
            LOG.debug("{} {}", kind.label(), claim.target(), cause);
        } else {
            delay = Duration.ZERO;
        }
        try {
            claims.release(claim, delay);
        } catch (RuntimeException e) {
            LOG.warn("The claim on {} {} runs out by itself: {}", kind.label(), claim.target(), e.getMessage());
        }
    }

    private void wakeAgain() {
        try {
            whenFree.run();
        } catch (RuntimeException e) {
            LOG.debug("Nothing claimed just now", e);
        }
    }

    /** Claims nothing more, interrupts what runs and waits for it a while; what does not end keeps its lease. */
    @Override
    public void close() {
        open.set(false);
        leases.close();
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} still runs; its lease runs out by itself", kind.label());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
