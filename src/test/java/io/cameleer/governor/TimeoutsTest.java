package io.cameleer.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.work.Claim;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Timers: rows that are looked at, by a clock that tests move. */
class TimeoutsTest extends GovernorFixture {

    private static final String TIMED =
            """
              - label: first
                callbacks: [{label: a, function: work, run_timeout: 10, wait_timeout: 30, retries: 3}]
                transitions: [{destination: late, condition: "callbacks['a'].result == 'timeout'"}, {destination: last}]
              - {label: last}
              - {label: late}
            """;

    private static void pass(int minutes) {
        store.shiftClock(Duration.ofMinutes(minutes));
    }

    private static Claim claim(Execution execution) {
        return store.claims()
                .claimTarget(WorkKind.CALLBACK, execution.id(), "w", Duration.ofMinutes(1))
                .orElseThrow();
    }

    @Test
    void a_run_longer_than_its_run_timeout_is_a_timeout_with_its_log_kept_and_the_transitions_tested() {
        long id = begin(TIMED);
        Claim claim = claim(execution(id, "a"));
        starts(id, "a");
        change(id, "a", new ProgressChange(null, null, null, "so far", null));
        pass(9);
        assertThat(sweep(id)).isEmpty();

        pass(11);
        assertThat(sweep(id)).singleElement().satisfies(expired -> assertThat(expired.running())
                .isTrue());

        assertThat(execution(id, "a")).satisfies(over -> {
            assertThat(over.status()).isEqualTo("finished");
            assertThat(over.result()).isEqualTo("timeout");
            assertThat(over.progress().runLog())
                    .matches("so far\n"
                            + "ERROR: CallbackExecution run timeout at \\S+ after 10 minutes \\(started at"
                            + " \\S+\\)\\.");
        });
        assertThat(state(id)).isEqualTo("late");
        assertThat(store.<Boolean>transact(session -> session.work().complete(claim)))
                .as("its worker has lost the claim")
                .isFalse();
        assertThat(journal(id))
                .filteredOn(line -> line.message().contains("run timeout"))
                .singleElement()
                .satisfies(line -> assertThat(line.who()).isEqualTo("timer"));
    }

    @Test
    void a_wait_longer_than_its_wait_timeout_is_a_timeout() {
        long id = begin(TIMED);
        report(id, "a", true, "{}");
        pass(29);
        assertThat(sweep(id)).isEmpty();

        pass(31);
        assertThat(sweep(id)).singleElement().satisfies(expired -> assertThat(expired.running())
                .isFalse());

        assertThat(execution(id, "a").progress().resultLog()).contains("wait timeout", "after 30 minutes");
        assertThat(state(id)).isEqualTo("late");
    }

    @Test
    void the_result_after_a_timeout_is_recorded_and_changes_nothing() {
        long id = begin(TIMED);
        starts(id, "a");
        pass(11);
        sweep(id);

        report(id, "a", true, "{\"done\": true}");

        assertThat(execution(id, "a").result()).isEqualTo("timeout");
        assertThat(execution(id, "a").progress().runLog()).startsWith("printed\nERROR: CallbackExecution run timeout");
        assertThat(journal(id, "late")).singleElement().asString().contains("reported success after it was finished");
        assertThat(state(id)).isEqualTo("late");
    }

    @Test
    void a_run_that_ends_itself_at_its_run_timeout_is_a_timeout_not_a_failure_that_is_tried_again() {
        long id = begin(TIMED);
        starts(id, "a");
        pass(10);

        report(id, "a", false, "{}");

        assertThat(execution(id, "a").result()).isEqualTo("timeout");
    }

    @Test
    void nought_is_no_timeout() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work, run_timeout: 0}]
                    transitions: [{destination: last}]
                  - {label: last}
                """);
        claim(execution(id, "a"));
        starts(id, "a");
        pass(1_000_000);

        assertThat(sweep(id)).isEmpty();
        assertThat(whySentence(id)).contains("without a run_timeout");
        report(id, "a", true, "{}");
        assertThat(execution(id, "a").status()).as("nought is no wait stage").isEqualTo("finished");
    }

    @Test
    void a_callback_that_is_not_begun_never_times_out_and_is_offered_still() {
        long id = begin(TIMED);
        pass(100_000);

        assertThat(sweep(id)).isEmpty();
        assertThat(offered(id)).containsExactly("a");
        assertThat(whySentence(id)).contains("is due since", "no worker has taken it yet");
    }

    @Test
    void an_initial_delay_holds_no_worker_and_does_not_count_towards_the_run_timeout() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work, initial_delay: 3600, run_timeout: 1}]
                    transitions: [{destination: last}]
                  - {label: last}
                """);
        Execution delayed = execution(id, "a");
        assertThat(store.claims().claimTarget(WorkKind.CALLBACK, delayed.id(), "w", Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(why(id)).extracting(Waiting::reason).isEqualTo(Waiting.Reason.DELAY);

        pass(61);
        claim(delayed);
        starts(id, "a");

        assertThat(sweep(id)).isEmpty();
    }

    @Test
    void a_timeout_into_a_state_with_callbacks_offers_them() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work, run_timeout: 1}]
                    transitions: [{destination: second}]
                  - label: second
                    callbacks: [{label: b, function: work}]
                    transitions: [{destination: last}]
                  - {label: last}
                """);
        starts(id, "a");
        pass(2);

        sweep(id);

        assertThat(state(id)).isEqualTo("second");
        assertThat(offered(id)).containsExactly("b");
    }

    @Test
    void a_superseded_run_times_out_too_and_moves_nothing() {
        long id = begin(TIMED + "  - {label: x}\n");
        claim(execution(id, "a"));
        starts(id, "a");
        moveTo(id, "last");

        pass(11);
        assertThat(sweep(id)).hasSize(1);

        assertThat(state(id)).isEqualTo("last");
        assertThat(execution(id, "a").result()).isEqualTo("timeout");
    }

    @Test
    void a_new_attempt_has_its_whole_run_timeout() {
        long id = begin(TIMED);
        starts(id, "a");
        pass(8);
        report(id, "a", false, "{}");
        starts(id, "a");
        pass(16);

        assertThat(sweep(id)).isEmpty();
    }
}
