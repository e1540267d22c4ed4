package io.cameleer.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Claims what is offered, no more than there is room for. */
class WorkerTest extends WorkerFixture {

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

    @Test
    void what_could_not_be_claimed_while_the_store_was_away_is_done_once_it_is_back() {
        AtomicBoolean away = new AtomicBoolean(true);
        Claims claims = new ClaimsWrapper(store.claims()) {
            @Override
            public List<Claim> claim(WorkKind kind, String owner, Duration lease, int limit) {
                if (away.get()) {
                    throw new IllegalStateException("the store is away");
                }
                return super.claim(kind, owner, lease, limit);
            }
        };
        offer(1, 2, 3);
        Worker worker = worker(2, claims, this::complete);
        worker.start();
        for (int look = 0; look < 5; look++) {
            assertThatThrownBy(worker::wake).hasMessage("the store is away");
        }
        assertThat(handled).isEmpty();

        away.set(false);
        worker.wake();

        await().until(() -> handled.size() == 3);
    }

    @Test
    void what_still_runs_at_the_end_is_named_by_its_targets_in_order() {
        assertThat(Worker.targets(List.of(
                        new Claim(1, WorkKind.CALLBACK, 12, 1, 1),
                        new Claim(2, WorkKind.CALLBACK, 7, 1, 1),
                        new Claim(3, WorkKind.CALLBACK, 30, 1, 1))))
                .isEqualTo("7, 12, 30");
    }

    /** Real claims that are offered again without the delay, which is noted. */
    private Claims releasedAtOnce(List<Duration> delays) {
        return new ClaimsWrapper(store.claims()) {
            @Override
            public boolean release(Claim claim, Duration delay, @Nullable String reason) {
                delays.add(delay);
                return super.release(claim, Duration.ZERO, reason);
            }
        };
    }
}
