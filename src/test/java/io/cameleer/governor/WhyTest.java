package io.cameleer.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.governor.Waiting.Reason;
import io.cameleer.work.Claim;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Every experiment that is not in a final state says what it waits for. */
class WhyTest extends GovernorFixture {

    private static final String TWO =
            """
              - label: first
                callbacks:
                  - {label: a, function: work, run_timeout: 10, wait_timeout: 30}
                  - {label: b, function: work, initial_delay: 600}
                transitions: [{destination: last, condition: "False"}]
              - {label: last}
            """;

    private static final String ONE =
            """
              - label: first
                callbacks: [{label: a, function: work, run_timeout: 10, wait_timeout: 30}]
                transitions: [{destination: last}]
              - {label: last}
            """;

    private static Claim claim(Execution execution) {
        return store.claims()
                .claimTarget(WorkKind.CALLBACK, execution.id(), "w", Duration.ofMinutes(1))
                .orElseThrow();
    }

    private void says(long id, Reason reason, String... parts) {
        Waiting waiting = why(id);
        assertThat(waiting).isNotNull();
        assertThat(waiting.reason()).as(waiting.sentence()).isEqualTo(reason);
        assertThat(waiting.sentence()).contains(parts);
    }

    @Test
    void a_callback_that_runs_since_when_and_until_when() {
        long id = begin(ONE);
        claim(execution(id, "a"));
        says(id, Reason.RUNNING, "callback a is about to run");

        starts(id, "a");

        says(id, Reason.RUNNING, "callback a runs since 20", "until its run_timeout at 20");
        assertThat(why(id)).satisfies(waiting -> assertThat(Duration.between(waiting.since(), waiting.until()))
                .isEqualTo(Duration.ofMinutes(10)));
    }

    @Test
    void a_callback_that_waits_for_an_answer() {
        long id = begin(ONE);
        report(id, "a", true, "{}");

        says(id, Reason.ANSWER, "callback a waits for an answer since", "until its wait_timeout at");
    }

    @Test
    void a_timer_that_is_over_but_was_not_swept_yet() {
        long id = begin(ONE);
        claim(execution(id, "a"));
        starts(id, "a");
        store.shiftClock(Duration.ofMinutes(11));

        says(id, Reason.OVERDUE, "its run_timeout was over at", "the timer ends it");
    }

    @Test
    void each_of_several_callbacks() {
        says(begin(TWO), Reason.WORKER, "callback a is due since", "; callback b starts at");
    }

    @Test
    void a_callback_that_no_worker_has_taken_and_one_that_is_held_back() {
        long id = begin(ONE);
        says(id, Reason.WORKER, "no worker has taken it yet");

        assertThat(store.<java.util.Optional<Waiting>>read(
                        session -> new Why("cameleer.dispatch=log:held").of(session.governor(), id)))
                .hasValueSatisfying(waiting -> {
                    assertThat(waiting.reason()).isEqualTo(Reason.HELD);
                    assertThat(waiting.sentence()).endsWith("held back by cameleer.dispatch=log:held");
                });
    }

    @Test
    void a_callback_that_was_given_back_with_the_reason() {
        long id = begin(ONE);
        Claim claim = claim(execution(id, "a"));
        store.claims().release(claim, Duration.ofMinutes(5), "no running route begins with callback:work");

        says(id, Reason.TROUBLE, "callback a is tried again at", "no running route begins with callback:work");

        store.shiftClock(Duration.ofMinutes(6));
        claim(execution(id, "a"));
        says(id, Reason.RUNNING, "is about to run");
    }

    @Test
    void a_callback_whose_worker_is_gone() {
        long id = begin(ONE);
        Claim claim = claim(execution(id, "a"));
        starts(id, "a");
        store.claims().renew(claim, Duration.ZERO);

        says(id, Reason.WORKER, "was begun at", "by a worker that is gone; it is offered again");
    }

