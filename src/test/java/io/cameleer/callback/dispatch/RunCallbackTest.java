package io.cameleer.callback.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.Secrets;
import io.cameleer.condition.Conditions;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.governor.CompiledConditions;
import io.cameleer.governor.Execution;
import io.cameleer.governor.Governor;
import io.cameleer.governor.Timeouts.Swept;
import io.cameleer.governor.Why;
import io.cameleer.route.NamedComponent;
import io.cameleer.route.NamedRoutes;
import io.cameleer.store.Journal;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.store.Workflows;
import io.cameleer.work.WorkKind;
import io.cameleer.work.Worker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callback executions through real routes, workers and the embedded store. */
class RunCallbackTest {

    @TempDir
    Path directory;

    private Store store;
    private DefaultCamelContext camel;
    private final NamedRoutes routes = new NamedRoutes();
    private final List<Worker> workers = new ArrayList<>();
    private final Queue<CallbackContext> attempts = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.embedded(directory.resolve("cameleer.db")));
        camel = new DefaultCamelContext();
        NamedComponent.addAll(camel, routes);
        camel.start();
    }

    @AfterEach
    void close() {
        workers.forEach(Worker::close);
        camel.stop();
        store.close();
    }

    private void route(Processor body) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("callback:work").process(exchange -> {
                    attempts.add(exchange.getProperty(CallbackContext.PROPERTY, CallbackContext.class));
                    body.process(exchange);
                });
            }
        });
    }

    private Worker worker() {
        RunCallback run =
                new RunCallback(store, routes, "here", directory, "http://localhost", Secrets.none(), () -> false);
        Worker worker = new Worker(WorkKind.CALLBACK, 1, store.claims(), "here", run::run, () -> {});
        workers.add(worker);
        worker.start();
        return worker;
    }

    private long begin(String callback) {
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
                                callbacks: [{label: a, function: work, CALLBACK}]
                                transitions: [{destination: last}]
                              - {label: last}
                            """
                                    .replace("CALLBACK", callback)))
                    .id();
            NewExperiment fresh =
                    new NewExperiment("c", "s", "e", LocalDateTime.of(2024, 3, 15, 9, 0), Map.of(), List.of());
            long id = session.experiments().put(fresh, null);
            governor.begin(session.governor(), id, workflow, "test");
            return id;
        });
    }

    private Execution execution(long experiment) {
        return store.read(session -> session.governor()
                .execution(session.experiments().executions(experiment).get(0).id())
                .orElseThrow());
    }

    private String why(long experiment) {
        return store.read(session -> new Why(null).of(session.governor(), experiment))
                .map(waiting -> waiting.sentence())
                .orElse("nothing");
    }

    private List<Journal.Entry> journal(long experiment) {
        return store.read(session -> session.journal().of("experiment", experiment));
    }

    @Test
    void what_the_route_answers_is_the_result() throws Exception {
        route(exchange -> exchange.getMessage().setBody(Map.of("far", new java.math.BigDecimal("1e20"))));
        long id = begin("run_timeout: 10");

        worker().offer(execution(id).id());

        await().until(() -> execution(id).isResolved());
        assertThat(execution(id).result()).isEqualTo("success");
        assertThat(execution(id).resultValues()).contains("\"far\":1E+20", "\"__success__\":true");
        assertThat(attempts).singleElement().satisfies(context -> {
            assertThat(context.attempt()).isEqualTo(1);
            assertThat(context.key()).isEqualTo(execution(id).workKey());
            assertThat(context.runTimeout()).isEqualTo(Duration.ofMinutes(10));
        });
        assertThat(journal(id)).anySatisfy(line -> assertThat(line.who()).isEqualTo("worker here"));
    }

    @Test
    void a_callback_whose_route_is_missing_waits_says_so_and_runs_once_the_route_is_there() throws Exception {
        long id = begin("run_timeout: 10");
        Worker worker = worker();

        worker.offer(execution(id).id());

        await().until(() -> why(id).contains("no running route begins with callback:work"));
        assertThat(execution(id).status()).isEqualTo("created");
        route(exchange -> exchange.getMessage().setBody(Map.of()));
        store.shiftClock(Duration.ofMinutes(1));
        worker.offer(execution(id).id());
        await().until(() -> execution(id).result().equals("success"));
        assertThat(execution(id).progress().attempts())
                .as("it was not begun before")
                .isEqualTo(1);
    }

    @Test
    void a_failed_run_is_tried_again_with_the_same_key_and_the_next_attempt() throws Exception {
        route(exchange -> {
            if (attempts.size() == 1) {
                throw new IllegalStateException("the LIMS is away");
            }
            exchange.getMessage().setBody(Map.of());
        });
        long id = begin("retries: 1, backoff: 60");
        Worker worker = worker();

        worker.offer(execution(id).id());

        await().until(() -> execution(id).status().equals("queued"));
        assertThat(why(id)).contains("retry 1 of 1");
        assertThat(journal(id)).anySatisfy(line -> assertThat(line.detail()).contains("the LIMS is away"));
        worker.offer(execution(id).id());
        assertThat(attempts).as("not before its time").hasSize(1);
        store.shiftClock(Duration.ofMinutes(2));
        worker.offer(execution(id).id());
        await().until(() -> execution(id).result().equals("success"));
        assertThat(attempts).extracting(CallbackContext::attempt).containsExactly(1, 2);
        assertThat(attempts)
                .extracting(CallbackContext::key)
                .containsOnly(execution(id).workKey());
    }

    @Test
    void what_a_dead_worker_had_begun_is_run_again_with_the_same_key() throws Exception {
        route(exchange -> exchange.getMessage().setBody(Map.of()));
        long id = begin("run_timeout: 10");
        Execution execution = execution(id);
        store.claims().claimTarget(WorkKind.CALLBACK, execution.id(), "dead", Duration.ZERO);
        store.run(session -> io.cameleer.governor.Executions.started(session.governor(), execution, "worker dead"));
        assertThat(why(id)).contains("by a worker that is gone; it is offered again");

        worker().offer(execution.id());

        await().until(() -> execution(id).result().equals("success"));
        assertThat(attempts)
                .singleElement()
                .extracting(CallbackContext::attempt)
                .isEqualTo(2);
    }

    @Test
    void a_callback_that_is_no_program_is_ended_at_its_run_timeout_and_its_late_result_changes_nothing()
            throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Queue<String> ended = new ConcurrentLinkedQueue<>();
        route(exchange -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ended.add("interrupted");
                exchange.getMessage().setBody(Map.of("score", 7));
            }
        });
        long id = begin("run_timeout: 10, variable_map: {score: /score}");
        Worker worker = worker();
        Timers timers = new Timers(store, (execution, reason) -> worker.abandon(execution), true);
        worker.offer(execution(id).id());
        begun.await();
        assertThat(timers.sweep()).isEqualTo(new Swept(0, 0));

        assertThat(timers.moveClock(11)).isEmpty();

        assertThat(execution(id).result()).isEqualTo("timeout");
        assertThat(timers.check()).isEqualTo(new Swept(1, 0));
        assertThat(timers.check()).isEqualTo(new Swept(0, 0));
        await().untilAsserted(() -> assertThat(ended).containsExactly("interrupted"));
        await().untilAsserted(() ->
                assertThat(journal(id)).extracting(Journal.Entry::kind).contains("late"));
        assertThat(execution(id).result()).isEqualTo("timeout");
        assertThat(store.<Map<String, Object>>read(
                        session -> session.experiments().variables(id)))
                .isEmpty();
    }

    @Test
    void a_cancelled_callback_is_ended() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        route(exchange -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        });
        long id = begin("run_timeout: 10");
        Worker worker = worker();
        ExecutionCommands commands = new ExecutionCommands(store, (execution, reason) -> worker.abandon(execution));
        worker.offer(execution(id).id());
        begun.await();

        assertThat(commands.cancel(execution(id).id(), "ada", "wrong flow cell"))
                .isEmpty();

        ended.await();
        assertThat(execution(id).result()).isEqualTo("failed");
        assertThat(commands.cancel(execution(id).id(), "ada", "")).isPresent();
        assertThat(commands.retry(execution(id).id(), "ada")).isEmpty();
        assertThat(commands.retry(99, "ada")).hasValue("there is no callback execution 99");
    }

    @Test
    void the_clock_of_a_real_service_is_not_moved() {
        Timers timers = new Timers(store, (execution, reason) -> {}, false);

        assertThat(timers.moveClock(5))
                .hasValueSatisfying(reason -> assertThat(reason).contains("cameleer.test-clock"));
        Timers tests = new Timers(store, (execution, reason) -> {}, true);
        assertThatThrownBy(() -> tests.moveClock(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
