package io.cameleer.callback.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.HttpReply;
import io.cameleer.callback.SampleContext;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HttpAnswerTest extends WebCalls {

    HttpAnswerTest() {
        super("http");
    }

    @Test
    void a_secret_that_the_server_repeats_is_not_kept() {
        answer(200, "{\"you sent\": \"" + SampleContext.SECRET + "\"}");

        Map<String, Object> result =
                call(Map.of("url", server.url("/x"), "headers", Map.of("X-Secret", "$CALLBACK_SECRET")));

        server.verify(getRequestedFor(anyUrl()).withHeader("X-Secret", equalTo(SampleContext.SECRET)));
        assertThat(result.toString()).contains("[secret]").doesNotContain(SampleContext.SECRET);
    }

    @Test
    void an_answer_that_lies_about_its_type_or_breaks_off_is_survived() {
        answer(200, "not json");
        assertThat(call(Map.of("url", server.url("/x"))))
                .containsEntry("json", null)
                .containsEntry("body", "not json");

        for (Fault fault : Fault.values()) {
            server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
            assertThat(routes.call("http", Map.of("url", server.url("/x")), context, Map.of())
                            .getException())
                    .as("%s", fault)
                    .isNotNull();
        }
    }

    @Test
    void an_answer_without_end_is_cut_and_the_connection_closed() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> writeUntilClosed(endless));

            Map<String, Object> result = call(Map.of("url", "http://127.0.0.1:" + endless.getLocalPort() + "/"));

            assertThat(closed.join()).isTrue();
            assertThat(result.get("body"))
                    .asInstanceOf(STRING)
                    .hasSizeLessThan(HttpReply.LONGEST)
                    .contains("bytes left out");
        }
    }

    @Test
    void an_answer_that_only_trickles_ends_with_the_run_timeout() {
        context = SampleContext.in(directory).runTimeout(Duration.ofMillis(200)).build();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse().withBody("x".repeat(100_000)).withChunkedDribbleDelay(10_000, 1_000_000)));

        assertThat(failure(Map.of("url", server.url("/x?token=t"))))
                .isEqualTo("GET " + server.url("/x") + " was ended because it ran longer than its run_timeout, 200 ms");
        assertThat(routes.running().size()).isZero();
    }

    @Test
    void a_server_that_says_nothing_is_left_at_the_run_timeout_and_on_a_cancellation() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(1_000_000)));
        CallbackContext limited =
                SampleContext.in(directory).runTimeout(Duration.ofMillis(200)).build();
        Map<String, Object> arguments = Map.of("url", server.url("/x"), "retries", 5);

        assertThat(routes.call("http", arguments, limited, Map.of())
                        .getException()
                        .getMessage())
                .contains("was ended because it ran longer than its run_timeout, 200 ms");

        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> failure(arguments));
        await().until(() -> routes.running().cancel(context.executionId(), "somebody said so"));
        assertThat(waiting.join()).isEqualTo("GET " + server.url("/x") + " was ended because somebody said so");
        assertThat(routes.running().size()).isZero();
    }

    @Test
    void an_answer_shorter_than_it_says_is_a_failure_that_names_the_call() throws Exception {
        try (ServerSocket lying = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(
                    () -> answerAndClose(lying, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"));

            assertThat(failure(Map.of("url", "http://127.0.0.1:" + lying.getLocalPort() + "/x")))
                    .contains("GET http://127.0.0.1:" + lying.getLocalPort() + "/x failed", "100");
            served.join();
        }
    }

    @Test
    void headers_without_end_are_refused_before_they_fill_the_memory() throws Exception {
        String line = "x".repeat(1000);
        for (String header : List.of("X-A: " + line.repeat(100), ("X-A: " + line + "\r\n").repeat(300))) {
            try (ServerSocket huge = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                CompletableFuture<Void> served = CompletableFuture.runAsync(
                        () -> answerAndClose(huge, "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\nbody"));

                assertThat(failure(Map.of("url", "http://127.0.0.1:" + huge.getLocalPort() + "/x")))
                        .containsIgnoringCase("maximum");
                served.join();
            }
        }
    }

    private static void answerAndClose(ServerSocket server, String answer) {
        try (Socket connection = server.accept()) {
            connection.getInputStream().read(new byte[4096]);
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException closedByTheOther) {
            return;
        }
    }

    private static boolean writeUntilClosed(ServerSocket endless) {
        try (Socket connection = endless.accept()) {
            OutputStream stream = connection.getOutputStream();
            stream.write("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[64 * 1024];
            Arrays.fill(chunk, (byte) 'x');
            while (true) {
                stream.write(chunk);
            }
        } catch (IOException closedByTheOther) {
            return true;
        }
    }
}
