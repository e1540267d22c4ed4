package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.store.LaneTable.Bell;
import io.cameleer.work.Claim;
import io.cameleer.work.Claims;
import io.cameleer.work.Lane;
import io.cameleer.work.Limits;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bells and limits of callbacks' lanes. */
class LaneTableTest extends StoreContract {

    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private void offer(String function, @Nullable String site, @Nullable String queue, long... targets) {
        store.run(session -> {
            for (long target : targets) {
                session.work()
                        .offer(
                                WorkKind.CALLBACK,
                                target,
                                session.now().minusSeconds(100 - target % 100),
                                new Lane(function, site, queue));
            }
        });
    }

    private List<Long> ring(int most, Limits limits) {
        return store.transact(session -> session.lanes().ring(most, AGAIN, limits)).stream()
                .map(Bell::execution)
                .toList();
    }

    private static Optional<Claim> claim(Claims claims, long target) {
        return claims.claimTarget(WorkKind.CALLBACK, target, "w", LEASE);
    }

    private void complete(Claim claim) {
        store.run(session -> session.work().complete(claim));
    }

    @Test
    void the_longest_due_rings_first_and_each_once_within_the_time() {
        offer("work", null, null, LongStream.rangeClosed(1, 20).toArray());

        assertThat(ring(8, Limits.NONE)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(ring(100, Limits.NONE)).hasSize(12).doesNotContain(1L);
        assertThat(ring(100, Limits.NONE)).isEmpty();
        assertThat(is(session -> session.lanes().isSilent(AGAIN))).isFalse();
        assertThat(is(session -> session.lanes().isSilent(Duration.ofSeconds(-1))))
                .isTrue();
    }

    @Test
    void a_bell_carries_its_queue_and_what_is_claimed_or_not_due_is_silent() {
        offer("work", null, "gpu", 1);
        offer("work", null, null, 2);
        claim(store.claims(), 2);
        store.run(session -> session.work()
                .offer(WorkKind.CALLBACK, 3, session.now().plusSeconds(60), new Lane("work", null, null)));

        assertThat(store.<List<Bell>>transact(session -> session.lanes().ring(10, AGAIN, Limits.NONE)))
                .containsExactly(new Bell(1, "gpu"));
    }

    @Test
    void what_is_given_back_rings_again_and_keeps_the_reason_until_it_is_claimed() {
        offer("work", null, null, 1);
        ring(1, Limits.NONE);
        Claim claim = claim(store.claims(), 1).orElseThrow();
        store.claims().release(claim, Duration.ZERO, "no route");

        assertThat(ring(1, Limits.NONE)).containsExactly(1L);
        store.run(session -> session.lanes().muffled(1, "no listener"));
        assertThat(store.transact(session -> session.governor().offered(1))
                        .orElseThrow()
                        .reason())
                .isEqualTo("no listener");
        claim(store.claims(), 1);
        assertThat(store.transact(session -> session.governor().offered(1))
                        .orElseThrow()
                        .reason())
                .isNull();
    }

    @Test
    void a_function_has_no_more_at_once_than_its_limit() {
        Limits limits = Limits.parse("http = 1, mail=5");
        Claims claims = store.claims(limits);
        offer("http", null, null, 1, 2);
        offer("mail", null, null, 3);
        ring(10, limits);
        Claim first = claim(claims, 1).orElseThrow();

        assertThat(claim(claims, 2)).isEmpty();
        assertThat(claim(claims, 3)).as("another function").isPresent();
        assertThat(ring(10, limits)).as("a full lane is silent").isEmpty();

        complete(first);
        assertThat(ring(10, limits)).as("and rings as soon as there is room").containsExactly(2L);
        assertThat(claim(claims, 2)).isPresent();
    }

    @Test
    void a_site_has_no_more_at_once_than_its_limit() {
        Limits limits = Limits.parse("http@lims.example.org=1");
        Claims claims = store.claims(limits);
        offer("http", "lims.example.org", null, 1, 2);
        offer("http", "other.example.org", null, 3);
        claim(claims, 1);

        assertThat(claim(claims, 2)).isEmpty();
        assertThat(claim(claims, 3)).isPresent();
        assertThat(ring(10, limits)).isEmpty();
    }

    @Test
    void a_limit_of_nought_holds_back() {
        Limits limits = Limits.parse("http=0");
        offer("http", null, null, 1);

        assertThat(claim(store.claims(limits), 1)).isEmpty();
        assertThat(ring(10, limits)).isEmpty();
        assertThat(claim(store.claims(), 1))
                .as("on a machine without the limit")
                .isPresent();
    }

    @Test
    void claims_at_once_do_not_share_a_place() throws Exception {
        Claims claims = store.claims(Limits.parse("http=3"));
        offer("http", null, null, LongStream.rangeClosed(1, 8).toArray());
        List<Optional<Claim>> claimed = Together.inThreads(8, thread -> claim(claims, thread + 1));

        assertThat(claimed.stream().filter(Optional::isPresent)).hasSize(3);
    }
}
