package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cameleer.governor.Standing;
import io.cameleer.governor.StateDefinition;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import io.cameleer.json.Json;
import io.cameleer.store.WorkflowTable.Stored;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Workflows as rows, and what the governor does to experiments in them. */
class WorkflowTableTest extends StoreContract {

    private static final String TEXT =
            """
            label: demo
            external_systems:
              - {system_name: XNAT, url: "https://xnat.example.org"}
            states:
              - label: untracked
                transitions: [{destination: qa}]
              - label: qa
                callbacks:
                  - {label: second, function: work, callback_arguments: {z: 1.50, a: [1, 1e20, "😀"]}}
                  - label: first
                    function: work
                    callback_arguments: {}
                    variable_map: {score: /values/score}
                    run_timeout: 0
                    wait_timeout: 5
                    initial_delay: 7
                    condition: "experiment.label != ''"
                transitions:
                  - {destination: done, condition: "callbacks['first'].result == 'success'"}
                  - {destination: qa}
              - {label: done, automatic: true}
            """;

    private Stored put(String text) {
        return store.transact(session -> session.workflows().put(Workflows.load(text)));
    }

    private StateDefinition first(Stored workflow) {
        return store.read(session -> session.governor()
                .state(session.governor().rootTransition(workflow.id()).destinationId()));
    }

    private long enter(String label, Stored workflow) {
        return store.transact(session -> {
            long id = session.experiments().put(experiment(label), null);
            Standing standing = session.governor().standing(id);
            session.governor().move(standing, session.governor().rootTransition(workflow.id()), "test", null);
            return id;
        });
    }

    @Test
    void states_callbacks_and_transitions_come_back_in_the_file_s_order() {
        StateDefinition qa = first(put(TEXT));

        assertThat(qa.label()).isEqualTo("qa");
        assertThat(qa.automatic()).isFalse();
        assertThat(qa.callbacks()).extracting(CallbackDefinition::label).containsExactly("second", "first");
        assertThat(qa.transitions())
                .extracting(TransitionDefinition::destination, TransitionDefinition::condition)
                .containsExactly(tuple("done", "callbacks['first'].result == 'success'"), tuple("qa", null));
        StateDefinition done = store.read(
                session -> session.governor().state(qa.transitions().get(0).destinationId()));
        assertThat(done)
                .extracting(StateDefinition::label, StateDefinition::automatic, StateDefinition::isFinal)
                .containsExactly("done", true, true);
    }

    @Test
    void a_callback_keeps_its_numbers_as_written_and_its_defaults() {
        List<CallbackDefinition> callbacks = first(put(TEXT)).callbacks();

        assertThat(Json.write(callbacks.get(0).arguments())).isEqualTo("{\"z\":1.50,\"a\":[1,1E+20,\"😀\"]}");
        assertThat(callbacks.get(0))
                .extracting(
                        CallbackDefinition::runTimeoutMinutes,
                        CallbackDefinition::waitTimeoutMinutes,
                        CallbackDefinition::initialDelaySeconds,
                        CallbackDefinition::condition)
                .containsExactly(60, 0, 0, null);
        assertThat(callbacks.get(1))
                .extracting(
                        CallbackDefinition::runTimeoutMinutes,
                        CallbackDefinition::waitTimeoutMinutes,
                        CallbackDefinition::initialDelaySeconds,
                        CallbackDefinition::condition,
                        CallbackDefinition::variableMap)
                .containsExactly(0, 5, 7, "experiment.label != ''", Map.of("score", "/values/score"));
    }

    @Test
    void the_same_text_is_the_same_version() {
        assertThat(put(TEXT)).isEqualTo(put(TEXT)).extracting(Stored::version).isEqualTo(1);
    }

    @Test
    void a_changed_text_is_a_new_version_and_so_is_the_return_to_an_old_one() {
        Stored first = put(TEXT);
        Stored second = put(TEXT + "# changed\n");
        Stored third = put(TEXT);

        assertThat(List.of(first, second, third)).extracting(Stored::version).containsExactly(1, 2, 3);
        assertThat(third.id()).isNotEqualTo(first.id());
        assertThat(is(session ->
                        session.workflows().newest("demo").orElseThrow().equals(third)))
                .isTrue();
    }

    @Test
    void experiments_stay_in_the_version_they_entered() {
        Stored old = put(TEXT);
        long experiment = enter("e1", old);
        Stored fresh = put(TEXT.replace("qa", "check"));

        Standing standing = store.read(session -> session.governor().standing(experiment));
        StateDefinition state =
                store.read(session -> session.governor().state(java.util.Objects.requireNonNull(standing.stateId())));
        assertThat(state).isEqualTo(first(old));
        assertThat(first(fresh).label()).isEqualTo("check");
    }

    @Test
    void many_services_that_load_the_same_file_make_one_version() throws Exception {
        List<Stored> each = Together.inThreads(6, thread -> put(TEXT));

        assertThat(each).containsOnly(each.get(0)).allMatch(stored -> stored.version() == 1);
    }

    @Test
    void external_systems_are_added_and_changed() {
        put(TEXT);
        store.run(session -> session.workflows().putExternalSystem("CASTOR", "https://castor.example.org"));
        store.run(session -> session.workflows().putExternalSystem("XNAT", "https://other.example.org"));

        Map<String, String> systems = store.read(session -> session.workflows().externalSystems());
        assertThat(systems)
                .containsExactly(
                        Map.entry("XNAT", "https://other.example.org"),
                        Map.entry("CASTOR", "https://castor.example.org"));
    }

    @Test
    void a_move_from_a_place_that_was_left_is_refused_and_leaves_nothing() {
        Stored workflow = put(TEXT);
        long experiment = enter("e1", workflow);
        Standing stale = store.read(session -> session.governor().standing(experiment));
        TransitionDefinition again = first(workflow).transitions().get(1);
        store.run(session -> session.governor().move(stale, again, "test", null));

        assertThatThrownBy(() -> store.run(session -> {
                    session.journal().add("experiment", experiment, "state", "second move");
                    session.governor().move(stale, again, "test", null);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has moved meanwhile");

        assertThat(list(session -> session.journal().of("experiment", experiment)))
                .isEmpty();
        Standing now = store.read(session -> session.governor().standing(experiment));
        assertThat(now.version()).isEqualTo(stale.version() + 1);
    }

    @Test
    void a_standing_that_was_waited_for_is_the_newest() throws Exception {
        Stored workflow = put(TEXT);
        long experiment = enter("e1", workflow);
        TransitionDefinition again = first(workflow).transitions().get(1);

        Together.inThreads(
                6,
                thread -> store.transact(session -> {
                    Standing standing = session.governor().standing(experiment);
                    long action = session.governor().move(standing, again, "test", "thread " + thread);
                    assertThat(session.governor().standing(experiment).actionId())
                            .isEqualTo(action);
                    assertThat(standing.actionId()).isEqualTo(action - 1);
                    return action;
                }));

        Standing now = store.read(session -> session.governor().standing(experiment));
        assertThat(now.version()).isEqualTo(7);
    }
}
