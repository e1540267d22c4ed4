package io.cameleer.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers on the real embedded store. */
class WorkerTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Store store;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Long> handled = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.embedded(folder.resolve("cameleer.db")));
    }

    @AfterEach
    void close() {
        workers.forEach(Worker::close);
        store.close();
    }

    private Worker worker(int concurrency, Worker.Handler handler) {
        return worker(concurrency, store.claims(), handler);
    }

    private Worker worker(int concurrency, Claims claims, Worker.Handler handler) {
        LeaseKeeper leases = new LeaseKeeper(claims, LONG, Duration.ofMillis(20));
        Worker worker = new Worker(WorkKind.INGEST, concurrency, claims, "me", handler, null, leases);
        workers.add(worker);
        return worker;
    }

    private void complete(Claim claim) {
        boolean done = store.transact(session -> session.work().complete(claim));
        if (done) {
            handled.add(claim.target());
        }
    }

    private void offer(long... targets) {
        store.run(session ->
                LongStream.of(targets).forEach(target -> session.work().offer(WorkKind.INGEST, target, session.now())));
    }

    private long open(WorkKind kind) {
        return store.read(session -> session.work().count(kind));
    }

    private boolean isClaimed(long target) {
        return store.read(session -> session.work().isClaimed(WorkKind.INGEST, target));
    }

    @Test
    void all_that_is_offered_is_done_once() {
        offer(LongStream.rangeClosed(1, 40).toArray());
        worker(3, this::complete).start();

        await().until(() -> handled.size() == 40);
        assertThat(handled).doesNotHaveDuplicates();
        assertThat(open(WorkKind.INGEST)).isZero();
    }

    @Test
    void never_more_pieces_at_a_time_than_there_are_places() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore gate = new Semaphore(0);
        offer(LongStream.rangeClosed(1, 12).toArray());
        Worker worker = worker(3, claim -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            gate.acquire();
            now.decrementAndGet();
            complete(claim);
        });
        worker.start();
        await().until(() -> now.get() == 3);
        worker.wake();
        worker.offer(12);

        assertThat(LongStream.rangeClosed(1, 12).filter(this::isClaimed)).hasSize(3);
        gate.release(12);
        await().until(() -> handled.size() == 12);
        assertThat(most).hasValue(3);
    }

    @Test
    void nothing_is_claimed_before_the_start() {
        offer(1);
        Worker worker = worker(1, this::complete);
        worker.wake();
        worker.offer(1);

        assertThat(isClaimed(1)).isFalse();
        worker.start();
        await().until(() -> handled.size() == 1);
    }

    @Test
    void a_bell_that_rings_a_thousand_times_changes_nothing() {
        Semaphore gate = new Semaphore(0);
        Worker worker = worker(2, claim -> {
            gate.acquire();
            complete(claim);
        });
        worker.start();
        offer(1, 2, 3);
        for (int i = 0; i < 1000; i++) {
            worker.wake();
            worker.offer(1);
        }
        gate.release(3);

        await().until(() -> handled.size() == 3);
        assertThat(handled).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(open(WorkKind.INGEST)).isZero();
    }

    @Test
    void a_bell_that_rings_while_another_finds_nothing_is_heard() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Claims slow = new ClaimsWrapper(store.claims()) {
            @Override
            public List<Claim> claim(WorkKind kind, String owner, Duration lease, int limit) {
                List<Claim> claimed = super.claim(kind, owner, lease, limit);
                if (looking.getCount() > 0) {
                    looking.countDown();
                    uninterrupted(goOn);
                }
                return claimed;
            }
        };
        Worker worker = worker(1, slow, this::complete);
        Thread first = new Thread(worker::start);
        first.start();
        looking.await();
        offer(1);
        worker.wake();
        goOn.countDown();
        first.join();

        await().until(() -> handled.size() == 1);
    }

    @Test
    void an_exception_gives_the_work_back_with_a_growing_delay() {
        List<Duration> delays = new CopyOnWriteArrayList<>();
        offer(1);
        worker(1, releasedAtOnce(delays), claim -> {
                    if (claim.attempt() < 6) {
                        throw new IllegalStateException("attempt " + claim.attempt());
                    }
                    complete(claim);
                })
                .start();

        await().until(() -> handled.size() == 1);
        assertThat(delays)
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5));
    }

    @Test
    void an_error_of_the_machine_gives_the_work_back_too() {
        offer(1);
        worker(1, releasedAtOnce(new CopyOnWriteArrayList<>()), claim -> {
                    if (claim.attempt() == 1) {
                        throw new StackOverflowError();
                    }
                    complete(claim);
                })
                .start();

        await().until(() -> handled.size() == 1);
    }

    /** Real claims that are offered again without the delay, which is noted. */
    private Claims releasedAtOnce(List<Duration> delays) {
        return new ClaimsWrapper(store.claims()) {
            @Override
            public boolean release(Claim claim, Duration delay) {
                delays.add(delay);
                return super.release(claim, Duration.ZERO);
            }
        };
    }

    @Test
    void closing_interrupts_what_runs_and_releases_it_at_once() {
        CountDownLatch running = new CountDownLatch(2);
        offer(1, 2);
        Worker worker = worker(2, claim -> {
            running.countDown();
            new CountDownLatch(1).await();
        });
        worker.start();
        uninterrupted(running);

        worker.close();

        List<Long> due = store.read(session -> session.work().due(WorkKind.INGEST, 9));
        assertThat(due).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void what_was_claimed_while_the_worker_closed_is_released() {
        Worker[] closing = new Worker[1];
        Claims claims = new ClaimsWrapper(store.claims()) {
            @Override
            public Optional<Claim> claimTarget(WorkKind kind, long target, String owner, Duration lease) {
                Optional<Claim> claim = super.claimTarget(kind, target, owner, lease);
                closing[0].close();
                return claim;
            }
        };
        closing[0] = worker(1, claims, this::complete);
        closing[0].start();
        offer(7);
        closing[0].offer(7);

        assertThat(isClaimed(7)).isFalse();
        assertThat(open(WorkKind.INGEST)).isEqualTo(1);
    }

    @Test
    void what_waits_for_its_thread_while_the_worker_closes_is_released() {
        CountDownLatch offered = new CountDownLatch(1);
        CountDownLatch queued = new CountDownLatch(1);
        Worker[] closing = new Worker[1];
        closing[0] = new Worker(
                WorkKind.INGEST,
                1,
                store.claims(),
                "me",
                claim -> {
                    offered.await();
                    complete(claim);
                },
                () -> {
                    if (handled.contains(1L)) {
                        closing[0].offer(2);
                        queued.countDown();
                        uninterrupted(new CountDownLatch(1));
                    } else {
                        closing[0].wake();
                    }
                },
                new LeaseKeeper(store.claims(), LONG, LONG));
        offer(1);
        closing[0].start();
        offer(2);
        offered.countDown();
        uninterrupted(queued);

        closing[0].close();

        assertThat(isClaimed(2)).isFalse();
        assertThat(handled).containsExactly(1L);
    }

    @Test
    void a_closed_worker_claims_nothing() {
        Worker worker = worker(1, this::complete);
        worker.start();
        worker.close();
        offer(1);
        worker.wake();
        worker.offer(1);

        assertThat(isClaimed(1)).isFalse();
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
