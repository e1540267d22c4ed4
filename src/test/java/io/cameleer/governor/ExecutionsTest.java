package io.cameleer.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.governor.Execution.Progress;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an execution goes through: Study Governor's protocol, retries, and what a person does to it. */
class ExecutionsTest extends GovernorFixture {

    private static final String WAITS =
            """
              - label: first
                callbacks: [{label: a, function: work, wait_timeout: 60, variable_map: {x: /x}}]
                transitions: [{destination: last}]
              - {label: last, transitions: [{destination: first}]}
            """;

    private static final String RETRIES =
            """
              - label: first
                callbacks: [{label: a, function: work, retries: 2, backoff: 120}]
                transitions: [{destination: last}]
              - {label: last}
            """;

    @Test
    void any_order_of_statuses_is_allowed_while_unresolved_and_first_entries_are_stamped() {
        long id = begin(WAITS);

        for (String status : List.of("waiting", "running", "created", "queued", "running", "waiting")) {
            assertThat(change(id, "a", status(status, null))).isEmpty();
            assertThat(execution(id, "a").status()).isEqualTo(status);
            if (status.equals("queued")) {
                store.shiftClock(Duration.ofMinutes(10));
            }
        }

        Progress progress = execution(id, "a").progress();
        Instant before = store.now().minus(Duration.ofMinutes(9));
        assertThat(progress.runStart()).isNotNull().isBefore(before);
        assertThat(progress.waitStart()).isNotNull().isBefore(before);
        assertThat(progress.finished()).isNull();
    }

    @Test
    void a_result_alone_does_not_resolve_and_is_kept() {
        long id = begin(WAITS);

        change(id, "a", status(null, "success"));
        assertThat(execution(id, "a").isResolved()).isFalse();
        assertThat(state(id)).isEqualTo("first");

        change(id, "a", status("finished", null));
        assertThat(execution(id, "a").result()).isEqualTo("success");
        assertThat(state(id)).isEqualTo("last");
    }

    @Test
    void the_values_of_the_wait_replace_those_of_the_run_which_are_kept() {
        long id = begin(WAITS);

        report(id, "a", true, "{\"x\": 1}");
        assertThat(execution(id, "a").status()).isEqualTo("waiting");
        assertThat(experiment(id).variables()).isEmpty();
        change(id, "a", values(null, null, "{\"x\": 2}"));
        change(id, "a", values("finished", "success", "{\"x\": 3}"));

        assertThat(execution(id, "a").resultValues()).isEqualTo("{\"x\": 3}");
        assertThat(execution(id, "a").progress().runValues()).isEqualTo("{\"x\":1}");
        assertThat(experiment(id).variables()).containsEntry("x", 3);
    }

    @Test
    void a_resolved_execution_stays_as_it_is_and_says_so() {
        long id = begin(WAITS);
        change(id, "a", status("skipped", null));

        assertThat(change(id, "a", values("finished", "success", "{\"x\": 1}")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("is skipped already"));
        assertThat(execution(id, "a").resultValues()).isNull();
        assertThat(experiment(id).variables()).isEmpty();
    }

    @Test
    void a_failed_wait_stores_no_variables() {
        long id = begin(WAITS);
        report(id, "a", true, "{\"x\": 1}");

        change(id, "a", values("finished", "failed", "{\"x\": 3}"));

        assertThat(experiment(id).variables()).isEmpty();
        assertThat(state(id)).isEqualTo("last");
    }

    @Test
    void a_failed_run_is_tried_again_as_often_as_the_callback_says_with_the_same_key() {
        long id = begin(RETRIES);
        String key = execution(id, "a").workKey();

        Execution first = report(id, "a", false, "{\"__exception__\": \"one\"}");
        assertThat(first.status()).isEqualTo("queued");
        assertThat(why(id)).satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo(Waiting.Reason.RETRY);
            assertThat(waiting.sentence()).contains("retry 1 of 2");
        });
        assertThat(offer(first).orElseThrow().due()).isAfter(store.now().plusSeconds(100));
        report(id, "a", false, "{}");
        assertThat(state(id)).isEqualTo("first");
        Execution last = report(id, "a", false, "{}");