    @Test
    void a_callback_that_nobody_will_take() {
        long id = begin(ONE);
        store.run(session ->
                session.governor().withdrawCallback(execution(id, "a").id()));

        says(id, Reason.TROUBLE, "is created and not offered to any worker");
    }

    @Test
    void transitions_that_are_about_to_be_tested() {
        long id = begin(ONE.replace(", wait_timeout: 30", ""));
        Execution a = execution(id, "a");
        store.run(session -> Executions.change(session.governor(), a, status("finished", "success"), "api"));

        says(id, Reason.EVALUATION, "about to be tested");
        evaluate();
        assertThat(why(id)).as("it has arrived").isNull();
    }

    @Test
    void no_transition_matched_with_each_conditions_value() {
        long id = begin(TWO.replace(", initial_delay: 600", "").replace(", wait_timeout: 30", ""));
        report(id, "a", true, "{}");
        report(id, "b", true, "{}");

        says(id, Reason.TRANSITION, "no transition matched: to last: 'False' is False");
    }

    @Test
    void a_person() {
        long id = begin(
                """
                  - {label: first, transitions: [{destination: second}, {destination: last}]}
                  - {label: second}
                  - {label: last}
                """);

        says(id, Reason.PERSON, "for a person or the API to choose: second or last");
    }

    @Test
    void a_workflow_that_goes_in_circles_is_parked_until_a_person_moves_it_or_asks() {
        String circle =
                """
                  - {label: first, automatic: true, transitions: [{destination: second, condition: "not experiment.variables.get('stop')"}, {destination: end}]}
                  - {label: second, automatic: true, transitions: [{destination: first}, {destination: end, condition: "True"}]}
                  - {label: end}
                """;
        long moved = begin(circle);
        says(moved, Reason.PARKED, "parked: more than " + TRANSITIONS_AN_HOUR + " transitions within an hour");
        int before = steps(moved).size();

        store.run(session -> Variables.set(
                session.governor(), moved, "stop", io.cameleer.experiment.TypedValue.infer(true), "machine"));
        evaluate();
        assertThat(steps(moved))
                .as("what a machine does moves nothing that is parked")
                .hasSize(before);
        store.run(session -> governor.retest(session.governor(), moved, "ada"));
        assertThat(state(moved)).isEqualTo("end");

        long asked = begin(circle);
        String target = state(asked).equals("first") ? "second" : "end";
        assertThat(moveTo(asked, target)).isInstanceOf(MoveOutcome.Moved.class);
        assertThat(steps(asked).size()).isGreaterThan(before);
    }

    @Test
    void an_experiment_without_a_workflow() {
        long id = store.transact(session -> session.experiments()
                .put(
                        new io.cameleer.experiment.NewExperiment(
                                "c",
                                "s",
                                "loose",
                                java.time.LocalDateTime.now(java.time.ZoneOffset.UTC),
                                java.util.Map.of(),
                                java.util.List.of()),
                        null));

        says(id, Reason.WORKFLOW, "is in no workflow");
    }

    @Test
    void a_final_state_waits_for_its_own_callbacks_only() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work}]
                """);
        says(id, Reason.WORKER, "callback a is due since");

        report(id, "a", true, "{}");

        assertThat(why(id)).isNull();
    }

    @Test
    void a_callback_that_failed_behind_a_condition_that_is_not_true_is_named_with_its_reason() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: quality, function: work}, {label: fine, function: work}]
                    transitions: [{destination: last, condition: "callbacks['quality'].result == 'success'"}]
                  - {label: last}
                """);
        report(id, "fine", true, "{}");
        report(id, "quality", false, "{\"__success__\": false, \"__exception__\": \"exit code 3\\n\u202eevil\"}");

        says(
                id,
                Reason.TRANSITION,
                "no transition matched: to last: 'callbacks['quality'].result == 'success'' is False",
                "; callback quality failed (exit code 3 [U+202E]evil)");
        assertThat(why(id).sentence()).doesNotContain("callback fine");
    }
}
