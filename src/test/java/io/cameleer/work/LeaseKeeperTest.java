package io.cameleer.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who holds a lease goes on, who has lost it is stopped, and nobody else is. */
class LeaseKeeperTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration OFTEN = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private Store store;
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.embedded(folder.resolve("cameleer.db")));
        store.run(session -> {
            session.work().offer(WorkKind.INGEST, 1, session.now());
            session.work().offer(WorkKind.INGEST, 2, session.now());
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Worker start(Claims claims, Duration lease, Duration interval, Worker.Handler handler) {
        Worker worker =
                new Worker(WorkKind.INGEST, 1, claims, "me", handler, null, new LeaseKeeper(claims, lease, interval));
        worker.start();
        return worker;
    }

    private void untilInterrupted(Claim claim) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new IllegalStateException("interrupted while at " + claim.target(), e);
        }
    }

    @Test
    void a_lost_lease_interrupts_its_holder() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        try (Worker worker = start(store.claims(), LONG, OFTEN, claim -> {
            begun.countDown();
            untilInterrupted(claim);
        })) {
            begun.await();
            store.run(session -> session.work().withdraw(WorkKind.INGEST, 1));

            assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(worker.kind()).isEqualTo(WorkKind.INGEST);
        }
    }

    @Test
    void a_lease_is_renewed_as_long_as_the_work_takes() {
        AtomicInteger renewals = new AtomicInteger();
        List<Integer> atTheEnd = new CopyOnWriteArrayList<>();
        Claims counted = new ClaimsWrapper(store.claims()) {
            @Override
            public boolean renew(Claim claim, Duration lease) {
                renewals.incrementAndGet();
                return super.renew(claim, lease);
            }
        };
        try (Worker worker = start(counted, LONG, OFTEN, claim -> {
            await().until(() -> renewals.get() > 5);
            boolean kept = store.transact(session -> session.work().complete(claim));
            atTheEnd.add(kept ? renewals.get() : -1);
        })) {
            await().until(() -> atTheEnd.size() == 2);
            assertThat(atTheEnd).allMatch(count -> count > 5);
            assertThat(worker.kind()).isEqualTo(WorkKind.INGEST);
        }
    }

    @Test
    void a_lease_that_cannot_be_renewed_interrupts_its_holder_before_it_runs_out() throws InterruptedException {
        Claims unreachable = new ClaimsWrapper(store.claims()) {
            @Override
            public boolean renew(Claim claim, Duration duration) {
                throw new IllegalStateException("no connection");
            }
        };
        try (Worker worker =
                start(unreachable, Duration.ofSeconds(1), Duration.ofMillis(300), this::untilInterrupted)) {
            assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(worker.kind()).isEqualTo(WorkKind.INGEST);
        }
    }

    @Test
    void a_store_that_does_not_answer_keeps_nobody_at_work() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Claims silent = new ClaimsWrapper(store.claims()) {
            @Override
            public boolean renew(Claim claim, Duration duration) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return true;
            }
        };
        try (Worker worker = start(silent, Duration.ofSeconds(1), OFTEN, this::untilInterrupted)) {
            assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(worker.kind()).isEqualTo(WorkKind.INGEST);
        } finally {
            end.countDown();
        }
    }

    @Test
    void a_renewal_that_comes_after_the_end_does_not_interrupt_the_next_piece() throws InterruptedException {
        CountDownLatch renewing = new CountDownLatch(1);
        CountDownLatch secondRuns = new CountDownLatch(1);
        CountDownLatch secondRenewed = new CountDownLatch(2);
        List<Boolean> seen = new CopyOnWriteArrayList<>();
        Claims late = new ClaimsWrapper(store.claims()) {
            @Override
            public boolean renew(Claim claim, Duration lease) {
                if (claim.target() == 2) {
                    secondRenewed.countDown();
                    return true;
                }
                renewing.countDown();
                try {
                    secondRuns.await();
                } catch (InterruptedException e) {
                    return true;
                }
                return super.renew(claim, lease);
            }
        };
        try (Worker worker = start(late, LONG, OFTEN, claim -> {
            if (claim.target() == 1) {
                renewing.await();
            } else {
                secondRuns.countDown();
                try {
                    secondRenewed.await();
                    seen.add(false);
                } catch (InterruptedException e) {
                    seen.add(true);
                }
            }
            store.run(session -> session.work().complete(claim));
        })) {
            await().until(() -> seen.size() == 1);
            assertThat(seen).as("interrupted").containsExactly(false);
            assertThat(worker.kind()).isEqualTo(WorkKind.INGEST);
        }
    }
}
