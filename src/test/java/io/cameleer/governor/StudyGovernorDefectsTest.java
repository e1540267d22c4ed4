package io.cameleer.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.store.HistoryTable.ActionRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Defects of Study Governor 8.1.0 that were the governor's, each by its number, and what happens here instead. */
class StudyGovernorDefectsTest extends GovernorFixture {

    private static final String TWO_STATES =
            """
              - label: first
                callbacks: [{label: a, function: work, run_timeout: 10}, {label: b, function: work}]
                transitions: [{destination: second}]
              - label: second
                callbacks: [{label: c, function: work}]
                transitions: [{destination: last}]
              - {label: last}
            """;

    private List<ActionRow> actions(long id) {
        return store.read(session -> session.history().actionsOf(id));
    }

    @Test
    void defect_5_a_late_result_of_a_left_state_does_not_move_the_present_one() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work}]
                    transitions: [{destination: second}]
                  - {label: second, automatic: false, transitions: [{destination: last}]}
                  - {label: last}
                """);
        store.claims()
                .claimTarget(
                        io.cameleer.work.WorkKind.CALLBACK, execution(id, "a").id(), "w", Duration.ofMinutes(1));
        starts(id, "a");
        moveTo(id, "second");

        report(id, "a", true, "{}");
        evaluate();

        assertThat(state(id)).isEqualTo("second");
        assertThat(journal(id, "superseded")).singleElement().asString().contains("recorded, nothing else");
    }

    @Test
    void defect_6_a_callback_that_is_done_before_the_next_begins_moves_nothing() {
        long id = begin(TWO_STATES);

        report(id, "a", true, "{}");
        assertThat(state(id)).isEqualTo("first");
        report(id, "b", true, "{}");

        assertThat(state(id)).isEqualTo("second");
        assertThat(actions(id)).hasSize(2);
    }

    @Test
    void defect_7_all_callbacks_skipped_is_not_stuck() {
        long id = begin(TWO_STATES
                .replace("function: work}", "function: work, condition: \"False\"}")
                .replace("run_timeout: 10}", "run_timeout: 10, condition: \"False\"}"));

        assertThat(state(id)).isEqualTo("last");
    }

    @Test
    void defect_8_a_timeout_leads_into_a_state_with_callbacks() {
        long id = begin(TWO_STATES);
        starts(id, "a");
        report(id, "b", true, "{}");
        store.shiftClock(Duration.ofMinutes(11));

        sweep(id);

        assertThat(state(id)).isEqualTo("second");
        assertThat(offered(id)).contains("c");
    }

    @Test
    void defect_9_a_callback_that_nobody_began_stays_offered_and_visible() {
        long id = begin(TWO_STATES);
        store.shiftClock(Duration.ofDays(30));

        sweep(id);

        assertThat(offered(id)).containsExactly("a", "b");
        assertThat(whySentence(id)).contains("callback a is due since", "callback b is due since");
    }

    @Test
    void defect_10_result_values_are_an_object_in_conditions() {
        long id = begin(TWO_STATES.replace(
                "destination: second}",
                "destination: second, condition: \"callbacks['b'].result_values['deep']['n'] == 2\"}"));
        report(id, "a", true, "{}");

        report(id, "b", true, "{\"deep\": {\"n\": 2}}");

        assertThat(state(id)).isEqualTo("second");
    }

    @Test
    void defect_11_a_conditions_error_reaches_whoever_asks_and_not_the_worker() {
        long id = begin(TWO_STATES.replace("destination: second}", "destination: second, condition: \"1 / 0\"}"));
        report(id, "a", true, "{}");

        Execution reported = report(id, "b", true, "{}");

        assertThat(reported.result()).isEqualTo("success");
        assertThat(whySentence(id)).contains("1 / 0", "ZeroDivisionError");
        assertThat(actions(id).get(0).returnValue()).contains("1 / 0");
    }

    @Test
    void defect_12_no_match_is_recorded_in_the_history() {
        long id = begin(TWO_STATES.replace("destination: second}", "destination: second, condition: \"1 > 2\"}"));
        report(id, "a", true, "{}");

        report(id, "b", true, "{}");

        assertThat(actions(id).get(0)).satisfies(action -> {
            assertThat(action.returnValue()).contains("\"condition\":\"1 > 2\"", "\"test_result\":false");
            assertThat(action.end()).isNotNull();
            assertThat(action.success()).isTrue();
        });
    }

    @Test
    void defect_13_a_run_timeout_of_nought_is_none_and_a_timeout_keeps_the_log() {
        long none = begin(TWO_STATES.replace("run_timeout: 10", "run_timeout: 0"));
        starts(none, "a");
        long ten = begin(TWO_STATES);
        starts(ten, "a");
        change(ten, "a", new ProgressChange(null, null, null, "line one", null));
        store.shiftClock(Duration.ofMinutes(60));

        sweep(ten);

        assertThat(execution(none, "a").status()).isEqualTo("running");
        assertThat(execution(ten, "a").progress().runLog()).startsWith("line one\nERROR:");
    }

    @Test
    void defect_26_results_are_json_to_the_end() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work, variable_map: {far: /far, smile: /smile, "yes": /yes}}]
                    transitions: [{destination: last}]
                  - {label: last}
                """);

        report(id, "a", true, "{\"far\": 1e20, \"smile\": \"\uD83D\uDE00\", \"yes\": 1}");

        assertThat(experiment(id).variables())
                .containsEntry("far", new java.math.BigDecimal("1e20"))
                .containsEntry("smile", "\uD83D\uDE00")
                .containsEntry("yes", 1);
    }

    @Test
    void defect_27_entering_a_state_without_callbacks_is_a_success_in_the_history() {
        long id = begin(
                """
                  - {label: first, transitions: [{destination: second}]}
                  - {label: second, transitions: [{destination: last}]}
                  - {label: last}
                """);
        moveTo(id, "second");
        moveTo(id, "last");

        assertThat(actions(id)).hasSize(3).allSatisfy(action -> {
            assertThat(action.success()).isTrue();
            assertThat(action.end()).isNotNull();
            assertThat(action.returnValue()).isEqualTo("No callback for state");
        });
    }
}
