package io.cameleer.callback.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HttpRetryTest extends WebCalls {

    HttpRetryTest() {
        super("http");
    }

    @Test
    void a_server_that_says_not_now_is_asked_again_with_the_same_key_and_body() throws Exception {
        server.stubFor(any(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
                .willSetStateTo("ready"));
        server.stubFor(any(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs("ready")
                .willReturn(aResponse().withStatus(201)));

        Map<String, Object> result =
                routes.result("http", Map.of("url", server.url("/x"), "json", Map.of("a", 1), "retries", 3), context);

        assertThat(result).containsEntry("status", 201).containsEntry("__success__", true);
        server.verify(
                2,
                postRequestedFor(anyUrl())
                        .withHeader("Idempotency-Key", equalTo(context.key()))
                        .withoutHeader("X-Cameleer-Call")
                        .withRequestBody(equalTo("{\"a\":1}")));
        assertThat(Files.readString(context.logFile())).contains("POST " + server.url("/x") + ": sent again in");
    }

    @Test
    void a_connection_that_breaks_is_tried_as_often_as_the_workflow_says_and_a_refusal_is_not() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThat(routes.call("http", Map.of("url", server.url("/x"), "retries", 1), context, Map.of())
                        .getException())
                .hasMessageContaining("GET " + server.url("/x") + " failed");
        server.verify(2, anyRequestedFor(anyUrl()));

        server.resetRequests();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400)));
        assertThat(routes.result("http", Map.of("url", server.url("/x"), "retries", 5), context))
                .containsEntry("status", 400);
        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_wait_for_the_next_try_ends_when_the_callback_is_cancelled() {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "Fri, 01 Jan 2100 00:00:00 GMT")));

        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() ->
                String.valueOf(routes.call("http", Map.of("url", server.url("/x"), "retries", 5), context, Map.of())
                        .getException()
                        .getMessage()));
        await().until(() -> Files.isRegularFile(context.logFile()));
        assertThat(routes.running().cancel(context.executionId(), "somebody said so"))
                .isTrue();

        assertThat(waiting.join()).contains("was ended because somebody said so");
        server.verify(1, anyRequestedFor(anyUrl()));
    }
}
