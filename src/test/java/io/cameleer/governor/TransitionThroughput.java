package io.cameleer.governor;

import io.cameleer.condition.Conditions;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.store.Workflows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/**
 * How many transitions a second: the governor alone, and on the embedded store with a commit for each report and each
 * test, as the service does it; side by side in one run. Run the main method.
 */
public final class TransitionThroughput {

    private static final int EXPERIMENTS = 300;
    private static final int THREADS = 4;
    private static final Governor GOVERNOR =
            new Governor(new CompiledConditions(new Conditions(Clock.systemUTC(), ZoneOffset.UTC)), 1000);
    private static final Executions.Report SUCCESS = new Executions.Report(true, "{\"score\": 0.75}", null);
    private static final String CONDITION = "callbacks['a'].result_values['score'] > 0.5";
    private static final String WORKFLOW =
            """
            label: w
            states:
              - {label: untracked, transitions: [{destination: s0}]}
              - {label: s0, callbacks: [{label: a, function: work}], transitions: [{destination: s1, condition: "CONDITION"}]}
              - {label: s1, callbacks: [{label: a, function: work}], transitions: [{destination: s2, condition: "CONDITION"}]}
              - {label: s2}
            """
                    .replace("CONDITION", CONDITION);

    private TransitionThroughput() {}

    public static void main(String[] arguments) throws Exception {
        for (int round = 0; round < 3; round++) {
            double memory = rate(1, experiment -> inMemory());
            double one = stored(1);
            double several = stored(THREADS);
            System.out.printf(
                    "transitions a second: %,.0f without a store; %,.0f on SQLite, one thread (%.4f of that);"
                            + " %,.0f with %d threads%n",
                    memory, one, one / memory, several, THREADS);
        }
    }

    /** Three transitions for each experiment. */
    private static double rate(int threads, IntConsumer passage) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<Boolean>> passages = new ArrayList<>();
        for (int i = 0; i < EXPERIMENTS; i++) {
            int number = i;
            passages.add(() -> {
                passage.accept(number);
                return true;
            });
        }
        long begin = System.nanoTime();
        for (var done : pool.invokeAll(passages)) {
            done.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        pool.shutdown();
        return 3 * EXPERIMENTS / seconds;
    }

    private static void inMemory() {
        CallbackDefinition callback = new CallbackDefinition(1, "a", "work", Map.of(), Map.of(), 60, 0, 0, null, 0, 0);
        List<StateDefinition> states = List.of(
                new StateDefinition(
                        0, "s0", false, List.of(callback), List.of(new TransitionDefinition(1, 1, "s1", CONDITION))),
                new StateDefinition(
                        1, "s1", false, List.of(callback), List.of(new TransitionDefinition(2, 2, "s2", CONDITION))),
                new StateDefinition(2, "s2", false, List.of(), List.of()));
        MemoryRecords records = new MemoryRecords(states);
        GOVERNOR.begin(records, MemoryRecords.EXPERIMENT, 1, "benchmark");
        for (long execution = 0; execution < 2; execution++) {
            records.withdrawCallback(execution);
            Execution begun =
                    Executions.started(records, records.execution(execution).orElseThrow(), "worker");
            Executions.ran(records, begun, SUCCESS, "worker");
            GOVERNOR.evaluate(records, MemoryRecords.EXPERIMENT);
        }
    }

    private static double stored(int threads) throws Exception {
        Path folder = Files.createTempDirectory("cameleer-throughput");
        try (Store store = Store.open(StoreSettings.embedded(folder.resolve("cameleer.db")))) {
            long workflow = store.transact(
                    session -> session.workflows().put(Workflows.load(WORKFLOW)).id());
            return rate(threads, number -> passage(store, workflow, number));
        }
    }

    private static void passage(Store store, long workflow, int number) {
        long id = store.transact(session -> {
            NewExperiment fresh =
                    new NewExperiment("c", "s", "e" + number, LocalDateTime.of(2024, 3, 15, 9, 0), Map.of(), List.of());
            long made = session.experiments().put(fresh, null);
            GOVERNOR.begin(session.governor(), made, workflow, "benchmark");
            return made;
        });
        for (int state = 0; state < 2; state++) {
            Execution begun = store.transact(session -> {
                long action = session.governor().standing(id).actionId();
                Execution due = session.governor().executions(action).get(0);
                session.governor().withdrawCallback(due.id());
                return Executions.started(session.governor(), due, "worker");
            });
            store.run(session -> Executions.ran(session.governor(), begun, SUCCESS, "worker"));
            store.run(session -> GOVERNOR.evaluate(session.governor(), id));
        }
    }
}
