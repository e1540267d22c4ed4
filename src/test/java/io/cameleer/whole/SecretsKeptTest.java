package io.cameleer.whole;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.cameleer.store.Store;
import io.cameleer.store.Timeline.CallbackRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a callback or a service hands back reaches neither the store nor a page nor a log with a secret in it. */
class SecretsKeptTest {

    private static final String SECRET = "s3cr3t-of-the-lims";

    @Test
    void a_secret_that_services_and_routes_repeat_is_nowhere_in_the_home(@TempDir Path folder) throws Exception {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400).withBody("no such token: " + SECRET)));
        try (RunningService service = site(folder, server.url("/x")).start()) {
            Store store = service.core().store();
            long experiment = Experiments.begin(store, "look", "EXP-1");

            await().atMost(Duration.ofMinutes(1)).until(() -> "done"
                    .equals(Experiments.find(store, experiment).state()));

            server.verify(getRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer " + SECRET)));
            List<CallbackRun> callbacks = store.read(session -> session.timeline()
                    .callbacks(session.timeline().latest(experiment, 2).get(1).id()));
            assertThat(callbacks).hasSize(3).allSatisfy(callback -> assertThat(String.valueOf(callback.resultValues()))
                    .contains("[secret]"));
            assertThat(service.send("GET", "/experiments/" + experiment, null).body())
                    .doesNotContain(SECRET);
        } finally {
            server.stop();
        }
        assertThat(filesWithTheSecret(folder.resolve("home"))).isEmpty();
    }

    private static RunningService.Site site(Path folder, String address) throws IOException {
        Path workflows = Files.createDirectories(folder.resolve("workflows"));
        Files.writeString(
                workflows.resolve("look.yaml"),
                """
                label: look
                states:
                  - {label: untracked, transitions: [{destination: first}]}
                  - label: first
                    callbacks:
                      - {label: call, function: http, callback_arguments: {url: "%1$s", secret: lims}}
                      - {label: tell, function: notify, callback_arguments: {url: "%1$s", text: hello}}
                      - {label: leak, function: leak}
                    transitions: [{destination: done}]
                  - {label: done}
                """
                        .formatted(address));
        return new RunningService.Site(folder, "cameleer.workflows=" + workflows, "cameleer.secret.lims=" + SECRET)
                .route(
                        "callbacks/leak.camel.yaml",
                        """
                        - route:
                            id: callback-leak
                            errorHandler: {noErrorHandler: {}}
                            from:
                              uri: callback:leak
                              steps:
                                - setBody: {constant: "the token is {{cameleer.secret.lims}}"}
                        """);
    }

    private static List<Path> filesWithTheSecret(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(SecretsKeptTest::hasTheSecret)
                    .toList();
        }
    }

    private static boolean hasTheSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
