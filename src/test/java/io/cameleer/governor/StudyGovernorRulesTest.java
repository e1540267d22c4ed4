package io.cameleer.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cameleer.json.Json;
import io.cameleer.store.Timeline;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The behaviour of Study Governor's engine, row by row; where it was a defect, what we do instead. */
class StudyGovernorRulesTest extends GovernorFixture {

    private static final String ONE =
            """
              - label: first
                callbacks: [{label: a, function: work}]
                transitions: [{destination: last}]
              - {label: last}
            """;

    @Test
    void a_created_experiment_is_at_once_in_the_state_behind_the_root_and_that_is_its_first_action() {
        long id = begin(ONE);

        assertThat(state(id)).isEqualTo("first");
        assertThat(steps(id))
                .extracting(Timeline.Step::from, Timeline.Step::state, Timeline.Step::freetext)
                .containsExactly(tuple("untracked", "first", null));
    }

    @Test
    void a_transitions_condition_sees_the_callbacks_of_the_state_that_is_left() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work}]
                    transitions: [{destination: second, condition: "callbacks['a'].status == 'running'"}]
                  - {label: second}
                """);
        assertThat(moveTo(id, "second")).isInstanceOf(MoveOutcome.ConditionNotMet.class);

        starts(id, "a");

        assertThat(moveTo(id, "second")).isInstanceOf(MoveOutcome.Moved.class);
    }

    @Test
    void a_false_condition_on_a_manual_change_names_the_transition_and_changes_nothing() {
        long id = begin(
                """
                  - {label: first, transitions: [{destination: second, condition: "1 == 2"}]}
                  - {label: second}
                """);

        assertThat(moveTo(id, "second")).isInstanceOfSatisfying(MoveOutcome.ConditionNotMet.class, refused -> {
            assertThat(refused.condition()).isEqualTo("1 == 2");
            assertThat(refused.transitionId()).isPositive();
            assertThat(refused.message()).contains("'1 == 2' is False");
        });
        assertThat(state(id)).isEqualTo("first");
        assertThat(steps(id)).hasSize(1);
    }

    @Test
    void the_callbacks_of_a_state_are_created_in_order_and_one_whose_condition_is_false_is_skipped() {
        long id = begin(
                """
                  - label: first
                    callbacks:
                      - {label: z, function: work}
                      - {label: m, function: work, condition: "len(callbacks) > 0"}
                      - {label: a, function: work, condition: "len(callbacks) == 0"}
                    transitions: [{destination: last}]
                  - {label: last}
                """);

        assertThat(executions(id))
                .extracting(execution -> execution.callback().label(), Execution::status)
                .containsExactly(tuple("z", "created"), tuple("m", "skipped"), tuple("a", "created"));
        assertThat(execution(id, "m").progress().finished()).isNotNull();
        assertThat(offered(id)).containsExactly("z", "a");
    }

    @Test
    void no_condition_matches_so_it_stays_with_every_test_recorded() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work}]
                    transitions: [{destination: last, condition: "False"}, {destination: first, condition: "0"}]
                  - {label: last}
                """);

        report(id, "a", true, "{}");

        assertThat(state(id)).isEqualTo("first");
        assertThat(tests(steps(id).get(0)))
                .extracting(row -> row.get("destination"), row -> row.get("condition"), row -> row.get("test_result"))
                .containsExactly(tuple("last", "False", false), tuple("first", "0", false));
        assertThat(steps(id).get(0).end()).isNotNull();
        assertThat(journal(id, "no-transition")).singleElement().asString().contains("'False' is False", "'0' is 0");
    }

    @Test
    void transitions_after_the_winner_are_not_tested() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work}]
                    transitions:
                      - {destination: no, condition: "False"}
                      - {destination: last}
                      - {destination: no}
                  - {label: last}
                  - {label: 'no'}
                """);

        report(id, "a", true, "{}");

        assertThat(state(id)).isEqualTo("last");
        assertThat(tests(steps(id).get(1)))
                .extracting(row -> row.get("test_result"))
                .containsExactly(false, true, null);
    }

    @Test
    void every_callback_skipped_means_the_transitions_are_tested_at_once() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work, condition: "False"}, {label: b, function: work, condition: ""}]
                    transitions: [{destination: second}]
                  - label: second
                    callbacks: [{label: c, function: work, condition: "False"}]
                    transitions: [{destination: last, condition: "callbacks['c'].status == 'skipped'"}]
                  - {label: last}
                """);
        assertThat(offered(id)).as("an empty condition is true").containsExactly("b");

        report(id, "b", true, "{}");

        assertThat(state(id)).isEqualTo("last");
    }

    @Test
    void a_state_without_callbacks_waits_for_a_person_and_chains_of_them_do_not_run_through() {
        long id = begin(
                """
                  - {label: first, transitions: [{destination: second}]}
                  - {label: second, transitions: [{destination: last}]}
                  - {label: last}
                """);

        evaluate();
        assertThat(state(id)).isEqualTo("first");
        assertThat(moveTo(id, "second")).isInstanceOf(MoveOutcome.Moved.class);
        evaluate();

        assertThat(state(id)).isEqualTo("second");
    }

    @Test
    void an_automatic_state_without_callbacks_passes_on() {
        long id = begin(
                """
                  - {label: first, automatic: true, transitions: [{destination: second}]}
                  - {label: second, automatic: true, transitions: [{destination: last}]}
                  - {label: last}
                """);

        assertThat(state(id)).isEqualTo("last");
    }

    @Test
    void a_failed_callback_is_judged_by_the_conditions() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work}]
                    transitions:
                      - {destination: good, condition: "callbacks['a'].result == 'success'"}
                      - {destination: bad, condition: "callbacks['a'].result == 'failed'"}
                  - {label: good}
                  - {label: bad}
                """);

        report(id, "a", false, "{}");

        assertThat(state(id)).isEqualTo("bad");
    }

    @Test
    void an_unconditional_transition_is_taken_after_a_failure_too() {
        long id = begin(ONE);

        report(id, "a", false, "{}");

        assertThat(state(id)).isEqualTo("last");
    }

    @Test
    void an_execution_finished_without_a_result_has_the_result_none_and_is_evaluated_like_any_other() {
        long id = begin(ONE.replace(
                "destination: last}]", "destination: last, condition: \"callbacks['a'].result == 'none'\"}]"));

        change(id, "a", status("finished", null));

        assertThat(state(id)).isEqualTo("last");
    }

    @Test
    void a_condition_that_raises_is_recorded_and_shown_and_ends_the_search() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work}]
                    transitions: [{destination: last, condition: "callbacks['zz'].result == 'x'"}, {destination: last}]
                  - {label: last}
                """);

        report(id, "a", true, "{}");

        assertThat(state(id)).isEqualTo("first");
        assertThat(execution(id, "a").status()).isEqualTo("finished");
        assertThat(journal(id, "condition-error")).singleElement().asString().contains("KeyError", "zz");
        assertThat(why(id)).extracting(Waiting::reason).isEqualTo(Waiting.Reason.CONDITION_ERROR);
        assertThat(whySentence(id)).contains("a condition cannot be evaluated", "KeyError");
    }

    @Test
    void a_callbacks_condition_that_raises_fails_that_callback_and_the_others_are_created() {
        long id = begin(
                """
                  - label: first
                    callbacks:
                      - {label: a, function: work, condition: "experiment.variables['absent']"}
                      - {label: b, function: work}
                    transitions: [{destination: last, condition: "callbacks['a'].result == 'failed'"}]
                  - {label: last}
                """);
        assertThat(execution(id, "a")).satisfies(failed -> {
            assertThat(failed.result()).isEqualTo("failed");
            assertThat(failed.progress().runLog()).contains("could not be evaluated", "KeyError");
        });
        assertThat(offered(id)).containsExactly("b");

        report(id, "b", true, "{}");

        assertThat(state(id)).isEqualTo("last");
    }

    @Test
    void a_manual_change_while_callbacks_run_supersedes_them() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: runs, function: work}, {label: due, function: work}]
                    transitions: [{destination: second}]
                  - label: second
                    callbacks: [{label: b, function: work}]
                    transitions: [{destination: last}]
                  - {label: last}
                """);
        Execution runs = execution(id, "runs");
        store.claims().claimTarget(io.cameleer.work.WorkKind.CALLBACK, runs.id(), "w", java.time.Duration.ofMinutes(1));
        starts(id, "runs");

        assertThat(moveTo(id, "second")).isInstanceOf(MoveOutcome.Moved.class);

        assertThat(execution(id, "runs")).satisfies(left -> {
            assertThat(left.superseded()).isTrue();
            assertThat(left.status()).isEqualTo("running");
        });
        assertThat(execution(id, "due").status()).isEqualTo("skipped");
        report(id, "runs", true, "{}");
        assertThat(state(id)).as("a late result moves nothing").isEqualTo("second");
        assertThat(execution(id, "runs").result()).as("but is recorded").isEqualTo("success");
    }

    @Test
    void a_self_loop_is_a_new_action_with_new_executions() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work}]
                    transitions:
                      - {destination: last, condition: "experiment.variables.get('n') == 2"}
                      - {destination: first}
                  - {label: last}
                """);

        report(id, "a", true, "{}");

        assertThat(executions(id)).extracting(Execution::status).containsExactly("finished", "created");
        assertThat(executions(id)).extracting(Execution::actionId).doesNotHaveDuplicates();
        assertThat(executions(id)).extracting(Execution::workKey).doesNotHaveDuplicates();
    }

    @Test
    void the_present_state_without_a_self_loop_is_no_valid_transition() {
        long id = begin(ONE);

        assertThat(moveTo(id, "first")).isInstanceOfSatisfying(MoveOutcome.NoValidTransition.class, refused -> {
            assertThat(refused.sourceStateId()).isEqualTo(refused.targetStateId());
            assertThat(refused.message())
                    .matches("Could not find a valid transition for requested state change"
                            + " \\(from first \\[\\d+] to first \\[\\d+]\\)");
        });
    }

    @Test
    void a_state_that_the_workflow_has_not_is_not_found() {
        assertThat(moveTo(begin(ONE), "nowhere"))
                .extracting(MoveOutcome::message)
                .isEqualTo("Could not find requested state \"nowhere\"");
    }

    @Test
    void of_two_transitions_to_the_same_state_the_first_true_one_is_taken() {
        long id = begin(
                """
                  - label: first
                    transitions: [{destination: last, condition: "False"}, {destination: last, condition: "True"}]
                  - {label: last}
                """);

        assertThat(moveTo(id, "last")).isInstanceOf(MoveOutcome.Moved.class);
        assertThat(steps(id).get(0).condition()).isEqualTo("True");
    }

    @Test
    void a_manual_change_has_the_freetext_that_was_given_or_says_what_triggered_it() {
        long id = begin(
                """
                  - {label: first, transitions: [{destination: second}]}
                  - {label: second, transitions: [{destination: last}]}
                  - {label: last}
                """);

        moveTo(id, "second");
        store.run(session -> governor.moveTo(session.governor(), id, "last", "ada", "looked at by eye"));

        assertThat(steps(id).get(1).freetext()).matches("Transition triggered by setting state to second \\(\\d+\\)");
        assertThat(steps(id).get(0).freetext()).isEqualTo("looked at by eye");
    }

    @Test
    void the_journal_has_who_why_from_to_and_each_tested_condition_with_its_value() {
        long id = begin(
                """
                  - {label: first, transitions: [{destination: last, condition: "1 < 2"}]}
                  - {label: last}
                """);

        moveTo(id, "last");

        assertThat(journal(id)).last().satisfies(line -> {
            assertThat(line.who()).isEqualTo("ada");
            assertThat(line.message()).isEqualTo("entered state last");
            Map<String, Object> detail = Json.readObject(String.valueOf(line.detail()));
            assertThat(detail)
                    .containsEntry("from", "first")
                    .containsEntry("to", "last")
                    .containsKey("why");
            assertThat(detail.get("tests")).asList().singleElement().satisfies(test -> assertThat((Map<?, ?>) test)
                    .extracting("condition", "test_result")
                    .containsExactly("1 < 2", true));
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> tests(Timeline.Step step) {
        return (List<Map<String, Object>>) (List<?>) Json.readList(String.valueOf(step.tests()));
    }
}
