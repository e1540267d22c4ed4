package io.cameleer.web;

import io.cameleer.callback.dispatch.ExecutionCommands;
import io.cameleer.condition.Conditions;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.governor.CompiledConditions;
import io.cameleer.governor.Execution;
import io.cameleer.governor.Executions;
import io.cameleer.governor.Governor;
import io.cameleer.http.Accounts;
import io.cameleer.http.HttpServer;
import io.cameleer.ingest.IngestProgress;
import io.cameleer.run.Inspector;
import io.cameleer.run.Platforms;
import io.cameleer.settings.Settings;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.store.Workflows;
import io.cameleer.watch.Sequencers;
import io.cameleer.watch.Watch;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/** The pages on a real server and a real store, without workers: what a callback does is said by the test. */
final class ServedPages implements AutoCloseable {

    final Store store;
    final Path executions;
    final Governor governor =
            new Governor(new CompiledConditions(new Conditions(Clock.systemUTC(), ZoneOffset.UTC)), 5);
    /** The executions whose programs were told to end. */
    final List<Long> ended = new ArrayList<>();

    private final HttpServer server;
    private final Main main = new Main();
    private final HttpClient client = HttpClient.newHttpClient();

    ServedPages(Path directory) throws IOException {
        store = Store.open(StoreSettings.embedded(directory.resolve("cameleer.db")));
        executions = directory.resolve("executions");
        Path none = Files.createFile(directory.resolve("none.properties"));
        server = new HttpServer(Settings.load(none, Map.of(), List.of("cameleer.http.port=0")), Accounts.none());
        Assets.addTo(server.pages());
        new ExperimentPages(store, executions, ZoneOffset.UTC).addTo(server.pages());
        new ExecutionForms(store, new ExecutionCommands(store, (execution, reason) -> ended.add(execution)))
                .addTo(server.pages());
        new AnalysisPages(store, ZoneOffset.UTC).addTo(server.pages());
        Platforms platforms = Platforms.standard();
        Clock clock = Clock.systemUTC();
        Sequencers sequencers =
                new Sequencers(store, new Watch(store, new Inspector(platforms, clock), clock), platforms);
        new RunPages(store, sequencers, new IngestProgress(), ZoneOffset.UTC).addTo(server.pages());
        main.setDefaultPropertyPlaceholderLocation("false");
        server.install(main);
        main.start();
    }

    /** An experiment that has entered the first state of a workflow called {@code w}. */
    long begin(String label, String states) {
        String root = "label: w\nstates:\n  - {label: untracked, transitions: [{destination: first}]}\n";
        return store.transact(session -> {
            long workflow =
                    session.workflows().put(Workflows.load(root + states)).id();
            long id = session.experiments()
                    .put(
                            new NewExperiment(
                                    "cohort",
                                    "subject",
                                    label,
                                    LocalDateTime.of(2024, 3, 15, 9, 0),
                                    Map.of(),
                                    List.of()),
                            null);
            governor.begin(session.governor(), id, workflow, "test");
            return id;
        });
    }

    /** The number of the experiment's last execution of a callback. */
    long execution(long experiment, String callback) {
        return store.read(session -> session.experiments().executions(experiment)).stream()
                .filter(line -> line.callback().equals(callback))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .id();
    }

    Execution execution(long id) {
        return store.read(session -> session.governor().execution(id)).orElseThrow();
    }

    /** A worker's report. */
    void ran(long execution, boolean success, String values, @Nullable String log) {
        store.run(session -> Executions.ran(
                session.governor(),
                session.governor().execution(execution).orElseThrow(),
                new Executions.Report(success, values, log),
                "worker"));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Accept", "text/html")
                .build());
    }

    HttpResponse<String> getAsProgram(String path) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Accept", "application/json, application/problem+json")
                .build());
    }

    /** Posts a form, given as name, value, name, value, as a browser that shows a page of ours. */
    HttpResponse<String> post(String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int index = 0; index < fields.length; index += 2) {
            pairs.add(encoded(fields[index]) + "=" + encoded(fields[index + 1]));
        }
        return send(HttpRequest.newBuilder(address(path))
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", pairs)))
                .build());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        main.stop();
        store.close();
    }
}
