package io.cameleer.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews leases while their work goes on, and interrupts the thread whose lease was lost. Thread-safe. */
public final class LeaseKeeper implements AutoCloseable {

    /** Long enough for a pause of the machine, short enough for work of a dead worker to be offered again soon. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private final Claims claims;
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cameleer-leases");
        thread.setDaemon(true);
        return thread;
    });

    public LeaseKeeper(Claims claims) {
        this.claims = claims;
    }

    /** A lease that is renewed until it is closed. */
    public static final class Held implements AutoCloseable {
        private final ScheduledFuture<?> renewal;

        private Held(ScheduledFuture<?> renewal) {
            this.renewal = renewal;
        }

        @Override
        public void close() {
            renewal.cancel(false);
        }
    }

    /** Keeps the lease of work that the calling thread does. */
    public Held keep(Claim claim) {
        Thread worker = Thread.currentThread();
        long third = LEASE.toMillis() / 3;
        return new Held(renewals.scheduleAtFixedRate(
                () -> {
                    if (!renew(claim)) {
                        worker.interrupt();
                    }
                },
                third,
                third,
                TimeUnit.MILLISECONDS));
    }

    private boolean renew(Claim claim) {
        try {
            return claims.renew(claim, LEASE);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The lease of {} {} could not be renewed just now: {}",
                    claim.kind().label(),
                    claim.target(),
                    e.getMessage());
            return true;
        }
    }

    @Override
    public void close() {
        renewals.shutdownNow();
    }
}
