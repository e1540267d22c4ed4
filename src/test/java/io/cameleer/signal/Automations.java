package io.cameleer.signal;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.app.AnalysisFolders;
import io.cameleer.app.Applications;
import io.cameleer.app.CallApplication;
import io.cameleer.app.RunAnalysis;
import io.cameleer.app.SubmitAnalyses;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.route.NamedComponent;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.RouteScheme;
import io.cameleer.signal.python.PythonSettings;
import io.cameleer.signal.python.PythonSignals;
import io.cameleer.store.Cause;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.store.Journal;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.work.Claim;
import io.cameleer.work.WorkKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/** Signals and applications on a store of their own; what is offered is done on the caller's thread by {@link #drain}. */
public final class Automations implements AutoCloseable {

    public static final int MOST_ROUNDS = 3;
    public static final int CHANGES_PER_HOUR = 20;
    private static final Duration LEASE = Duration.ofMinutes(1);

    public final Store store;
    public final NamedRoutes routes = new NamedRoutes();
    public final Applications applications = new Applications(routes);
    public final SubmitAnalyses submit;
    public final AtomicBoolean stopping = new AtomicBoolean();
    /** Whatever routes report. */
    public final List<String> heard = new CopyOnWriteArrayList<>();

    public final PythonSignals python;
    public final Signals signals;
    public final RunSignal runSignal;
    public final FireSignals fireSignals;
    public final RunAnalysis runAnalysis;
    private final DefaultCamelContext context = new DefaultCamelContext();

    /** What a site may set. */
    public record Site(
            List<String> order,
            Map<String, Integer> retries,
            Map<String, List<String>> registered,
            String interpreter,
            Duration timeout) {

        public static Site plain() {
            return new Site(List.of(), Map.of(), Map.of(), "python3", Duration.ofSeconds(60));
        }

        public Site order(String... names) {
            return new Site(List.of(names), retries, registered, interpreter, timeout);
        }

        public Site retries(String name, int count) {
            return new Site(order, Map.of(name, count), registered, interpreter, timeout);
        }

        public Site python(Map<String, List<String>> functions) {
            return new Site(order, retries, functions, interpreter, timeout);
        }

        public Site timeout(Duration timeout) {
            return new Site(order, retries, registered, interpreter, timeout);
        }
    }

    public Automations(Path folder, Site site) {
        this(folder, site, StoreSettings.embedded(folder.resolve("cameleer.db")));
    }

    public Automations(Path folder, Site site, StoreSettings database) {
        this.store = Store.open(database);
        AnalysisFolders folders = new AnalysisFolders(folder.resolve("analyses"));
        this.submit = new SubmitAnalyses(store, folders, MOST_ROUNDS, this::takenBack);
        PythonSettings settings = new PythonSettings(
                site.interpreter(),
                List.of(folder.resolve("modules")),
                Map.of("PATH", System.getenv("PATH")),
                folder.resolve("work"),
                site.timeout());
        this.python = new PythonSignals(settings, site.registered(), applications, submit, new CarryChain(store));
        this.signals = new Signals(List.of(new RouteSignals(routes), python), site.order(), site.retries());
        this.runSignal = new RunSignal(store, signals, new LoopGuard(MOST_ROUNDS, CHANGES_PER_HOUR), stopping::get);
        this.fireSignals = new FireSignals(store, signals, runSignal, Duration.ofMinutes(1));
        this.runAnalysis = new RunAnalysis(store, routes, applications, folders, stopping::get);
        for (RouteScheme scheme : RouteScheme.values()) {
            context.addComponent(
                    scheme.scheme(),
                    new NamedComponent(
                            scheme,
                            routes,
                            scheme == RouteScheme.APP ? new CallApplication(applications, submit) : null));
        }
        context.start();
    }

    private void takenBack(long analysis) {
        runAnalysis.endPrograms(analysis);
    }

    /** A route of one step. */
    public Automations route(String id, String from, Processor step) {
        return steps(id, from, route -> route.process(step));
    }

    public Automations steps(String id, String from, Consumer<RouteDefinition> steps) {
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    steps.accept(from(from).routeId(id));
                }
            });
            return this;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A signal that only says that it ran. */
    public Automations hears(String id, String kind) {
        return route(id, "signal:" + kind, exchange -> heard.add(id));
    }

    /** Takes a signal's route away and puts one that only says that it ran under another name. */
    public void rename(String from, String to, String kind) throws Exception {
        context.getRouteController().stopRoute(from);
        context.removeRoute(from);
        hears(to, kind);
    }

    public Automations fails(String id, String kind) {
        return route(id, "signal:" + kind, (Processor) exchange -> {
            heard.add(id);
            throw new IllegalStateException(id + " is broken");
        });
    }

    public long experiment(String label, String species) {
        Map<String, Object> metadata = Map.of(
                "sample",
                Map.of("identifier", label, "individual", Map.of("species", species)),
                "technique",
                Map.of("category", "dna", "method", "WG"),
                "platform",
                "novaseq6000");
        return store.transact(session -> session.experiments()
                .put(
                        new NewExperiment(
                                "cohort",
                                "subject-" + label,
                                label,
                                LocalDateTime.of(2024, 5, 17, 9, 30),
                                metadata,
                                List.of("project one")),
                        null));
    }

    /** Raw data of an experiment; the same again is no change. */
    public void arrive(long experiment, String file) {
        store.run(session -> session.experimentData()
                .setRawData(
                        experiment, List.of(Map.of("file_url", file, "file_type", "BAM")), Cause.of("a test"), false));
    }

    public void setStatus(long analysis, AnalysisStatus status) {
        store.run(session -> session.analyses().setStatus(analysis, status, "a test"));
    }

    public List<Analysis> analyses() {
        List<Analysis> newestFirst =
                new ArrayList<>(store.read(session -> session.analyses().list(null, null, 999, 0)));
        java.util.Collections.reverse(newestFirst);
        return newestFirst;
    }

    public List<Failure> failures() {
        return store.read(session -> session.events().failures());
    }

    public List<String> journal(String subject, long id) {
        return store.read(session -> session.journal().of(subject, id)).stream()
                .map(Journal.Entry::message)
                .toList();
    }

    public List<Claim> claim(WorkKind kind) {
        return store.claims().claim(kind, "test", LEASE, 1);
    }

    /** Does what is due until nothing is. */
    public Automations drain() {
        for (boolean found = true; found; ) {
            List<Claim> signal = claim(WorkKind.SIGNAL);
            signal.forEach(fireSignals::fire);
            List<Claim> analysis = claim(WorkKind.ANALYSIS);
            analysis.forEach(runAnalysis::run);
            found = !signal.isEmpty() || !analysis.isEmpty();
        }
        return this;
    }

    @Override
    public void close() {
        context.stop();
        store.close();
    }
}
