package io.cameleer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.json.Json;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.whole.SharedService;
import io.cameleer.whole.SharedService.Reply;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals in a real {@code python3} that call the service back over HTTP, on a service of its own. */
class SignalsOverRestTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int MOST_ROUNDS = 3;
    private static final int CHANGES_PER_HOUR = 12;

    /** Each acts on analyses of one application only; the partner is named in the analysis's data. */
    private static final String LOOPS =
            """
            import json, os, subprocess, sys, urllib.request

            LOGIN = %s


            def request(path, body, method, headers):
                headers = dict(headers, Authorization=LOGIN)
                headers["Content-Type"] = "application/json"
                return urllib.request.Request(
                    os.environ["CAMELEER_URL"] + path, json.dumps(body).encode(), headers, method=method
                )


            def other_status(analysis):
                return {"status": "FAILED" if analysis.status == "STARTED" else "STARTED"}


            def send(path, body, method="PATCH"):
                with urllib.request.urlopen(request(path, body, method, {})) as answer:
                    return json.load(answer)


            def elsewhere(path, body, headers):
                \"""As a program does that knows nothing of us.\"""
                code = "import json, sys, urllib.request; urllib.request.urlopen(urllib.request.Request(" \\
                    "sys.argv[1], sys.argv[2].encode(), json.loads(sys.argv[3]), method='PATCH'))"
                headers = dict(headers, Authorization=LOGIN)
                headers["Content-Type"] = "application/json"
                subprocess.run(
                    [sys.executable, "-c", code, os.environ["CAMELEER_URL"] + path, json.dumps(body), json.dumps(headers)],
                    check=True,
                )


            def act(analysis):
                name, path = analysis.application.name, "/api/v2/analyses/%%d" %% analysis.pk
                if name == "CARRIES":
                    send("/api/v2/analyses/%%d" %% analysis.data["partner"], {"status": analysis.data["status"]})
                    send(path, {"data": {"status": "FAILED" if analysis.data["status"] == "STARTED" else "STARTED"}})
                elif name == "SAYS":
                    chain = {"X-Cameleer-Signal-Chain": os.environ["CAMELEER_SIGNAL_CHAIN"]}
                    elsewhere(path, other_status(analysis), chain)
                elif name == "DROPS":
                    elsewhere(path, other_status(analysis), {})
                elif name == "FORCED" and analysis.status == "FAILED":
                    send(path + "/force", {}, "POST")
                elif name == "LOOKED_AT" and analysis.status == "SUCCEEDED":
                    look_at(analysis)


            def look(experiment):
                assert experiment.sample.identifier == "s-1", experiment.sample
                assert experiment.sample.category == "TUMOR"
                assert experiment.sample.individual.species == "HUMAN"
                assert experiment.sample.individual.identifier
                assert experiment.technique.category == "DNA" and experiment.technique.method == "WG"
                assert experiment.platform.slug == "novaseq"
                assert experiment.projects == [], experiment.projects
                assert experiment.raw_data[0].file_url == "/a.bam" and experiment.raw_data[0].file_type == "BAM"
                assert experiment.raw_data[0].file_data.lane == 3
                assert experiment.system_id == "SYS_1"
                assert experiment.results == []


            def look_at(analysis):
                assert analysis.application.version == "7"
                assert analysis.application.assembly.name == "GRCh37"
                assert analysis.application.assembly.species == "HUMAN"
                assert analysis.previous_status == "STARTED"
                assert analysis.results.bam == "a.bam" and analysis.data.note == "n" and analysis.notes == "fine"
                assert analysis.storage_url == "/analyses/x" and analysis.run_time >= 0
                assert [target.sample.individual.species for target in analysis.targets] == ["HUMAN"]
                assert analysis.targets[0].technique.category == "DNA"
                assert analysis.targets[0].raw_data[0].file_type == "BAM"
                assert analysis.targets[0].results[0].pk == analysis.pk
                assert len(analysis.references) == 1 and analysis.references[0].pk != analysis.targets[0].pk
                assert analysis.chain == []
            """;

    @TempDir
    static Path folder;

    private static SharedService service;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "python3"))),
                "needs python3 on the PATH");
        Path modules = Files.createDirectories(folder.resolve("modules"));
        Files.writeString(modules.resolve("loops.py"), LOOPS.formatted(Json.write(SharedService.LOGIN)));
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        service = SharedService.start(
                "cameleer.http.port=" + port,
                "cameleer.python.path=" + modules,
                "cameleer.routes=" + routes(),
                "cameleer.signals.most-rounds=" + MOST_ROUNDS,
                "cameleer.signals.changes-per-hour=" + CHANGES_PER_HOUR,
                "cameleer.signals.on-data-import=loops.look",
                "cameleer.signals.on-status-change=loops.act");
    }

    @AfterAll
    static void stop() throws Exception {
        if (service != null) {
            service.close();
        }
    }

    /** The site's own, and those of this test. */
    private static Path routes() throws Exception {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        for (String file : List.of("api", "governor", "ingest")) {
            Files.copy(Path.of("routes", file + ".camel.yaml"), routes.resolve(file + ".camel.yaml"));
        }
        Files.createDirectories(routes.resolve("apps"));
        Files.writeString(
                routes.resolve("apps/forced.camel.yaml"),
                """
                - route:
                    id: forced
                    errorHandler: {noErrorHandler: {}}
                    from:
                      uri: app:forced
                      parameters: {version: "1"}
                      steps:
                        - throwException: {exceptionType: java.lang.IllegalStateException, message: never works}
                """);
        Files.createDirectories(routes.resolve("signals"));
        Files.writeString(
                routes.resolve("signals/calls.camel.yaml"),
                """
                - route:
                    id: calls
                    errorHandler: {noErrorHandler: {}}
                    from:
                      uri: signal:status-change
                      steps:
                        - filter:
                            language: {language: condition, expression: "analysis.application.name == 'CALLS'"}
                            steps:
                              - setProperty: {name: pk, simple: "${body[pk]}"}
                              - setProperty:
                                  name: next
                                  language:
                                    language: condition
                                    expression: "'FAILED' if analysis.status == 'STARTED' else 'STARTED'"
                              - setBody: {simple: '{"status": "${exchangeProperty.next}"}'}
                              - removeHeaders: "*"
                              - process: {ref: signalChain}
                              - setHeader: {name: CamelHttpMethod, constant: PATCH}
                              - setHeader: {name: Content-Type, constant: application/json}
                              - setHeader: {name: Authorization, constant: "%s"}
                              - toD: "http://localhost:{{cameleer.http.port}}/api/v2/analyses/${exchangeProperty.pk}"
                """
                        .formatted(SharedService.LOGIN));
        return routes;
    }

    private static long newExperiment() {
        return service.newExperiment("  - {label: untracked, callbacks: [], transitions: [{destination: first}]}\n"
                + "  - {label: first, callbacks: []}\n");
    }

    private static Reply patch(String path, Map<String, ?> body) {
        return service.send("PATCH", path, Json.write(body));
    }

    private static long newAnalysis(String application) {
        Reply made = service.post(
                "/api/v2/analyses",
                Map.of(
                        "application",
                        Map.of("name", application, "version", "1"),
                        "targets",
                        List.of(newExperiment())));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.id();
    }

    private static List<Event> events(long analysis) {
        return service.core().store().read(session -> session.events().of("status-change", analysis));
    }

    private static List<Failure> failures(long analysis) {
        return service.core().store().read(session -> session.events().failures()).stream()
                .filter(failure -> failure.targetId() == analysis
                        && failure.targetEndpoint().equals("analyses"))
                .toList();
    }

    private static boolean isQuiet() {
        return service.core()
                        .store()
                        .<Long>read(session -> session.work().count(io.cameleer.work.WorkKind.SIGNAL)
                                + session.work().count(io.cameleer.work.WorkKind.ANALYSIS))
                == 0;
    }

    @Test
    void two_analyses_whose_signal_changes_the_other_stop_at_the_settable_depth_with_the_chain_shown() {
        long one = newAnalysis("carries");
        long two = newAnalysis("carries");
        patch("/api/v2/analyses/" + one, Map.of("data", Map.of("partner", two, "status", "STARTED")));
        patch("/api/v2/analyses/" + two, Map.of("data", Map.of("partner", one, "status", "FAILED")));
        patch("/api/v2/analyses/" + one, Map.of("status", "STARTED"));
        await().atMost(LONG).until(() -> !failures(one).isEmpty());
        await().atMost(LONG).until(SignalsOverRestTest::isQuiet);

        assertThat(events(one)).hasSize(3);
        assertThat(events(two)).hasSize(2);
        assertThat(events(one).get(2).chain()).hasSize(MOST_ROUNDS + 1);
        assertThat(failures(two)).isEmpty();
        assertThat(failures(one)).singleElement().satisfies(failure -> {
            assertThat(failure.importString()).isEqualTo("loops.act");
            assertThat(failure.data())
                    .contains(
                            "stopped after 3 rounds of signals that led to one another: loops.act (analysis %d STARTED) -> loops.act (analysis %d STARTED) -> loops.act (analysis %d FAILED) -> loops.act (analysis %d FAILED) -> loops.act (analysis %d STARTED)"
                                    .formatted(one, two, one, two, one));
        });
        assertThat(service.get("/api/v2/signal_failures").text()).contains("stopped after 3 rounds of signals");
        assertThat(service.get("/api/v2/analyses/" + two).list("journal"))
                .extracting(line -> line.get("message"))
                .contains("CREATED -> STARTED, by user admin for signal loops.act (analysis " + one + " STARTED)");
    }

    @Test
    void a_program_that_says_the_chain_itself_is_stopped_as_well() {
        long analysis = newAnalysis("says");
        patch("/api/v2/analyses/" + analysis, Map.of("status", "STARTED"));
        await().atMost(LONG).until(() -> !failures(analysis).isEmpty());
        await().atMost(LONG).until(SignalsOverRestTest::isQuiet);
        assertThat(events(analysis)).hasSize(MOST_ROUNDS + 2);
        assertThat(failures(analysis)).extracting(Failure::importString).containsExactly("loops.act");
    }

    @Test
    void a_route_that_calls_rest_with_the_header_is_stopped_as_well() {
        long analysis = newAnalysis("calls");
        patch("/api/v2/analyses/" + analysis, Map.of("status", "STARTED"));
        await().atMost(LONG).until(() -> !failures(analysis).isEmpty());
        await().atMost(LONG).until(SignalsOverRestTest::isQuiet);
        assertThat(failures(analysis)).singleElement().satisfies(failure -> assertThat(failure.data())
                .contains("stopped after 3 rounds of signals that led to one another: calls (analysis "));
        assertThat(events(analysis)).hasSize(MOST_ROUNDS + 2);
    }

    @Test
    void a_program_that_keeps_the_chain_to_itself_is_stopped_by_the_number_of_changes() {
        long analysis = newAnalysis("drops");
        patch("/api/v2/analyses/" + analysis, Map.of("status", "STARTED"));
        await().atMost(LONG).until(() -> !failures(analysis).isEmpty());
        await().atMost(LONG).until(SignalsOverRestTest::isQuiet);
        assertThat(events(analysis)).hasSize(CHANGES_PER_HOUR + 1);
        assertThat(failures(analysis)).extracting(Failure::importString).contains("loops.act");
        assertThat(failures(analysis).get(0).data())
                .contains("changed more than 12 times within an hour", "FAILED -> STARTED");
    }

    @Test
    void a_signal_that_forces_its_own_analysis_over_rest_is_bounded_as_one_that_calls_its_application() {
        Reply made = service.post(
                "/api/v2/analyses", Map.of("application", "forced", "run", true, "targets", List.of(newExperiment())));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        await().atMost(LONG).until(() -> !failures(made.id()).isEmpty());
        await().atMost(LONG).until(SignalsOverRestTest::isQuiet);
        assertThat(failures(made.id())).anySatisfy(failure -> assertThat(failure.data())
                .contains("rounds of signals that led to one another"));
        assertThat(events(made.id()).size()).isLessThanOrEqualTo(CHANGES_PER_HOUR + 2);
    }

    @Test
    void a_token_that_is_made_up_changes_nothing() {
        long analysis = newAnalysis("elsewhere");
        Reply reply = service.send(
                "PATCH",
                "/api/v2/analyses/" + analysis,
                "{\"status\": \"STARTED\"}",
                "X-Cameleer-Signal-Chain",
                "' OR 1=1 --" + "x".repeat(500));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(events(analysis)).singleElement().satisfies(event -> assertThat(event.chain())
                .isEmpty());
    }

    @Test
    void every_field_that_signals_use_is_an_attribute_as_rest_left_it() {
        long target = newExperiment();
        long reference = newExperiment();
        Reply changed = patch(
                "/api/v2/experiments/" + target,
                Map.of(
                        "metadata",
                        Map.of(
                                "system_id",
                                "SYS_1",
                                "sample",
                                Map.of(
                                        "identifier", "s-1",
                                        "category", "TUMOR",
                                        "individual", Map.of("species", "Homo sapiens")),
                                "technique",
                                Map.of("category", "dna", "method", "WG"),
                                "platform",
                                "novaseq"),
                        "raw_data",
                        List.of(Map.of("file_url", "/a.bam", "file_type", "BAM", "file_data", Map.of("lane", 3)))));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        await().atMost(LONG).untilAsserted(() -> assertThat(service.get("/api/v2/experiments/" + target + "/journal")
                        .text())
                .contains("signal loops.look succeeded"));

        Reply made = service.post(
                "/api/v2/analyses",
                Map.of(
                        "application",
                        Map.of(
                                "name",
                                "looked-at",
                                "version",
                                "7",
                                "assembly",
                                Map.of("name", "GRCh37", "species", "HUMAN")),
                        "targets",
                        List.of(target),
                        "references",
                        List.of(reference)));
        String path = "/api/v2/analyses/" + made.id();
        patch(path, Map.of("status", "STARTED"));
        patch(
                path,
                Map.of(
                        "status", "SUCCEEDED",
                        "results", Map.of("bam", "a.bam"),
                        "data", Map.of("note", "n"),
                        "notes", "fine",
                        "storage_url", "/analyses/x"));
        await().atMost(LONG).until(SignalsOverRestTest::isQuiet);
        assertThat(failures(made.id())).isEmpty();
        assertThat(service.get(path).list("journal"))
                .extracting(line -> line.get("message"))
                .filteredOn("signal loops.act succeeded"::equals)
                .hasSize(2);
    }
}
