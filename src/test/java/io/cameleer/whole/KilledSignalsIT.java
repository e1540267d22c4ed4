package io.cameleer.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.json.Json;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL between changes of status and their signals: none is lost, and none that had finished runs again. */
class KilledSignalsIT {

    private static final int CHANGES = 40;
    private static final List<String> SIGNALS = List.of("a-quick", "b-slow", "c-quick");
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    /** Two workers write each line and its end on their own, so ends of lines may come late. */
    private static final Pattern LINE = Pattern.compile("[a-z]+-[a-z]+ [0-9]+ SUCCEEDED");

    @Test
    void kills_between_a_change_and_its_signals_lose_none_and_repeat_none_that_had_finished() throws Exception {
        prepare();
        List<Long> analyses = new ArrayList<>();
        try (CameleerProcess service = serve("first")) {
            analyses.addAll(makeAnalyses(service));
            for (long analysis : analyses) {
                assertThat(service.send("PATCH", "/api/v2/analyses/" + analysis, "{\"status\": \"SUCCEEDED\"}")
                                .statusCode())
                        .isEqualTo(200);
            }
            killAfter(service, CHANGES / 4);
        }
        for (int kill = 2; kill <= 3; kill++) {
            List<String> finished = finished();
            List<String> before = lines();
            try (CameleerProcess service = serve("kill-" + kill)) {
                killAfter(service, kill * CHANGES / 4);
            }
            assertThat(repeated(before, finished)).as("after kill %d", kill).isEmpty();
        }
        List<String> finished = finished();
        List<String> before = lines();
        try (CameleerProcess service = serve("last")) {
            await().atMost(LONG).until(() -> finished().size() == CHANGES * SIGNALS.size());
        }

        assertThat(finished).as("what was cut off in the middle").hasSizeBetween(1, CHANGES * SIGNALS.size() - 1);
        assertThat(repeated(before, finished)).isEmpty();
        assertThat(Set.copyOf(lines()))
                .as("every signal for every change")
                .isEqualTo(analyses.stream()
                        .flatMap(analysis -> SIGNALS.stream().map(signal -> signal + " " + analysis + " SUCCEEDED"))
                        .collect(Collectors.toSet()));
    }

    /** Those that were kept as finished and ran once more all the same. */
    private List<String> repeated(List<String> before, List<String> finished) throws IOException {
        List<String> since = lines().subList(before.size(), lines().size());
        return finished.stream()
                .filter(done -> Collections.frequency(since, done + " SUCCEEDED") > 0)
                .toList();
    }

    private void killAfter(CameleerProcess service, int lines) throws Exception {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> lines().size() >= lines || !service.isAlive());
        assertThat(service.isAlive()).as(service.output()).isTrue();
        service.kill();
    }

    /** What the store has kept as finished, as {@code signal analysis}. */
    private List<String> finished() {
        try (Store store = Store.open(StoreSettings.embedded(directory.resolve("home/cameleer.db")))) {
            return store.read(session -> session.analyses().list(null, null, 1000, 0)).stream()
                    .flatMap(analysis ->
                            store.read(session -> session.events().of("status-change", analysis.id())).stream())
                    .flatMap(event -> store.read(session -> session.events().outcomes(event.id())).stream()
                            .map(outcome -> outcome.signal() + " " + event.target()))
                    .toList();
        }
    }

    private List<String> lines() throws IOException {
        Path file = directory.resolve("heard/heard.txt");
        if (!Files.exists(file)) {
            return List.of();
        }
        return LINE.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<Long> makeAnalyses(CameleerProcess service) throws Exception {
        post(service, "/api/v2/cohorts", Map.of("label", "c"));
        long subject = post(service, "/api/v2/subjects", Map.of("label", "s", "cohort_label", "c"));
        List<Long> analyses = new ArrayList<>();
        for (int number = 0; number < CHANGES; number++) {
            long experiment = post(
                    service,
                    "/api/v2/experiments",
                    Map.of(
                            "label",
                            "e" + number,
                            "subject_id",
                            subject,
                            "scandate",
                            "2024-05-17T09:30:00",
                            "workflow_label",
                            "w"));
            analyses.add(post(
                    service,
                    "/api/v2/analyses",
                    Map.of("application", Map.of("name", "qc", "version", "1"), "targets", List.of(experiment))));
        }
        return analyses;
    }

    private static long post(CameleerProcess service, String path, Map<String, ?> body) throws Exception {
        var answer = service.send("POST", path, Json.write(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ((Number) Json.readObject(answer.body()).get("id")).longValue();
    }

    private CameleerProcess serve(String name) throws IOException {
        return CameleerProcess.serve(
                directory.resolve(name + ".log"),
                "cameleer.home=" + directory.resolve("home"),
                "cameleer.routes=" + directory.resolve("routes"),
                "cameleer.workflows=" + directory.resolve("workflows"),
                "cameleer.signals.concurrency=2",
                "cameleer.demo=false");
    }

    private void prepare() throws IOException {
        Path signals = Files.createDirectories(directory.resolve("routes/signals"));
        for (String file : List.of("api", "governor", "ingest")) {
            Files.copy(
                    Path.of("routes", file + ".camel.yaml"),
                    directory.resolve("routes").resolve(file + ".camel.yaml"));
        }
        for (String signal : SIGNALS) {
            Files.writeString(
                    signals.resolve(signal + ".camel.yaml"),
                    """
                    - route:
                        id: %s
                        errorHandler: {noErrorHandler: {}}
                        from:
                          uri: signal:status-change
                          steps:
                            - setBody: {simple: "%s ${body[pk]} ${body[status]}"}
                            - removeHeaders: "*"
                            - to:
                                uri: file:%s
                                parameters: {fileName: heard.txt, fileExist: Append, appendChars: '\\n'}
                            - delay: {constant: "%d"}
                    """
                            .formatted(signal, signal, directory.resolve("heard"), signal.equals("b-slow") ? 100 : 1));
        }
        Path workflows = Files.createDirectories(directory.resolve("workflows"));
        Files.writeString(
                workflows.resolve("w.yaml"),
                """
                label: w
                states:
                  - {label: untracked, callbacks: [], transitions: [{destination: first}]}
                  - {label: first, callbacks: []}
                """);
    }
}
