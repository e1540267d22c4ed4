package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.work.Claim;
import io.cameleer.work.Claims;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims by lease and token. */
class ClaimsTest extends StoreContract {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ZERO;

    private Claims claims;

    @BeforeEach
    void claims() {
        claims = store.claims();
    }

    private void offer(WorkKind kind, long... targets) {
        store.run(session -> {
            for (long target : targets) {
                session.work().offer(kind, target, session.now());
            }
        });
    }

    private Claim claim(String owner, Duration lease) {
        List<Claim> claimed = claims.claim(WorkKind.INGEST, owner, lease, 1);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private boolean complete(Claim claim) {
        return store.transact(session -> session.work().complete(claim));
    }

    @Test
    void two_owners_never_hold_the_same_row() {
        offer(WorkKind.INGEST, 7);

        assertThat(claim("one", LEASE).target()).isEqualTo(7);
        assertThat(claims.claim(WorkKind.INGEST, "two", LEASE, 10)).isEmpty();
        assertThat(claims.claimTarget(WorkKind.INGEST, 7, "two", LEASE)).isEmpty();
    }

    @Test
    void work_is_claimed_by_its_kind_only() {
        offer(WorkKind.INGEST, 7);

        assertThat(claims.claim(WorkKind.SIGNAL, "one", LEASE, 10)).isEmpty();
        assertThat(claims.claimTarget(WorkKind.SIGNAL, 7, "one", LEASE)).isEmpty();
        assertThat(claim("one", LEASE).kind()).isEqualTo(WorkKind.INGEST);
    }

    @Test
    void every_claim_of_a_row_has_a_higher_token_and_counts_as_an_attempt() {
        offer(WorkKind.INGEST, 7);

        Claim first = claim("one", OVER);
        Claim second = claim("two", OVER);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(List.of(first.attempt(), second.attempt())).containsExactly(1, 2);
    }

    @Test
    void a_lease_that_has_run_out_is_offered_again() {
        offer(WorkKind.INGEST, 7);
        claim("dead", OVER);

        assertThat(claim("alive", LEASE).target()).isEqualTo(7);
    }

    @Test
    void a_completion_with_an_old_token_is_refused_and_the_work_stays() {
        offer(WorkKind.INGEST, 7);
        Claim old = claim("slow", OVER);
        Claim fresh = claim("quick", LEASE);

        assertThat(complete(old)).isFalse();
        assertThat(is(session -> session.work().isHeld(old))).isFalse();
        assertThat(is(session -> session.work().isHeld(fresh))).isTrue();
        assertThat(complete(fresh)).isTrue();
        assertThat(list(session -> List.of(session.work().count(WorkKind.INGEST))))
                .containsExactly(0L);
    }

    @Test
    void what_a_refused_completion_did_is_rolled_back_with_it() {
        offer(WorkKind.INGEST, 7);
        Claim old = claim("slow", OVER);
        claim("quick", LEASE);

        assertThatThrownBy(() -> store.run(session -> {
                    session.journal().add("run", 7, "ingested", "by the slow one");
                    if (!session.work().complete(old)) {
                        throw new IllegalStateException("taken over");
                    }
                }))
                .hasMessage("taken over");

        assertThat(list(session -> session.journal().of("run", 7))).isEmpty();
    }

    @Test
    void completed_work_can_be_offered_again_and_its_old_claims_stay_void() {
        offer(WorkKind.INGEST, 7);
        Claim first = claim("one", LEASE);
        complete(first);
        offer(WorkKind.INGEST, 7);
        Claim second = claim("two", LEASE);

        assertThat(complete(first)).isFalse();
        assertThat(claims.renew(first, LEASE)).isFalse();
        assertThat(claims.release(first, Duration.ZERO, null)).isFalse();
        assertThat(complete(second)).isTrue();
    }

    @Test
    void offering_twice_is_offering_once_and_disturbs_no_lease() {
        offer(WorkKind.INGEST, 7, 7);
        Claim claim = claim("one", LEASE);
        offer(WorkKind.INGEST, 7);

        assertThat(claims.claim(WorkKind.INGEST, "two", LEASE, 10)).isEmpty();
        assertThat(complete(claim)).isTrue();
    }

    @Test
    void a_renewed_lease_goes_on_and_a_lost_one_cannot_be_renewed() {
        offer(WorkKind.INGEST, 7);
        Claim first = claim("one", OVER);
        assertThat(claims.renew(first, LEASE)).isTrue();
        assertThat(claims.claim(WorkKind.INGEST, "two", LEASE, 1)).isEmpty();

        assertThat(claims.renew(first, OVER)).isTrue();
        claim("two", LEASE);

        assertThat(claims.renew(first, LEASE)).isFalse();
    }

    @Test
    void work_that_is_given_back_is_due_after_the_delay() {
        offer(WorkKind.INGEST, 7);
        Claim claim = claim("one", LEASE);

        assertThat(claims.release(claim, Duration.ofHours(1), null)).isTrue();
        assertThat(claims.claim(WorkKind.INGEST, "two", LEASE, 1)).isEmpty();
        store.shiftClock(Duration.ofMinutes(61));

        assertThat(claim("two", LEASE).attempt()).isEqualTo(2);
    }

    @Test
    void a_claim_that_was_given_back_cannot_be_completed_any_more_once_another_has_it() {
        offer(WorkKind.INGEST, 7);
        Claim first = claim("one", LEASE);
        claims.release(first, Duration.ZERO, null);
        claim("two", LEASE);

        assertThat(complete(first)).isFalse();
        assertThat(claims.release(first, Duration.ZERO, null)).isFalse();
    }

    @Test
    void timers_go_by_the_shifted_clock_and_leases_do_not() {
        offer(WorkKind.INGEST, 7);
        claim("one", LEASE);
        store.run(session ->
                session.work().offer(WorkKind.INGEST, 8, session.now().plus(Duration.ofHours(5))));

        store.shiftClock(Duration.ofHours(6));

        assertThat(claims.claim(WorkKind.INGEST, "two", LEASE, 10))
                .extracting(Claim::target)
                .containsExactly(8L);
    }

    @Test
    void the_clock_is_the_database_s_plus_the_offset() {
        store.shiftClock(Duration.ofDays(3));
        Instant shifted = store.now();
        store.shiftClock(Duration.ZERO);

        assertThat(Duration.between(store.now(), shifted)).isBetween(Duration.ofDays(2), Duration.ofDays(3));
        assertThat(Duration.between(Instant.now(), store.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void the_longest_due_is_claimed_first_and_a_batch_comes_in_that_order() {
        Instant now = store.now();
        store.run(session -> {
            session.work().offer(WorkKind.INGEST, 1, now.minusSeconds(10));
            session.work().offer(WorkKind.INGEST, 2, now.minusSeconds(30));
            session.work().offer(WorkKind.INGEST, 3, now.minusSeconds(20));
            session.work().offer(WorkKind.INGEST, 4, now.minusSeconds(20));
            session.work().offer(WorkKind.INGEST, 5, now.plusSeconds(3600));
        });

        assertThat(list(session -> session.work().due(WorkKind.INGEST, 9))).containsExactly(2L, 3L, 4L, 1L);
        assertThat(claim("one", LEASE).target()).isEqualTo(2);
        assertThat(claims.claim(WorkKind.INGEST, "one", LEASE, 9))
                .extracting(Claim::target)
                .containsExactly(3L, 4L, 1L);
        assertThat(list(session -> session.work().due(WorkKind.INGEST, 9))).isEmpty();
    }

    @Test
    void a_batch_is_never_larger_than_its_limit() {
        offer(WorkKind.INGEST, LongStream.rangeClosed(1, 50).toArray());

        assertThat(claims.claim(WorkKind.INGEST, "one", LEASE, 7)).hasSize(7);
    }

    @Test
    void withdrawn_work_is_gone_whoever_held_it() {
        offer(WorkKind.INGEST, 7);
        Claim claim = claim("one", LEASE);
        assertThat(is(session -> session.work().isClaimed(WorkKind.INGEST, 7))).isTrue();

        store.run(session -> session.work().withdraw(WorkKind.INGEST, 7));

        assertThat(complete(claim)).isFalse();
        assertThat(claims.renew(claim, LEASE)).isFalse();
        assertThat(is(session -> session.work().isClaimed(WorkKind.INGEST, 7))).isFalse();
    }

    @Test
    void all_leases_are_taken_back_at_a_start_after_a_crash() {
        offer(WorkKind.INGEST, 7, 8);
        claims.claim(WorkKind.INGEST, "dead", LEASE, 10);

        store.releaseAll();

        assertThat(claims.claim(WorkKind.INGEST, "alive", LEASE, 10)).hasSize(2);
    }

    @Test
    void many_threads_claim_each_row_exactly_once() throws Exception {
        int rows = 60;
        offer(WorkKind.INGEST, LongStream.rangeClosed(1, rows).toArray());

        List<List<Claim>> each = Together.inThreads(6, thread -> {
            List<Claim> mine = new ArrayList<>();
            for (List<Claim> some = claims.claim(WorkKind.INGEST, "many", LEASE, 3);
                    !some.isEmpty();
                    some = claims.claim(WorkKind.INGEST, "many", LEASE, 3)) {
                assertThat(some).hasSizeLessThanOrEqualTo(3);
                mine.addAll(some);
            }
            return mine;
        });

        List<Claim> all = each.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(rows).extracting(Claim::target).doesNotHaveDuplicates();
        assertThat(all).allMatch(claim -> claim.attempt() == 1);
    }

    @Test
    void one_row_wanted_by_many_threads_goes_to_one() throws Exception {
        offer(WorkKind.INGEST, 7);

        List<Optional<Claim>> each =
                Together.inThreads(6, thread -> claims.claimTarget(WorkKind.INGEST, 7, "many", LEASE));

        assertThat(each.stream().filter(Optional::isPresent)).hasSize(1);
    }
}
