package io.cameleer.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.json.Json;
import io.cameleer.whole.RunningService.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What monitors are told while a service starts, works and cannot work. */
class ReadyTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> PATHS = List.of("/-/ready", "/health", "/api/v2/experiments", "/");

    @TempDir
    Path folder;

    private record Heard(String path, int status, String body) {}

    private static Heard ask(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "application/json")
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        return new Heard(path, answer.statusCode(), answer.body());
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Asks all paths again and again until it is told to end. */
    private static Thread listener(int port, List<Heard> heard, AtomicBoolean over) {
        Thread thread = new Thread(() -> {
            while (!over.get()) {
                for (String path : PATHS) {
                    try {
                        heard.add(ask(port, path));
                    } catch (IOException notListeningYet) {
                        Thread.onSpinWait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void from_the_first_answer_on_503_says_what_it_waits_for_until_everything_is_served() throws Exception {
        int port = freePort();
        List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean over = new AtomicBoolean();
        Thread listener = listener(port, heard, over);
        Site site = new Site(
                folder, "cameleer.http.port=" + port, "cameleer.demo=true", "cameleer.home=" + folder.resolve("home"));
        Files.writeString(folder.resolve("routes/broken.camel.yaml"), "- route: {from: {uri: nonsense:x}}\n");

        try (RunningService service = site.start()) {
            assertThat(service.get("/api/v2/experiments")).containsKey("experiments");
            while (ask(port, "/-/ready").status() != 200) {
                Thread.onSpinWait();
            }
            over.set(true);
            listener.join();

            assertThat(service.get("/health").get("warnings")).asString().contains("broken.camel.yaml");
        }
        assertThat(heard)
                .filteredOn(answer -> answer.status() == 503)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(Json.readObject(answer.body()).get("detail"))
                        .asString()
                        .containsAnyOf(
                                "Cameleer starts and waits for its web pages",
                                "Cameleer starts and waits for its routes and workflows to be loaded",
                                "the watch has not looked yet at demo"));
        assertThat(heard).extracting(Heard::status).containsOnly(503, 200);
        assertThat(heard.get(0).status()).isEqualTo(503);
    }

    @Test
    void a_free_port_is_the_one_that_links_name() throws Exception {
        try (RunningService service = new Site(folder).start()) {
            int port = service.address().getPort();
            long id = ((Number) service.ask("POST", "/api/v2/cohorts", "{\"label\": \"c\"}")
                            .get("id"))
                    .longValue();
            assertThat(service.get("/api/v2/cohorts/" + id))
                    .containsEntry("api_uri", "http://localhost:" + port + "/api/v2/cohorts/" + id);
        }
    }
}
