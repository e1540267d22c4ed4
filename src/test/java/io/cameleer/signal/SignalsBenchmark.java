package io.cameleer.signal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Application;
import io.cameleer.analysis.Tuple;
import io.cameleer.condition.Conditions;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.governor.CompiledConditions;
import io.cameleer.governor.Governor;
import io.cameleer.signal.Automations.Site;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.store.Workflows;
import io.cameleer.work.WorkKind;
import io.cameleer.work.Worker;
import io.cameleer.workflow.Workflow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.LoggerFactory;

/**
 * How fast changes of status drain, with two trivial signals each, beside the governor's transitions, on one store in one
 * run. The first argument is the number of each (10,000), the second the workers for signals (4).
 */
public final class SignalsBenchmark {

    private static final String WORKFLOW =
            """
            label: benchmark
            states:
              - {label: untracked, callbacks: [], transitions: [{destination: first}]}
              - label: first
                callbacks: []
                transitions: [{destination: last, condition: "experiment.label != ''"}]
              - {label: last, callbacks: []}
            """;

    private final Automations made;

    private SignalsBenchmark(Automations made) {
        this.made = made;
    }

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int workers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        Path folder = Files.createTempDirectory(Path.of("target"), "signals-benchmark");
        try (Automations made = new Automations(folder, Site.plain())) {
            made.hears("one", "status-change").hears("two", "status-change");
            SignalsBenchmark benchmark = new SignalsBenchmark(made);
            benchmark.run(500, workers);
            double transitions = benchmark.transitions(count);
            double signals = benchmark.signals(count, workers);
            System.out.printf(
                    "%,d transitions: %,.0f/s   %,d status changes with two signals each: %,.0f/s (%d workers)   ratio %.2f%n",
                    count, transitions, count, signals, workers, signals / transitions);
        }
    }

    private void run(int few, int workers) throws Exception {
        transitions(few);
        signals(few, workers);
    }

    private double transitions(int number) throws Exception {
        Governor governor =
                new Governor(new CompiledConditions(new Conditions(Clock.systemUTC(), ZoneOffset.UTC)), 1_000_000);
        Workflow workflow = Workflows.load(WORKFLOW);
        long id =
                made.store.transact(session -> session.workflows().put(workflow).id());
        each(number, (session, i) -> {
            long experiment = experiment(session, "t" + System.nanoTime() + "-" + i);
            governor.begin(session.governor(), experiment, id, "benchmark");
            session.work().offer(WorkKind.EVALUATE, experiment, session.now());
        });
        return drain(
                WorkKind.EVALUATE,
                1,
                number,
                claim -> made.store.run(session -> {
                    session.governor().standing(claim.target());
                    if (session.work().complete(claim)) {
                        governor.evaluate(session.governor(), claim.target());
                    }
                }));
    }

    private double signals(int number, int workers) throws Exception {
        Application application = new Application("benchmark", String.valueOf(System.nanoTime()), "", "");
        made.heard.clear();
        each(number, (session, i) -> {
            long experiment = experiment(session, "s" + System.nanoTime() + "-" + i);
            long analysis = session.analyses()
                    .add(application, new Tuple(List.of(experiment), List.of()), "benchmark", List.of());
            session.analyses().setStatus(analysis, AnalysisStatus.SUCCEEDED, "benchmark");
        });
        double rate = drain(WorkKind.SIGNAL, workers, number, made.fireSignals::fire);
        if (made.heard.size() != 2 * number) {
            throw new IllegalStateException(made.heard.size() + " signals ran, not " + 2 * number);
        }
        return rate;
    }

    private static long experiment(Session session, String label) {
        return session.experiments()
                .put(
                        new NewExperiment(
                                "cohort", label, label, LocalDateTime.of(2024, 5, 17, 9, 30), Map.of(), List.of()),
                        null);
    }

    /** A thousand a transaction: what is prepared is not measured. */
    private void each(int number, BiConsumer<Session, Integer> body) {
        for (int begin = 0; begin < number; begin += 1000) {
            int from = begin;
            made.store.run(session -> {
                for (int i = from; i < Math.min(number, from + 1000); i++) {
                    body.accept(session, i);
                }
            });
        }
    }

    /** Pieces a second, from the first claim until nothing is left. */
    private double drain(WorkKind kind, int workers, int number, Worker.Handler handler) throws Exception {
        Store store = made.store;
        try (Worker worker = new Worker(kind, workers, store.claims(), "benchmark", handler, null)) {
            long begin = System.nanoTime();
            worker.start();
            while (store.<Long>read(session -> session.work().count(kind)) > 0) {
                Thread.sleep(100);
            }
            return number / ((System.nanoTime() - begin) / 1e9);
        }
    }
}
