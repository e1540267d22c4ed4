package io.cameleer.callback.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.condition.Conditions;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.governor.CompiledConditions;
import io.cameleer.governor.Governor;
import io.cameleer.governor.Why;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.store.Workflows;
import io.cameleer.work.Limits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bells: bounded, repeated, held back, and loud about what nobody can hear. */
class DispatcherTest {

    @TempDir
    Path directory;

    private Store store;
    private final Queue<Long> rung = new ConcurrentLinkedQueue<>();
    private Dispatcher dispatcher;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.embedded(directory.resolve("cameleer.db")));
    }

    @AfterEach
    void close() {
        dispatcher.close();
        store.close();
    }

    private Dispatcher start(Dispatcher.BellRope rope, boolean held) {
        dispatcher = new Dispatcher(store, Limits.NONE, rope, held);
        dispatcher.start();
        return dispatcher;
    }

    /** Makes experiments whose callbacks are due; gives the last one. */
    private long due(int experiments, String arguments) {
        Governor governor =
                new Governor(new CompiledConditions(new Conditions(Clock.systemUTC(), ZoneOffset.UTC)), 100);
        return store.transact(session -> {
            long workflow = session.workflows()
                    .put(Workflows.load(
                            """
                            label: w
                            states:
                              - {label: untracked, transitions: [{destination: first}]}
                              - label: first
                                callbacks: [{label: a, function: work, callback_arguments: ARGUMENTS}]
                                transitions: [{destination: last}]
                              - {label: last}
                            """
                                    .replace("ARGUMENTS", arguments)))
                    .id();
            long last = 0;
            for (int i = 0; i < experiments; i++) {
                NewExperiment fresh =
                        new NewExperiment("c", "s", "e" + i, LocalDateTime.of(2024, 3, 15, 9, 0), Map.of(), List.of());
                last = session.experiments().put(fresh, null);
                governor.begin(session.governor(), last, workflow, "test");
            }
            return last;
        });
    }

    private String why(long experiment) {
        return store.read(session -> new Why(null).of(session.governor(), experiment))
                .orElseThrow()
                .sentence();
    }

    @Test
    void however_many_are_due_only_so_many_bells_are_on_their_way() {
        due(500, "{}");
        start((id, queue) -> rung.add(id), false);

        await().until(() -> rung.size() == Dispatcher.CREDIT);
        dispatcher.wake();
        dispatcher.heard();

        await().until(() -> rung.size() == Dispatcher.CREDIT + 1);
        dispatcher.refill();
        await().until(() -> rung.size() == 2 * Dispatcher.CREDIT + 1);
        assertThat(rung).doesNotHaveDuplicates();
    }

    @Test
    void who_hears_them_gets_all_of_them() {
        due(500, "{}");
        start(
                (id, queue) -> {
                    rung.add(id);
                    dispatcher.heard();
                },
                false);

        await().until(() -> rung.size() == 500);
        assertThat(rung).doesNotHaveDuplicates();
    }

    @Test
    void what_is_held_back_rings_once() {
        due(3, "{}");
        start((id, queue) -> rung.add(id), true);
        await().until(() -> rung.size() == 3);

        long fourth = due(4, "{}");
        for (int sweep = 0; sweep < 5; sweep++) {
            dispatcher.refill();
        }

        await().until(() -> rung.size() >= 4);
        assertThat(rung).doesNotHaveDuplicates().contains(fourth);
    }

    @Test
    void a_bell_that_nobody_can_hear_says_so_and_keeps_no_other_from_ringing() {
        long lost = due(1, "{queue: gpu}");
        start(
                (id, queue) -> {
                    if (queue != null) {
                        throw new IllegalStateException("no running route begins with direct:dispatch-" + queue);
                    }
                    rung.add(id);
                },
                false);
        await().until(() -> why(lost).contains("direct:dispatch-gpu"));
        assertThat(why(lost)).contains("is due since", "it cannot be dispatched");

        due(2, "{}");
        dispatcher.wake();

        await().until(() -> !rung.isEmpty());
    }

    @Test
    void a_queue_is_a_name_and_never_an_endpoint() {
        long hostile = due(1, "{queue: 'exec:rm?args=-rf'}");
        start((id, queue) -> rung.add(id), false);

        await().until(() -> why(hostile).contains("is no name of a queue"));
        assertThat(rung).isEmpty();
    }

    @Test
    void the_usual_queue_of_study_governor_is_the_usual_one_here() {
        due(1, "{queue: celery}");
        start(
                (id, queue) -> {
                    assertThat(queue).isNull();
                    rung.add(id);
                },
                false);

        await().until(() -> rung.size() == 1);
    }
}
