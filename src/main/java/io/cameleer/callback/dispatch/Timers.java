package io.cameleer.callback.dispatch;

import io.cameleer.governor.Timeouts;
import io.cameleer.governor.Timeouts.Expired;
import io.cameleer.governor.Timeouts.Swept;
import io.cameleer.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timers of callback executions. They are rows; whoever calls the sweep only wakes them. Thread-safe, also between
 * several services on one store.
 */
public final class Timers {

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
    private static final int BATCH = 100;
    private static final Swept NOTHING = new Swept(0, 0);
    /** Ten years, in minutes. */
    private static final int FARTHEST = 10 * 366 * 24 * 60;

    private final Store store;
    private final EndExecution ending;
    private final boolean testClock;

    /** What was ended since the clock was last moved and nobody has been told of; only a test asks. */
    private final AtomicReference<Swept> untold = new AtomicReference<>(NOTHING);

    /** {@code testClock}: whether the clock may be moved. */
    public Timers(Store store, EndExecution ending, boolean testClock) {
        this.store = store;
        this.ending = ending;
        this.testClock = testClock;
    }

    /** Says by how much the clock is moved; empty: it is not. The next start begins with the real time. */
    public Optional<String> warning() {
        Duration ahead = store.clockOffset();
        return ahead.isZero()
                ? Optional.empty()
                : Optional.of("The test clock is " + ahead.toMinutes() + " minutes ahead, until it is moved back or the"
                        + " service is started again.");
    }

    /** Ends what is overdue: each execution in a transaction of its own, and then what really runs for it. */
    public Swept sweep() {
        int run = 0;
        int wait = 0;
        int known;
        do {
            known = run + wait;
            for (long execution : overdue()) {
                Optional<Expired> expired = expire(execution);
                run += expired.filter(Expired::running).isPresent() ? 1 : 0;
                wait += expired.filter(over -> !over.running()).isPresent() ? 1 : 0;
            }
        } while (run + wait > known);
        Swept swept = new Swept(run, wait);
        if (testClock) {
            untold.updateAndGet(before -> sum(before, swept));
        }
        return swept;
    }

    /**
     * Sweeps because somebody asks, and says how many executions it ended. With the test clock it counts in what other
     * sweeps have ended since the clock was moved or somebody asked: whoever moves the clock and asks is told of all.
     */
    public Swept check() {
        Swept swept = sweep();
        return testClock ? untold.getAndSet(NOTHING) : swept;
    }

    private static Swept sum(Swept one, Swept other) {
        return new Swept(one.runTimeouts() + other.runTimeouts(), one.waitTimeouts() + other.waitTimeouts());
    }

    private List<Long> overdue() {
        return store.read(session -> session.governor().overdue(BATCH).stream()
                .map(execution -> execution.id())
                .toList());
    }

    /** One that fails is tried again by the next sweep, and stops no other. */
    private Optional<Expired> expire(long execution) {
        try {
            Optional<Expired> expired = store.transact(session -> Timeouts.expire(session.governor(), execution));
            expired.ifPresent(over -> {
                LOG.warn("callback execution {}: {}", over.executionId(), over.sentence());
                ending.end(over.executionId(), "its time is over");
            });
            return expired;
        } catch (RuntimeException e) {
            LOG.warn("The timeout of callback execution {} is tried again: {}", execution, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Moves the clock that timers go by, and sweeps; leases never move. For tests of workflows.
     *
     * @param minutes ahead of the real time; never back, because what a timer has done is not undone
     * @return why not, as a sentence
     * @throws IllegalArgumentException it is less than none or more than ten years
     */
    public Optional<String> moveClock(int minutes) {
        if (!testClock) {
            return Optional.of("the clock can only be moved with cameleer.test-clock=true");
        }
        if (minutes < 0 || minutes > FARTHEST) {
            throw new IllegalArgumentException("the clock cannot be moved by " + minutes + " minutes");
        }
        untold.set(NOTHING);
        store.shiftClock(Duration.ofMinutes(minutes));
        sweep();
        return Optional.empty();
    }
}
