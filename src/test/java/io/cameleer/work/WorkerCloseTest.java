package io.cameleer.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A worker that is closed keeps no claim. */
class WorkerCloseTest extends WorkerFixture {

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
}