        assertThat(last).satisfies(failed -> {
            assertThat(failed.result()).isEqualTo("failed");
            assertThat(failed.workKey()).isEqualTo(key);
            assertThat(failed.progress().attempts()).isEqualTo(3);
        });
        assertThat(state(id)).isEqualTo("last");
        assertThat(journal(id, "retry"))
                .hasSize(2)
                .first()
                .asString()
                .contains("callback a failed, attempt 1", "retry 1 of 2");
    }

    @Test
    void a_run_that_another_worker_goes_on_with_is_said_to_be_taken_over() {
        long id = begin(WAITS);
        starts(id, "a");
        assertThat(journal(id, "callback")).last().asString().contains("callback a: running, attempt 1");

        store.run(session -> Executions.started(session.governor(), execution(id, "a"), "another worker"));

        assertThat(journal(id, "callback")).last().asString().contains("callback a: taken over by a worker, attempt 2");
    }

    @Test
    void what_is_still_under_way_when_another_worker_takes_it_over_keeps_its_own_start() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work, run_timeout: 10}]
                    transitions: [{destination: last}]
                  - {label: last}
                """);
        starts(id, "a");
        Instant began = execution(id, "a").progress().runStart();

        store.shiftClock(Duration.ofMinutes(5));
        store.run(session -> Executions.followed(session.governor(), execution(id, "a"), "another worker"));
        assertThat(execution(id, "a").progress().runStart()).isEqualTo(began);
        assertThat(execution(id, "a").deadline()).isEqualTo(began.plus(Duration.ofMinutes(10)));

        store.run(session -> Executions.started(session.governor(), execution(id, "a"), "a third"));
        assertThat(execution(id, "a").progress().runStart()).isAfter(began.plus(Duration.ofMinutes(4)));
    }

    @Test
    void a_success_after_a_failure_is_a_success_and_a_failure_without_retries_is_final() {
        long again = begin(RETRIES);
        report(again, "a", false, "{}");
        report(again, "a", true, "{}");
        long once = begin(WAITS);
        report(once, "a", false, "{}");

        assertThat(execution(again, "a").result()).isEqualTo("success");
        assertThat(execution(once, "a").result()).isEqualTo("failed");
    }

    @Test
    void a_retry_that_is_due_is_withdrawn_when_the_state_is_left() {
        long id = begin(RETRIES);
        report(id, "a", false, "{}");

        moveTo(id, "last");

        assertThat(execution(id, "a").status()).isEqualTo("skipped");
        assertThat(offered(id)).isEmpty();
    }

    @Test
    void a_cancelled_execution_has_failed_with_the_reason_kept_and_its_worker_has_lost_it() {
        long id = begin(WAITS);
        Execution execution = execution(id, "a");
        var claim = store.claims()
                .claimTarget(WorkKind.CALLBACK, execution.id(), "w", Duration.ofMinutes(1))
                .orElseThrow();
        starts(id, "a");

        assertThat(command(id, "a", (records, found) -> Executions.cancel(records, found, "ada", "wrong sample")))
                .isEmpty();
        evaluate();

        assertThat(execution(id, "a")).satisfies(cancelled -> {
            assertThat(cancelled.result()).isEqualTo("failed");
            assertThat(cancelled.progress().resultLog()).isEqualTo("cancelled by ada: wrong sample");
            assertThat(cancelled.resultValues()).contains("wrong sample");
        });
        assertThat(store.claims().renew(claim, Duration.ofMinutes(1))).isFalse();
        assertThat(state(id)).isEqualTo("last");
        assertThat(journal(id, "callback")).last().asString().contains("cancelled by ada: wrong sample");
        assertThat(command(id, "a", (records, found) -> Executions.cancel(records, found, "ada", "")))
                .as("there is nothing left to cancel")
                .isPresent();
    }

    @Test
    void a_retry_runs_the_same_execution_afresh_and_reopens_its_action() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work}]
                    transitions: [{destination: last, condition: "callbacks['a'].result == 'success'"}]
                  - {label: last}
                """);
        report(id, "a", false, "{\"n\": 1}");
        Execution failed = execution(id, "a");

        assertThat(command(id, "a", (records, found) -> Executions.retry(records, found, "ada")))
                .isEmpty();
        evaluate();

        assertThat(execution(id, "a")).satisfies(again -> {
            assertThat(again.id()).isEqualTo(failed.id());
            assertThat(again.workKey()).isEqualTo(failed.workKey());
            assertThat(again.status()).isEqualTo("created");
            assertThat(again.resultValues()).isNull();
        });
        assertThat(offered(id)).containsExactly("a");
        assertThat(steps(id).get(0).end()).isNull();
        assertThat(journal(id))
                .filteredOn(line -> line.kind().equals("retry"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.who()).isEqualTo("ada");
                    assertThat(line.detail()).contains("\"n\":1", "failed");
                });
        report(id, "a", true, "{}");
        assertThat(state(id)).isEqualTo("last");
    }

    @Test
    void a_retry_is_refused_for_what_still_runs_and_for_a_state_that_was_left() {
        long id = begin(WAITS);
        assertThat(command(id, "a", (records, found) -> Executions.retry(records, found, "ada")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("cancel it first"));
        change(id, "a", status("finished", "success"));
        assertThat(state(id)).isEqualTo("last");

        assertThat(command(id, "a", (records, found) -> Executions.retry(records, found, "ada")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("has left the state of callback a"));
    }

    @Test
    void what_a_worker_reports_after_the_final_word_is_recorded_and_changes_nothing() {
        long id = begin(WAITS);
        starts(id, "a");
        change(id, "a", values("finished", "success", "{\"x\": 1}"));

        report(id, "a", false, "{\"x\": 9}");

        assertThat(execution(id, "a").result()).isEqualTo("success");
        assertThat(execution(id, "a").progress().runLog()).isEqualTo("printed");
        assertThat(experiment(id).variables()).containsEntry("x", 1);
        assertThat(journal(id))
                .filteredOn(line -> line.kind().equals("late"))
                .singleElement()
                .satisfies(line -> assertThat(line.detail()).contains("\"x\":9"));
    }

    @Test
    void every_line_of_the_journal_says_who() {
        long id = begin(WAITS);
        report(id, "a", true, "{}");
        change(id, "a", status("finished", "success"));

        assertThat(journal(id)).extracting(line -> line.who()).contains("test", "worker", "api", "governor");
        assertThat(journal(id)).allSatisfy(line -> assertThat(line.who()).isNotBlank());
    }

    @Test
    void the_secret_is_not_in_what_an_execution_says_of_itself() {
        Execution execution = execution(begin(WAITS), "a");

        assertThat(execution.toString()).doesNotContain(execution.secretKey());
    }
}
