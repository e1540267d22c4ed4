package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cameleer.json.Json;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.store.EventTable.Outcome;
import io.cameleer.work.WorkKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTableTest extends StoreContract {

    private Event event(String cause) {
        store.run(session -> session.events().add("data-import", 5, cause));
        return list(session -> session.events().of("data-import", 5)).stream()
                .filter(event -> event.cause().equals(cause))
                .findFirst()
                .orElseThrow();
    }

    private void fail(Event event, String signal, String traceback) {
        store.run(session -> session.events().failed(event, signal, "no route", traceback));
    }

    private List<Failure> failures() {
        return list(session -> session.events().failures());
    }

    @Test
    void the_same_cause_makes_an_event_once() {
        store.run(session -> session.events().add("data-import", 5, "run r1//1"));
        store.run(session -> session.events().add("data-import", 5, "run r1//1"));
        assertThat(list(session -> session.work().due(WorkKind.SIGNAL, 9))).hasSize(1);

        store.run(session -> session.events().add("data-import", 6, "run r1//1"));
        store.run(session -> session.events().add("status-change", 5, "run r1//1"));
        assertThat(list(session -> session.work().due(WorkKind.SIGNAL, 9))).hasSize(3);
    }

    @Test
    void the_events_of_a_target_are_offered_one_after_another() {
        Event first = event("run r1//1");
        Event second = event("run r1//2");
        Event third = event("run r1//3");
        assertThat(list(session -> session.work().due(WorkKind.SIGNAL, 9))).containsExactly(first.id());

        for (Event[] step : new Event[][] {{first, second}, {second, third}}) {
            store.run(session -> {
                session.work().withdraw(WorkKind.SIGNAL, step[0].id());
                session.events().finish(step[0]);
            });
            assertThat(list(session -> session.work().due(WorkKind.SIGNAL, 9))).containsExactly(step[1].id());
        }
    }

    @Test
    void an_event_that_is_added_while_another_of_its_target_ends_is_offered() throws Exception {
        long experiment = newExperiment("e1");
        for (int round = 0; round < 50; round++) {
            String cause = "round " + round;
            store.run(session -> session.events().add("data-import", experiment, cause));
            Event first = store.read(session -> session.events()
                            .find(session.work().due(WorkKind.SIGNAL, 9).get(0)))
                    .orElseThrow();
            Together.inThreads(2, thread -> {
                store.run(session -> {
                    if (thread == 0) {
                        session.work().withdraw(WorkKind.SIGNAL, first.id());
                        session.events().finish(first);
                    } else {
                        session.events().add("data-import", experiment, cause + " again");
                    }
                });
                return thread;
            });
            Long next = list(session -> session.work().due(WorkKind.SIGNAL, 9)).get(0);
            store.run(session -> {
                session.work().withdraw(WorkKind.SIGNAL, next);
                session.events().finish(session.events().find(next).orElseThrow());
            });
        }
        assertThat(list(session -> session.work().due(WorkKind.SIGNAL, 9))).isEmpty();
    }

    @Test
    void an_event_that_is_over_is_not_offered_again_by_its_cause() {
        Event event = event("run r1//1");
        store.run(session -> {
            session.work().withdraw(WorkKind.SIGNAL, event.id());
            session.events().finish(event);
            session.events().add("data-import", 5, "run r1//1");
        });

        assertThat(list(session -> session.work().due(WorkKind.SIGNAL, 9))).isEmpty();
    }

    @Test
    void a_signal_that_ran_need_not_run_again_for_its_event() {
        Event event = event("run r1//1");
        store.run(session -> session.events().succeeded(event, "b"));
        fail(event, "a", "trace");

        assertThat(list(session -> session.events().outcomes(event.id())))
                .containsExactly(new Outcome("a", false, 1), new Outcome("b", true, 1));
        assertThat(list(session -> session.events().outcomes(event.id() + 1))).isEmpty();
    }

    @Test
    void failures_of_a_signal_for_a_target_are_one_record_that_counts() {
        fail(event("run r1//1"), "align", "first");
        fail(event("run r1//2"), "align", "second 😀 \u0000");
        fail(event("run r1//2"), "report", "other");

        assertThat(failures())
                .extracting(Failure::importString, Failure::attempts, Failure::targetEndpoint, Failure::targetId)
                .containsExactly(tuple("align", 2, "experiments", 5L), tuple("report", 1, "experiments", 5L));
        assertThat(Json.readObject(failures().get(0).data()))
                .isEqualTo(Map.of("failure_traceback", "second 😀 \u0000"));
        assertThat(failures().get(0).first())
                .isBeforeOrEqualTo(failures().get(0).last());
    }

    @Test
    void a_success_closes_the_failure_of_its_own_signal_and_target() {
        Event event = event("run r1//1");
        fail(event, "align", "x");
        fail(event, "report", "x");
        store.run(session -> session.events().succeeded(event, "align"));

        assertThat(failures()).extracting(Failure::importString).containsExactly("report");
    }
}
