package io.cameleer.whole;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.cameleer.json.Json;
import io.cameleer.run.RunFolderFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on real parts: the packaged jar, a mail server, a web service, programs. */
class WholeWayIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private GreenMail mail;
    private WireMockServer web;

    @BeforeEach
    void start_the_peers() {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        web = new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        web.start();
        web.stubFor(
                post(urlEqualTo("/hook")).willReturn(aResponse().withStatus(201).withBody("{\"ticket\": 7}")));
    }

    @AfterEach
    void stop_the_peers() {
        mail.stop();
        web.stop();
    }

    @Test
    void a_dropped_run_is_archived_tracked_and_automated_once() throws Exception {
        prepare();
        Path drop = Files.createDirectories(directory.resolve("drop"));
        try (CameleerProcess service = serve()) {
            Path run = RunFolderFixture.miSeq(drop).withFiles(6, 2000).complete();

            await().atMost(SOON)
                    .until(() -> experiment(service).get("state") instanceof Map<?, ?> state
                            && "done".equals(state.get("label")));

            assertThat(service.output())
                    .as("all shipped routes pass the header gate and every other rule")
                    .contains("no problems");
            assertThat(runs(service)).hasSize(1).first().satisfies(document -> assertThat(document)
                    .containsEntry("state", "ingested")
                    .containsEntry("sequencer_type", "miseq")
                    .containsEntry("path", run.toString()));
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(mail.getReceivedMessages()[0].getSubject())
                    .contains(run.getFileName().toString());
            web.verify(1, postRequestedFor(urlEqualTo("/hook")).withRequestBody(equalToJson("{\"run\": \"arrived\"}")));
            assertThat(Files.readAllLines(directory.resolve("calls.txt"))).hasSize(1);
            Map<String, Object> experiment = experiment(service);
            assertThat(experiment.get("variable_map")).isEqualTo(Map.of("answer", 42));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(failures(service)).hasSize(1));
            assertThat(failures(service).get(0))
                    .containsEntry("import_string", "always-fails")
                    .containsEntry("target_endpoint", "experiments")
                    .containsEntry("attempts", 1);
            assertSha256Holds(Path.of(String.valueOf(runDocument(service).get("archive"))));
        }
        assertThat(mail.getReceivedMessages()).as("mails after the end").hasSize(1);
        web.verify(1, postRequestedFor(urlEqualTo("/hook")));
    }

    @Test
    void the_manuals_curl_starts_an_ingest_and_its_status_gives_the_results() throws Exception {
        prepare();
        Path root = Files.createDirectories(directory.resolve("elsewhere/2024"));
        Path good = RunFolderFixture.miSeq(root).withFiles(2, 100).complete();
        Path broken = root.resolve("240401_M00001_0001_000000000-BROKE");
        Files.createDirectories(broken);
        Files.writeString(broken.resolve("RunInfo.xml"), "<RunInfo><Run Id=");
        Files.writeString(broken.resolve("RTAComplete.txt"), "");
        try (CameleerProcess service = serve()) {
            var started = service.send(
                    "POST",
                    "/workflows/run",
                    """
                    {
                        "workflow_name": "Ingest Sequencer Runs",
                        "parameters": {
                          "sequencer_type": "miseq",
                          "root_dir": "%s"
                        }
                      }"""
                            .formatted(root.getParent()));
            assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
            Map<String, Object> answer = Json.readObject(started.body());
            assertThat(answer).containsKeys("flow_run_id", "status", "start_time");

            Map<String, Object> status = ended(service, answer);

            assertThat(status).containsEntry("status", "COMPLETED").containsEntry("success", true);
            List<Map<String, Object>> results = list(status, "results");
            assertThat(results).hasSize(2);
            assertThat(results).filteredOn("success", true).singleElement().satisfies(item -> {
                assertThat(item).containsEntry("run_dir", good.toString());
                assertThat(String.valueOf(item.get("irods_path")))
                        .isEqualTo("/cameleer/sequencer/miseq/" + good.getFileName());
            });
            assertThat(results).filteredOn("success", false).singleElement().satisfies(item -> {
                assertThat(item).containsEntry("run_dir", broken.toString());
                assertThat(String.valueOf(item.get("error"))).contains("RunInfo.xml");
            });

            Map<String, Object> again = ended(
                    service,
                    Json.readObject(service.send(
                                    "POST",
                                    "/workflows/run",
                                    Json.write(Map.of(
                                            "workflow_name",
                                            "ingest_sequencer_runs",
                                            "parameters",
                                            Map.of("sequencer_type", "miseq", "root_dir", root.toString()))))
                            .body()));
            assertThat(list(again, "results"))
                    .filteredOn("success", true)
                    .singleElement()
                    .satisfies(item -> assertThat(item).containsEntry("already_ingested", true));
        }
    }

    @Test
    void a_bad_workflow_and_a_bad_route_file_are_named_and_the_others_run() throws Exception {
        prepare();
        Files.writeString(
                directory.resolve("routes/jobs/bad.camel.yaml"),
                "- route:\n    id: bad\n    from:\n      uri: nosuch:thing\n      steps: []\n");
        Files.writeString(
                directory.resolve("routes/jobs/ungated.camel.yaml"),
                "- route:\n"
                        + "    id: ungated\n"
                        + "    from:\n"
                        + "      uri: job:ungated\n"
                        + "      steps:\n"
                        + "        - to: exec:uname\n");
        Files.writeString(
                directory.resolve("workflows/bad.yaml"),
                "label: bad\n"
                        + "states:\n"
                        + "  - label: untracked\n"
                        + "    callbacks: []\n"
                        + "    transitions:\n"
                        + "      - destination: nowhere\n");
        try (CameleerProcess service = serve()) {
            assertThat(service.output())
                    .contains("bad.camel.yaml")
                    .contains("nosuch")
                    .containsPattern("ungated\\.camel\\.yaml.*exec.*removeHeaders")
                    .containsPattern("bad\\.yaml.*6")
                    .contains("nowhere")
                    .doesNotContain("\tat ");
            assertThat(service.get("/workflows/list").get("workflows").toString())
                    .contains("ingest-sequencer-runs");
        }
    }

    @Test
    void a_second_service_on_the_same_home_is_refused_with_the_address_of_the_first() throws Exception {
        prepare();
        try (CameleerProcess service = serve();
                CameleerProcess second = CameleerProcess.start(
                        directory.resolve("second.log"),
                        "serve",
                        "--home",
                        directory.resolve("home").toString())) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output()).contains("in use by another Cameleer").contains("http://127.0.0.1:");
            assertThat(service.isAlive()).isTrue();
        }
    }

    private CameleerProcess serve() throws IOException {
        return CameleerProcess.serve(
                Path.of("target", "whole-way-" + System.nanoTime() + ".log"),
                "cameleer.home=" + directory.resolve("home"),
                "cameleer.demo=false",
                "cameleer.routes=" + directory.resolve("routes"),
                "cameleer.workflows=" + directory.resolve("workflows"),
                "cameleer.ingest.workflow=whole-way",
                "cameleer.mail.host=127.0.0.1",
                "cameleer.mail.port=" + mail.getSmtp().getPort(),
                "cameleer.mail.to=core@example.org");
    }

    private void prepare() throws IOException {
        copy(Path.of("routes"), directory.resolve("routes"));
        Path sequencers = directory.resolve("routes/sequencers.camel.yaml");
        Files.writeString(
                sequencers,
                """

                - templatedRoute:
                    routeTemplateRef: sequencer
                    routeId: sequencer-test
                    parameters:
                      - {name: name, value: test}
                      - {name: directory, value: "%s"}
                      - {name: interval, value: 300ms}
                      - {name: settle, value: 1s}
                      - {name: existing, value: ingest}
                      - {name: workflow, value: whole-way}
                """
                        .formatted(directory.resolve("drop")),
                java.nio.file.StandardOpenOption.APPEND);
        Files.writeString(
                directory.resolve("routes/signals/always-fails.camel.yaml"),
                """
                - route:
                    id: always-fails
                    errorHandler: {noErrorHandler: {}}
                    from:
                      uri: signal:data-import
                      steps:
                        - throwException:
                            message: "this signal always fails"
                            exceptionType: java.lang.IllegalStateException
                """);
        Files.createDirectories(directory.resolve("workflows"));
        Files.writeString(
                directory.resolve("workflows/whole-way.yaml"),
                """
                label: whole-way
                states:
                  - label: untracked
                    callbacks: []
                    transitions: [{destination: told}]
                  - label: told
                    callbacks:
                      - label: program
                        function: command
                        callback_arguments:
                          binary: sh
                          args: [-c, 'echo called >> "$1"; echo "__VALUES__ = {\\"answer\\": 42}"', sh, "%s"]
                        variable_map: {answer: /values/answer}
                      - label: mail
                        function: send_mail
                        callback_arguments: {subject: "{experiment} arrived", body: "See {experiment_url}"}
                      - label: hook
                        function: http
                        callback_arguments:
                          method: POST
                          url: "http://127.0.0.1:%d/hook"
                          json: {run: arrived}
                          expected_status: 201
                    transitions:
                      - destination: done
                        condition: "all(c.result == 'success' for c in callbacks.values()) and experiment.variables.get('answer') == 42"
                      - {destination: failed}
                  - {label: done, callbacks: []}
                  - {label: failed, callbacks: []}
                """
                        .formatted(directory.resolve("calls.txt"), web.port()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static Map<String, Object> ended(CameleerProcess service, Map<String, Object> started) {
        String path = "/workflows/status/" + started.get("flow_run_id");
        return await().atMost(SOON).until(() -> service.get(path), status -> status.get("end_time") != null);
    }

    private static List<Map<String, Object>> runs(CameleerProcess service) throws Exception {
        return list(service.get("/api/v2/runs"), "runs");
    }

    private static Map<String, Object> runDocument(CameleerProcess service) throws Exception {
        return service.get(String.valueOf(runs(service).get(0).get("uri")));
    }

    private static Map<String, Object> experiment(CameleerProcess service) throws Exception {
        if (runs(service).isEmpty()) {
            return Map.of();
        }
        List<Map<String, Object>> experiments = list(runDocument(service), "experiments");
        return experiments.isEmpty()
                ? Map.of()
                : service.get(String.valueOf(experiments.get(0).get("uri")));
    }

    private static List<Map<String, Object>> failures(CameleerProcess service) throws Exception {
        return list(service.get("/api/v2/signal_failures"), "signal_failures");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> document, String name) {
        return (List<Map<String, Object>>) document.get(name);
    }

    private static void assertSha256Holds(Path archived) throws Exception {
        Process check = new ProcessBuilder("sha256sum", "--check", "--quiet", "--strict", "manifest-sha256.txt")
                .directory(archived.toFile())
                .inheritIO()
                .start();
        assertThat(check.waitFor()).isZero();
    }
}
