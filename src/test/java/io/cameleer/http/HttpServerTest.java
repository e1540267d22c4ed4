package io.cameleer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    private static final RunningServer SERVER = new RunningServer();
    private static final AtomicReference<List<String>> OBSTACLES = new AtomicReference<>(List.of());

    @BeforeAll
    static void start() {
        SERVER.server
                .readyUnless(OBSTACLES::get)
                .pages()
                .get("/runs/:id", request -> PageAnswer.json(Map.of("id", request.path("id"), "user", request.user())))
                .get(
                        "/search",
                        request ->
                                PageAnswer.json(Map.of("q", request.query("q").orElse("none"))))
                .get("/boom", request -> {
                    throw new IllegalStateException("the database password is hunter2");
                })
                .get("/gone", request -> {
                    throw new ProblemException(410, "it was <here> once");
                });
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void programs_and_browsers_are_welcomed_each_in_their_way() {
        HttpResponse<String> program = SERVER.get("/");
        assertThat(program.body()).isEqualTo("{\"message\":\"Welcome to Cameleer\"}");
        assertThat(program.headers().firstValue("Content-Type")).contains("application/json");

        HttpResponse<String> browser = SERVER.get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(browser.body()).startsWith("<!DOCTYPE html>").contains("<h1>Cameleer</h1>");
        assertThat(browser.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }

    @Test
    void monitors_get_what_they_ask_for() {
        assertThat(SERVER.get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(SERVER.get("/-/healthy").statusCode()).isEqualTo(200);
        assertThat(SERVER.get("/-/versions").body())
                .contains("\"version\":\"")
                .contains("\"api_versions\":{\"2.0\":\"/api/v2/\"}");
    }

    @Test
    void readiness_says_what_is_in_the_way() {
        assertThat(SERVER.get("/-/ready").statusCode()).isEqualTo(200);

        OBSTACLES.set(List.of("the database does not answer"));
        HttpResponse<String> blocked = SERVER.get("/-/ready");
        OBSTACLES.set(List.of());

        assertThat(blocked.statusCode()).isEqualTo(503);
        assertThat(blocked.body()).contains("the database does not answer");
    }

    @Test
    void a_service_that_cannot_work_is_not_healthy_either() {
        OBSTACLES.set(List.of("its store does not answer"));
        HttpResponse<String> health = SERVER.get("/health");
        OBSTACLES.set(List.of());

        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("its store does not answer");
        assertThat(SERVER.get("/-/healthy").statusCode()).isEqualTo(200);
    }

    @Test
    void until_it_is_open_it_answers_nothing_but_what_it_waits_for() {
        SERVER.server.closedFor("its routes");
        for (String path : List.of("/", "/-/ready", "/health", "/nowhere", "/runs/1")) {
            HttpResponse<String> closed = SERVER.get(path);
            assertThat(closed.statusCode()).as(path).isEqualTo(503);
            assertThat(closed.headers().firstValue("Retry-After")).isPresent();
            assertThat(closed.body()).contains("Cameleer starts and waits for its routes");
        }
        SERVER.server.open();
        assertThat(SERVER.get("/-/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_gets_the_parts_of_its_address_decoded_and_who_asks() {
        assertThat(SERVER.get("/runs/a%2Fb%20c").body()).contains("\"id\":\"a/b c\"", "\"user\":\"administrator\"");
        assertThat(SERVER.get("/search?q=a%26b+c").body()).isEqualTo("{\"q\":\"a&b c\"}");
    }

    @Test
    void head_answers_like_get_without_the_body() {
        HttpResponse<String> head = SERVER.send("HEAD", "/health", "");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).contains("15");
        assertThat(SERVER.raw("HEAD /gone HTTP/1.1\nHost: localhost:" + SERVER.server.port() + "\n\n"))
                .isEqualTo("HTTP/1.1 410 Gone");
    }

    @Test
    void a_failing_page_gives_away_nothing_but_an_id() {
        HttpResponse<String> document = SERVER.get("/boom");
        assertThat(document.statusCode()).isEqualTo(500);
        assertThat(document.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(document.body())
                .contains("\"id\":\"")
                .doesNotContain("hunter2")
                .doesNotContain("Exception");

        HttpResponse<String> page = SERVER.get("/boom", "Accept", "text/html");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body()).contains("<h1>Internal Server Error</h1>").doesNotContain("hunter2");
    }

    @Test
    void a_problem_is_a_page_for_browsers_and_harmless_in_it() {
        assertThat(SERVER.get("/gone").body()).contains("\"detail\":\"it was <here> once\"");
        assertThat(SERVER.get("/gone", "Accept", "text/html").body()).contains("it was &lt;here&gt; once");
    }

    @Test
    void no_file_of_the_working_directory_or_the_class_path_is_served() {
        for (String path :
                List.of("/pom.xml", "/application.properties", "/logback.xml", "/%2e%2e/etc/passwd", "/q/health")) {
            assertThat(SERVER.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void another_method_than_get_is_refused() {
        HttpResponse<String> response = SERVER.send("POST", "/health", "x");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void every_answer_tells_browsers_to_be_careful() {
        for (String path : List.of("/", "/boom", "/nowhere")) {
            assertThat(SERVER.get(path).headers().map())
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("x-frame-options", List.of("DENY"));
        }
    }

    @Test
    void a_port_that_is_taken_stops_the_start_with_a_clear_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (RunningServer second = new RunningServer("cameleer.http.port=" + taken.getLocalPort())) {
                assertThatThrownBy(second::start)
                        .hasStackTraceContaining(
                                "port " + taken.getLocalPort()
                                        + " of 127.0.0.1 cannot be listened on (Address already in use); stop what uses it, or choose another as cameleer.http.port");
            }
        }
    }
}
