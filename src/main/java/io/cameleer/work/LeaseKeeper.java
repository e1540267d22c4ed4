package io.cameleer.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews leases while their work goes on, and interrupts the thread whose lease was lost. A lease that could not be
 * renewed counts as lost a while before it runs out, by a clock that nobody can set, even while the store does not
 * answer. Thread-safe.
 */
public final class LeaseKeeper implements AutoCloseable {

    /** Long enough for a pause of the machine, short enough for work of a dead worker to be offered again soon. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final int RENEWALS_A_LEASE = 3;
    /** How much of a lease is trusted without a renewal. */
    private static final double TRUST = 0.8;

    private final Claims claims;
    private final Duration lease;
    private final Duration interval;
    private final ScheduledExecutorService renewals = executor("cameleer-leases");
    /** Apart from the renewals, which may wait for the store. */
    private final ScheduledExecutorService alarms = executor("cameleer-lease-alarms");

    public LeaseKeeper(Claims claims) {
        this(claims, LEASE, LEASE.dividedBy(RENEWALS_A_LEASE));
    }

    LeaseKeeper(Claims claims, Duration lease, Duration interval) {
        this.claims = claims;
        this.lease = lease;
        this.interval = interval;
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How long a claim is to be leased that is kept here. */
    Duration lease() {
        return lease;
    }

    /** Keeps the lease of work that the calling thread does. */
    public Held keep(Claim claim) {
        Held held = new Held(claim, Thread.currentThread());
        held.begin();
        return held;
    }

    /** A lease that is renewed until it is closed. Once it is closed its thread is not interrupted any more. */
    public final class Held implements AutoCloseable {
        private final Claim claim;
        private final Thread worker;
        private @Nullable Future<?> renewal;
        private @Nullable Future<?> alarm;
        private boolean over;

        private Held(Claim claim, Thread worker) {
            this.claim = claim;
            this.worker = worker;
        }

        private synchronized void begin() {
            trustFrom(System.nanoTime());
            renewal = renewals.scheduleAtFixedRate(
                    this::renew, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Asks for the lease once more; the thread whose lease is lost is interrupted. */
        void renew() {
            long asked = System.nanoTime();
            boolean kept;
            try {
                kept = claims.renew(claim, lease);
            } catch (RuntimeException e) {
                LOG.warn(
                        "The lease of {} {} could not be renewed just now: {}",
                        claim.kind().label(),
                        claim.target(),
                        e.getMessage());
                return;
            }
            if (kept) {
                trustFrom(asked);
            } else {
                lost("another has it, or it was taken back");
            }
        }

        private synchronized void trustFrom(long nanos) {
            if (over) {
                return;
            }
            cancel(alarm);
            long rest = (long) (lease.toNanos() * TRUST) - (System.nanoTime() - nanos);
            alarm = alarms.schedule(() -> lost("it could not be renewed in time"), rest, TimeUnit.NANOSECONDS);
        }

        private synchronized void lost(String why) {
            if (!over) {
                LOG.warn("The lease of {} {} is lost: {}", claim.kind().label(), claim.target(), why);
                close();
                worker.interrupt();
            }
        }

        @Override
        public synchronized void close() {
            over = true;
            cancel(renewal);
            cancel(alarm);
        }

        private static void cancel(@Nullable Future<?> task) {
            if (task != null) {
                task.cancel(false);
            }
        }
    }

    @Override
    public void close() {
        renewals.shutdownNow();
        alarms.shutdownNow();
    }
}
