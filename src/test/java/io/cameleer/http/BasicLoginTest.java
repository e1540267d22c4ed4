package io.cameleer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.security.Logins;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with an account, on an address that is not loopback's. */
class BasicLoginTest {

    private static final String RIGHT = basic("admin:correct höchst");

    @TempDir
    private static Path folder;

    private static Store store;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        store = Store.open(StoreSettings.embedded(folder.resolve("cameleer.db")));
        Logins logins = new Logins(store, Clock.systemUTC());
        logins.ensure("admin", "correct höchst");
        server = new RunningServer(Accounts.login(logins), List.of("cameleer.http.bind=0.0.0.0"));
        server.server
                .pages()
                .get("/page", request -> PageAnswer.html("page of " + request.user()))
                .get("/api/v2/callback_executions/:id", request -> PageAnswer.html("asked by '" + request.user() + "'"))
                .post("/page", request -> PageAnswer.html("done"));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_request_without_a_login_is_asked_for_one_in_the_peer_s_words() {
        HttpResponse<String> response = server.get("/page");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"Cameleer\"");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(response.body()).isEqualTo("You are not authenticated. Please supply the correct credentials.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "//health", "/x/../page", "/-/healthy/x", "/%2D/healthy", "/api/v2/runs"})
    void everything_but_health_needs_a_login(String path) {
        assertThat(server.raw("GET " + path + " HTTP/1.1\nHost: localhost:" + server.server.port() + "\n\n"))
                .isEqualTo("HTTP/1.1 401 Unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/-/healthy", "/-/ready", "/-/versions"})
    void monitors_need_none(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(200);
        assertThat(server.get(path, "Authorization", basic("admin:wrong")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_right_pair_comes_in_and_a_wrong_one_does_not() {
        assertThat(server.get("/page", "Authorization", RIGHT).body()).isEqualTo("page of admin");
        assertThat(server.get("/page", "Authorization", RIGHT.replace("Basic", "bAsIc"))
                        .statusCode())
                .isEqualTo(200);
        for (String wrong : List.of(
                basic("admin:wrong"), basic("nobody:correct höchst"), basic("admin"), "Basic §", "Bearer x", "Basic")) {
            assertThat(server.get("/page", "Authorization", wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(401);
        }
    }

    @Test
    void whoever_may_hold_a_secret_gets_as_far_as_its_execution_as_nobody() {
        assertThat(server.get("/api/v2/callback_executions/1").body()).isEqualTo("asked by ''");
        assertThat(server.get("/api/v2/callback_executions/1", "Authorization", basic("admin:wrong"))
                        .body())
                .isEqualTo("asked by ''");
        assertThat(server.get("/api/v2/callback_executions/1", "Authorization", RIGHT)
                        .body())
                .isEqualTo("asked by 'admin'");
        assertThat(server.get("/api/v2/callback_executions/x").statusCode()).isEqualTo(401);
    }

    @Test
    void a_page_of_another_site_cannot_use_the_browser_s_login() {
        assertThat(server.send("POST", "/page", "", "Authorization", RIGHT, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send("PUT", "/nothing", "", "Authorization", RIGHT, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send("PUT", "/nothing", "", "Authorization", RIGHT).statusCode())
                .isEqualTo(404);
    }
}
