package io.cameleer.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.condition.Conditions;
import io.cameleer.experiment.Experiment;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.json.Json;
import io.cameleer.store.ExperimentTable.ExecutionSummary;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.work.WorkKind;
import io.cameleer.workflow.LoadedWorkflow;
import io.cameleer.workflow.WorkflowLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Study Governor's rules, on the real store. */
class GovernorTest {

    private static final String ROOT =
            "label: w\nstates:\n  - {label: untracked, callbacks: [], transitions: [{destination: first}]}\n";

    @TempDir
    private Path directory;

    private Store store;
    private Governor governor;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.embedded(directory.resolve("cameleer.db")));
        governor = new Governor(new CompiledConditions(new Conditions(Clock.systemUTC(), ZoneOffset.UTC)), 5);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void entering_a_state_offers_its_callbacks_in_order_and_waits_for_them() {
        long id = begin(
                """
                  - label: first
                    callbacks:
                      - {label: a, function: sleep, callback_arguments: {seconds: 0}}
                      - {label: b, function: sleep, callback_arguments: {seconds: 0}}
                    transitions: [{destination: last}]
                  - {label: last, callbacks: []}
                """);

        assertThat(executions(id)).extracting(ExecutionSummary::callback).containsExactly("a", "b");
        assertThat(due()).hasSize(2);
        assertThat(experiment(id).waits()).isEqualTo("waits for callback a (created), b (created) of state first");
    }

    @Test
    void the_first_true_transition_is_taken_once_all_callbacks_are_resolved() {
        long id = begin(
                """
                  - label: first
                    callbacks:
                      - {label: a, function: sleep, callback_arguments: {seconds: 0}}
                      - {label: b, function: sleep, callback_arguments: {seconds: 0}}
                    transitions:
                      - {destination: no, condition: "callbacks['a'].result == 'failed'"}
                      - {destination: yes, condition: "callbacks['b'].result_values['score'] > 0.5"}
                      - {destination: no}
                  - {label: 'yes', callbacks: []}
                  - {label: 'no', callbacks: []}
                """);

        report(id, "a", true, "{}");
        assertThat(experiment(id).state()).isEqualTo("first");
        report(id, "b", true, "{\"score\": 0.75}");

        assertThat(experiment(id).state()).isEqualTo("yes");
        assertThat(experiment(id).waits()).isNull();
    }

    @Test
    void a_failed_callback_is_for_the_conditions_to_judge_and_stores_no_variables() {
        long id = begin(
                """
                  - label: first
                    callbacks:
                      - {label: a, function: sleep, callback_arguments: {seconds: 0}, variable_map: {x: /x}}
                    transitions: [{destination: last}]
                  - {label: last, callbacks: []}
                """);

        report(id, "a", false, "{\"x\": 1}");

        assertThat(experiment(id).state()).isEqualTo("last");
        assertThat(experiment(id).variables()).isEmpty();
    }

    @Test
    void variables_come_through_json_pointers_exactly_as_written() {
        long id = begin(
                """
                  - label: first
                    callbacks:
                      - label: a
                        function: sleep
                        callback_arguments: {seconds: 0}
                        variable_map: {name: names/1, big: /big, absent: /nothing/there, "on": /flag}
                    transitions: [{destination: last}]
                  - {label: last, callbacks: []}
                """);

        report(
                id,
                "a",
                true,
                "{\"names\": [\"John\", \"Eric \uD83D\uDE00\"], \"big\": 123456789012345678901234567890, \"flag\": true}");

        assertThat(experiment(id).variables())
                .containsEntry("name", "Eric \uD83D\uDE00")
                .containsEntry("big", new java.math.BigInteger("123456789012345678901234567890"))
                .containsEntry("absent", null)
                .containsEntry("on", true);
    }

    @Test
    void when_all_callbacks_are_skipped_the_transitions_are_tested_at_once() {
        long id = begin(
                """
                  - label: first
                    callbacks:
                      - {label: a, function: sleep, callback_arguments: {seconds: 0}, condition: "len(callbacks) > 0"}
                    transitions: [{destination: last, condition: "callbacks['a'].status == 'skipped'"}]
                  - {label: last, callbacks: []}
                """);

        assertThat(experiment(id).state()).isEqualTo("last");
        assertThat(due()).isEmpty();
    }

    @Test
    void without_callbacks_a_state_waits_for_a_person_unless_it_is_automatic() {
        long waiting = begin(
                """
                  - {label: first, callbacks: [], automatic: true, transitions: [{destination: second}]}
                  - {label: second, callbacks: [], transitions: [{destination: last}]}
                  - {label: last, callbacks: []}
                """);

        assertThat(experiment(waiting).state()).isEqualTo("second");
        assertThat(experiment(waiting).waits())
                .isEqualTo("waits in state second for a person or the API to choose: last");
        assertThat(moveTo(waiting, "first")).isInstanceOf(MoveOutcome.NoValidTransition.class);
        assertThat(moveTo(waiting, "last")).isInstanceOf(MoveOutcome.Moved.class);
        assertThat(experiment(waiting).state()).isEqualTo("last");
    }

    @Test
    void no_true_transition_leaves_it_where_it_is_with_every_test_on_record() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: sleep, callback_arguments: {seconds: 0}}]
                    transitions: [{destination: last, condition: "experiment.variables.get('x') == 1"}]
                  - {label: last, callbacks: []}
                """);

        report(id, "a", true, "{}");

        assertThat(experiment(id).state()).isEqualTo("first");
        assertThat(experiment(id).waits())
                .startsWith("stays in state first, no transition matched: to last: ")
                .contains("experiment.variables.get('x') == 1", "False");
    }

    @Test
    void a_condition_that_cannot_be_evaluated_stops_the_search_and_says_why() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: sleep, callback_arguments: {seconds: 0}}]
                    transitions:
                      - {destination: last, condition: "experiment.variables['absent'] == 1"}
                      - {destination: last}
                  - {label: last, callbacks: []}
                """);

        report(id, "a", true, "{}");

        assertThat(experiment(id).state()).isEqualTo("first");
        assertThat(experiment(id).waits()).contains("KeyError").contains("absent");
    }

    @Test
    void the_result_of_a_left_state_is_recorded_and_changes_nothing() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: sleep, callback_arguments: {seconds: 0}, variable_map: {x: /x}}]
                    transitions: [{destination: second}]
                  - {label: second, callbacks: [], transitions: [{destination: first}]}
                """);
        long late = executions(id).get(0).id();
        store.run(session -> Executions.started(
                session.governor(), session.governor().execution(late).orElseThrow(), "worker"));
        assertThat(moveTo(id, "second")).isInstanceOf(MoveOutcome.Moved.class);

        store.run(session -> Executions.ran(
                session.governor(),
                session.governor().execution(late).orElseThrow(),
                new Executions.Report(true, "{\"x\": 7}", null),
                "worker"));
        evaluateWhatIsOffered();

        assertThat(experiment(id).state()).isEqualTo("second");
        assertThat(experiment(id).variables()).isEmpty();
        assertThat(executions(id).get(0)).satisfies(left -> {
            assertThat(left.status()).isEqualTo("finished");
            assertThat(left.result()).isEqualTo("success");
        });
    }

    @Test
    void what_nobody_has_claimed_is_skipped_when_its_state_is_left() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: sleep, callback_arguments: {seconds: 0}}]
                    transitions: [{destination: second}]
                  - {label: second, callbacks: []}
                """);

        assertThat(moveTo(id, "second")).isInstanceOf(MoveOutcome.Moved.class);

        assertThat(executions(id).get(0).status()).isEqualTo("skipped");
        assertThat(due()).isEmpty();
    }

    @Test
    void a_workflow_that_goes_in_circles_is_parked_with_its_reason() {
        long id = begin(
                """
                  - {label: first, callbacks: [], automatic: true, transitions: [{destination: second}]}
                  - {label: second, callbacks: [], automatic: true, transitions: [{destination: first}, {destination: end, condition: "False"}]}
                  - {label: end, callbacks: []}
                """);

        assertThat(experiment(id).waits()).startsWith("parked: more than 5 transitions within an hour");
    }

    @Test
    void a_waiting_callback_is_finished_by_somebody_else() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: sleep, callback_arguments: {seconds: 0}, wait_timeout: 60}]
                    transitions: [{destination: last}]
                  - {label: last, callbacks: []}
                """);

        report(id, "a", true, "{\"asked\": true}");
        assertThat(executions(id).get(0).status()).isEqualTo("waiting");
        assertThat(experiment(id).waits()).isEqualTo("waits for callback a (waiting) of state first");
        store.run(session -> Executions.change(
                session.governor(),
                session.governor().execution(executions(id).get(0).id()).orElseThrow(),
                new ProgressChange("finished", "success", "{}", null, null),
                "api"));
        evaluateWhatIsOffered();

        assertThat(experiment(id).state()).isEqualTo("last");
    }

    @Test
    void many_evaluations_at_once_move_an_experiment_once() throws Exception {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: sleep, callback_arguments: {seconds: 0}}]
                    transitions: [{destination: second}]
                  - label: second
                    callbacks: [{label: b, function: sleep, callback_arguments: {seconds: 0}}]
                    transitions: [{destination: last}]
                  - {label: last, callbacks: []}
                """);
        store.run(session -> Executions.ran(
                session.governor(),
                session.governor().execution(executions(id).get(0).id()).orElseThrow(),
                new Executions.Report(true, "{}", null),
                "worker"));
        List<Callable<Boolean>> evaluations = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            evaluations.add(() -> store.transact(session -> {
                governor.evaluate(session.governor(), id);
                return true;
            }));
        }
        var pool = Executors.newFixedThreadPool(4);
        for (var evaluated : pool.invokeAll(evaluations)) {
            assertThat(evaluated.get()).isTrue();
        }
        pool.shutdown();

        assertThat(experiment(id).state()).isEqualTo("second");
        assertThat(executions(id)).extracting(ExecutionSummary::callback).containsExactly("a", "b");
    }

    @Test
    void a_new_generation_enters_the_workflow_anew() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: sleep, callback_arguments: {seconds: 0}}]
                    transitions: [{destination: last}]
                  - {label: last, callbacks: []}
                """);
        report(id, "a", true, "{}");
        assertThat(experiment(id).state()).isEqualTo("last");

        store.run(session -> governor.begin(
                session.governor(),
                id,
                session.workflows().newest("w").orElseThrow().id(),
                "ingest"));

        assertThat(experiment(id).state()).isEqualTo("first");
        assertThat(executions(id))
                .hasSize(2)
                .extracting(ExecutionSummary::status)
                .containsExactly("finished", "created");
    }

    @Test
    void the_key_of_an_execution_is_unlike_that_of_another_installation() {
        String states =
                """
                  - label: first
                    callbacks: [{label: a, function: sleep, callback_arguments: {seconds: 0}}]
                    transitions: [{destination: last}]
                  - {label: last, callbacks: []}
                """;
        String here = key(begin(states));
        store.close();
        store = Store.open(StoreSettings.embedded(directory.resolve("another.db")));

        String there = key(begin(states));

        assertThat(here).matches("[0-9a-f-]{36}/experiment-1/action-1/callback-1");
        assertThat(there)
                .matches("[0-9a-f-]{36}/experiment-1/action-1/callback-1")
                .isNotEqualTo(here);
    }

    private String key(long experiment) {
        long execution = executions(experiment).get(0).id();
        return store.read(session -> session.governor().execution(execution))
                .orElseThrow()
                .workKey();
    }

    private long begin(String states) {
        WorkflowLoader loader = new WorkflowLoader((source, place, labels) -> List.of(), Set.of());
        LoadedWorkflow loaded = loader.load("w.yaml", ROOT + states);
        assertThat(loaded.workflow()).as(loaded.problems().toString()).isPresent();
        return store.transact(session -> {
            long workflow =
                    session.workflows().put(loaded.workflow().orElseThrow()).id();
            long id = session.experiments()
                    .put(
                            new NewExperiment("c", "s", "e", LocalDateTime.of(2024, 3, 15, 9, 0), Map.of(), List.of()),
                            null);
            governor.begin(session.governor(), id, workflow, "test");
            return id;
        });
    }

    private void report(long experiment, String callback, boolean success, String values) {
        long execution = executions(experiment).stream()
                .filter(line ->
                        line.callback().equals(callback) && line.status().equals("created"))
                .findFirst()
                .orElseThrow()
                .id();
        store.run(session -> Executions.ran(
                session.governor(),
                session.governor().execution(execution).orElseThrow(),
                new Executions.Report(success, Json.write(Json.read(values)), null),
                "worker"));
        evaluateWhatIsOffered();
    }

    private void evaluateWhatIsOffered() {
        store.claims()
                .claim(WorkKind.EVALUATE, "test", Duration.ofSeconds(60), 10)
                .forEach(claim -> store.run(session -> {
                    assertThat(session.work().complete(claim)).isTrue();
                    governor.evaluate(session.governor(), claim.target());
                }));
    }

    private MoveOutcome moveTo(long experiment, String state) {
        return store.transact(session -> governor.moveTo(session.governor(), experiment, state, "test", null));
    }

    private List<Long> due() {
        return store.read(session -> session.work().due(WorkKind.CALLBACK, 10));
    }

    private Experiment experiment(long id) {
        return store.read(session -> session.experiments().find(id)).orElseThrow();
    }

    private List<ExecutionSummary> executions(long id) {
        return store.read(session -> session.experiments().executions(id));
    }
}
