package io.cameleer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.settings.SettingsException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackOnlyTest {

    private static final RunningServer SERVER = new RunningServer();
    private static final AtomicInteger REACHED = new AtomicInteger();

    @BeforeAll
    static void start() {
        SERVER.server.contract("openapi/sample.yaml").pages().get("/page", request -> {
            REACHED.incrementAndGet();
            return PageAnswer.html("ok");
        });
        SERVER.routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:addThing").process(exchange -> REACHED.incrementAndGet());
                        from("direct:listThings").process(exchange -> REACHED.incrementAndGet());
                    }
                })
                .start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /page HTTP/1.1\nHost: localhost:PORT",
                "GET /page HTTP/1.1\nHost: LOCALHOST:PORT",
                "GET /page HTTP/1.1\nHost: 127.0.0.1:PORT",
                "GET /page HTTP/1.1\nHost: [::1]:PORT",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nOrigin: http://localhost:PORT",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nOrigin: http://127.0.0.1:PORT",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nSec-Fetch-Site: same-origin",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nSec-Fetch-Site: none",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate",
                "GET /sample/things HTTP/1.1\nHost: localhost:PORT",
            })
    void this_machine_comes_in(String request) {
        REACHED.set(0);

        assertThat(send(request)).isIn("HTTP/1.1 200 OK", "HTTP/1.1 204 No Content");
        assertThat(REACHED).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /page HTTP/1.1\nHost: evil.example.org:PORT",
                "GET /page HTTP/1.1\nHost: localhost.evil.example.org:PORT",
                "GET /page HTTP/1.1\nHost: localhost:1",
                "GET /page HTTP/1.1\nHost: localhost",
                "GET /page HTTP/1.1\nHost: 127.0.0.2:PORT",
                "GET /page HTTP/1.1\nHost: ",
                "GET /page HTTP/1.1",
                "GET /page HTTP/1.0",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nHost: evil.example.org",
                "GET /page HTTP/1.1\nHost: evil.example.org\nHost: localhost:PORT",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nOrigin: http://evil.example.org",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nOrigin: https://localhost:PORT",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nOrigin: http://localhost:3000",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nOrigin: null",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nOrigin: ",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nSec-Fetch-Site: same-site",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nX-Forwarded-For: 10.0.0.1",
                "GET /page HTTP/1.1\nHost: localhost:PORT\nForwarded: for=10.0.0.1",
                "GET /sample/things HTTP/1.1\nHost: evil.example.org:PORT",
                "GET //sample/things HTTP/1.1\nHost: evil.example.org:PORT",
                "GET /x/../sample/things HTTP/1.1\nHost: evil.example.org:PORT",
                "GET /sample/openapi.yaml HTTP/1.1\nHost: evil.example.org:PORT",
                "GET /-/healthy HTTP/1.1\nHost: evil.example.org:PORT",
                "GET /nowhere HTTP/1.1\nHost: evil.example.org:PORT",
                "HEAD /page HTTP/1.1\nHost: evil.example.org:PORT",
                "OPTIONS /sample/things HTTP/1.1\nHost: evil.example.org:PORT",
                "POST /sample/things HTTP/1.1\nHost: localhost:PORT\nOrigin: http://evil.example.org\n"
                        + "Content-Type: application/json\nContent-Length: 11",
                "POST /sample/things HTTP/1.1\nHost: localhost:PORT\nSec-Fetch-Site: cross-site\n"
                        + "Sec-Fetch-Mode: navigate\nContent-Type: application/json\nContent-Length: 11",
            })
    void nothing_else_does(String request) {
        REACHED.set(0);

        assertThat(send(request)).isIn("HTTP/1.1 403 Forbidden", "HTTP/1.0 403 Forbidden", "HTTP/1.1 400 Bad Request");
        assertThat(REACHED).hasValue(0);
    }

    @Test
    void the_refusal_says_why() {
        var response = SERVER.get("/page", "Origin", "http://evil.example.org");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body())
                .contains(
                        "without an account this service answers only this machine itself: the request comes from a page"
                                + " of another site");
    }

    @Test
    void a_body_behind_the_gate_arrives_whole() {
        REACHED.set(0);

        assertThat(SERVER.postJson("/sample/things", "{\"label\":\"x\"}").statusCode())
                .isBetween(200, 204);
        assertThat(REACHED).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "no such name"})
    void another_address_is_refused_with_its_place(String address) {
        assertThatThrownBy(() -> new RunningServer("cameleer.http.bind=" + address))
                .isInstanceOf(SettingsException.class)
                .hasMessage("--property cameleer.http.bind: cameleer.http.bind is '" + address
                        + "'; allowed is 127.0.0.1, ::1 or localhost until there is an account (CAMELEER_ADMIN_USERNAME and CAMELEER_ADMIN_PASSWORD make one), because without one everybody"
                        + " is administrator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void loopback_is_allowed_under_each_of_its_names(String address) {
        assertThatCode(() -> new RunningServer("cameleer.http.bind=" + address)).doesNotThrowAnyException();
    }

    private static String send(String request) {
        String blank = request.contains("Content-Length") ? "\n\n{\"label\":1}" : "\n\n";
        return SERVER.raw(request.replace("PORT", String.valueOf(SERVER.server.port())) + blank);
    }
}
