package io.cameleer.work;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    /** How soon a wait for room notices the end. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final WorkKind kind;
    private final Claims claims;
    private final Handler handler;
    private final String owner;
    private final Runnable whenFree;
    private final Semaphore places;
    private final ExecutorService pool;
    private final LeaseKeeper leases;
    private final Map<Claim, LeaseKeeper.Held> working = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    /** Rung since the last look into the store. */
    private final AtomicBoolean rung = new AtomicBoolean();

    private volatile boolean claiming;

    /** {@code whenFree} is run each time a place becomes free; null: {@link #wake}. */
    public Worker(
            WorkKind kind, int concurrency, Claims claims, String owner, Handler handler, @Nullable Runnable whenFree) {
        this(kind, concurrency, claims, owner, handler, whenFree, new LeaseKeeper(claims));
    }

    Worker(
            WorkKind kind,
            int concurrency,
            Claims claims,
            String owner,
            Handler handler,
            @Nullable Runnable whenFree,
            LeaseKeeper leases) {
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
        this.leases = leases;
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
        rung.set(true);
        while (rung.get() && place()) {
            rung.set(false);
            if (take(() -> claims.claim(kind, owner, leases.lease(), 1).stream().findFirst())) {
                rung.set(true);
            }
        }
    }

    /** Claims this target if it is due and there is room; otherwise it stays offered. */
    public void offer(long target) {
        if (place()) {
            take(() -> claims.claimTarget(kind, target, owner, leases.lease()));
        }
    }

    /**
     * Waits until there is room, and then claims this target if it is due. Whoever brings work by the piece is slowed
     * down to what is done, instead of having it dropped.
     */
    public void await(long target) throws InterruptedException {
        while (claiming && open.get()) {
            if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                take(() -> open.get() ? claims.claimTarget(kind, target, owner, leases.lease()) : Optional.empty());
                return;
            }
        }
    }

    /** Interrupts whoever works on this target here and has lost it; work that was offered anew goes on. */
    public void abandon(long target) {
        working.forEach((claim, held) -> {
            if (claim.target() == target) {
                held.renew();
            }
        });
    }

    /** Fills a place, or frees it. */
    private boolean take(Supplier<Optional<Claim>> look) {
        Optional<Claim> claim = Optional.empty();
        try {
            claim = look.get();
        } finally {
            claim.ifPresentOrElse(this::submit, places::release);
        }
        return claim.isPresent();
    }

    private boolean place() {
        return claiming && open.get() && places.tryAcquire();
    }

    private void submit(Claim claim) {
        Piece piece = new Piece(claim);
        try {
            pool.execute(piece);
        } catch (RejectedExecutionException e) {
            piece.drop();
        }
    }

    /** Work that was claimed and has a place. */
    private final class Piece implements Runnable {
        private final Claim claim;

        Piece(Claim claim) {
            this.claim = claim;
        }

        @Override
        public void run() {
            try (LeaseKeeper.Held held = leases.keep(claim)) {
                working.put(claim, held);
                handler.handle(claim);
            } catch (Throwable e) {
                // Giving back needs a connection, which an interrupted thread does not get.
                Thread.interrupted();
                giveBack(claim, e);
            } finally {
                working.remove(claim);
                Thread.interrupted();
                places.release();
                wakeAgain();
            }
        }

        /** Closed before it began. */
        void drop() {
            giveBack(claim, new IllegalStateException("closed"));
            places.release();
        }
    }

    private void giveBack(Claim claim, Throwable cause) {
        boolean closing = !open.get();
        Duration delay = closing ? Duration.ZERO : BACKOFF.get(Math.min(claim.attempt(), BACKOFF.size()) - 1);
        try {
            if (claims.release(claim, delay, closing ? null : reason(cause)) && !closing) {
                LOG.warn(
                        "{} {} did not go through and is tried again in {} s: {}",
                        kind.label(),
                        claim.target(),
                        delay.toSeconds(),
                        String.valueOf(cause.getMessage()));
            }
        } catch (RuntimeException e) {
            LOG.warn("The claim on {} {} runs out by itself: {}", kind.label(), claim.target(), e.getMessage());
        }
        LOG.debug("{} {}", kind.label(), claim.target(), cause);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private void wakeAgain() {
        try {
            whenFree.run();
        } catch (RuntimeException e) {
            LOG.debug("Nothing claimed just now", e);
        }
    }

    static String targets(Collection<Claim> claims) {
        return claims.stream().map(Claim::target).sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Claims nothing more, interrupts what runs and waits for it a while; what does not end keeps its lease. */
    @Override
    public void close() {
        open.set(false);
        pool.shutdownNow().forEach(waiting -> ((Piece) waiting).drop());
        try {
            if (!pool.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "{} {} still runs after {} s; what it holds is offered again when its lease has run out",
                        kind.label(),
                        targets(working.keySet()),
                        CLOSE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leases.close();
    }
}
