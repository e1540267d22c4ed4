package io.cameleer.callback.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.cameleer.callback.SampleContext;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpRouteTest extends WebCalls {

    HttpRouteTest() {
        super("http");
    }

    @BeforeEach
    void start() {
        routes.camel().getPropertiesComponent().addInitialProperty("mail.password", "hush");
    }

    @Test
    void one_request_is_sent_with_what_the_workflow_asks_for() {
        context =
                SampleContext.in(directory).label("EXP 1/2&x").variable("n", 3).build();

        Map<String, Object> result = call(Map.of(
                "url", server.url("/runs/${label}?q=${label}&plus=%2B%20b"),
                "headers", Map.of("X-Score", 5, "Cache-Control", "no-store", "Authorization", "Bearer ${variables.n}"),
                "json", Map.of("label", "${label}", "link", "$EXPERIMENT", "list", List.of("$SUBJECT", 1))));

        server.verify(1, anyRequestedFor(anyUrl()));
        server.verify(
                postRequestedFor(urlEqualTo("/runs/EXP%201%2F2%26x?q=EXP%201%2F2%26x&plus=%2B%20b"))
                        .withHeader("X-Score", equalTo("5"))
                        .withHeader("Cache-Control", equalTo("no-store"))
                        .withHeader("Authorization", equalTo("Bearer 3"))
                        .withHeader("Idempotency-Key", equalTo("site-7c1e/42/3/1"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(
                                equalToJson(
                                        """
                        {"label": "EXP 1/2&x", "link": "http://cameleer.test/api/v2/experiments/7",
                         "list": ["http://cameleer.test/api/v2/subjects/3", 1]}""")));
        assertThat(result)
                .containsEntry("status", 200)
                .containsEntry("__success__", true)
                .containsEntry("body", "{\"id\": 12345678901234567890, \"score\": 0.10}");
        assertThat(result.get("headers")).isEqualTo(Map.of("content-type", "application/json", "location", "/runs/9"));
        assertThat((Map<?, ?>) result.get("json"))
                .hasToString("{id=12345678901234567890, score=0.10}")
                .extracting("score")
                .isEqualTo(new BigDecimal("0.10"));
    }

    @Test
    void a_form_is_encoded_and_a_request_without_body_is_a_get() {
        call(Map.of("url", server.url("/form"), "form", Map.of("text", "a&b=c ${label}")));
        call(Map.of("url", server.url("/plain")));

        server.verify(postRequestedFor(urlEqualTo("/form"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withRequestBody(equalTo("text=a%26b%3Dc%20EXP-1")));
        server.verify(getRequestedFor(urlEqualTo("/plain")).withoutHeader("Content-Type"));
    }

    @Test
    void a_status_that_is_not_expected_is_a_failure_and_is_not_asked_for_again() {
        for (int status : new int[] {404, 429, 500, 503}) {
            server.resetRequests();
            answer(status, "sorry");

            Map<String, Object> result = call(Map.of("url", server.url("/x?token=t"), "method", "post"));

            assertThat(result).containsEntry("status", status).containsEntry("__success__", false);
            assertThat((String) result.get("__exception__"))
                    .contains("POST " + server.url("/x") + " answered " + status, "expected 200 to 299")
                    .doesNotContain("token");
            server.verify(1, anyRequestedFor(anyUrl()));
        }
        assertThat(call(Map.of("url", server.url("/x"), "expected_status", List.of(503))))
                .containsEntry("__success__", true);
        assertThat(call(Map.of("url", server.url("/x"), "expected_status", 200)))
                .containsEntry("__success__", false);
    }

    @Test
    void a_redirection_is_not_followed() {
        server.stubFor(any(urlEqualTo("/away"))
                .willReturn(aResponse().withStatus(302).withHeader("Location", server.url("/secret"))));

        assertThat(call(Map.of("url", server.url("/away"))))
                .containsEntry("status", 302)
                .containsEntry("__success__", false);
        server.verify(0, anyRequestedFor(urlEqualTo("/secret")));
    }

    @Test
    void headers_cannot_choose_the_address_or_reach_the_server() {
        WireMockServer trap =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().jettyAcceptors(1));
        trap.start();
        try {
            Map<String, Object> attack = new HashMap<>();
            for (String name : List.of("CamelHttpUri", "camelhttpuri", "CAMELHTTPURI", "CamelRestHttpUri")) {
                attack.put(name, trap.url("/trap"));
            }
            attack.put("CamelHttpPath", "/other");
            attack.put("CamelHttpQuery", "a=b");
            attack.put("CamelHttpRawQuery", "a=b");
            attack.put("CamelRestHttpQuery", "a=b");
            attack.put("CamelHttpMethod", "DELETE");
            attack.put("CamelHttpHost", "evil.test");
            attack.put("Host", "evil.test");
            attack.put("Authorization", "evil");
            attack.put("X-Extra", "evil");
            attack.put("Content-Encoding", "gzip");

            routes.result("http", Map.of("url", server.url("/right"), "json", List.of()), context, attack);

            server.verify(1, anyRequestedFor(anyUrl()));
            server.verify(postRequestedFor(urlEqualTo("/right"))
                    .withHeader("Host", equalTo("localhost:" + server.port()))
                    .withoutHeader("Authorization")
                    .withoutHeader("X-Extra")
                    .withRequestBody(equalTo("[]")));
            trap.verify(0, anyRequestedFor(anyUrl()));
        } finally {
            trap.stop();
        }
    }

    @Test
    void arguments_cannot_become_options_or_properties_of_camel() {
        call(Map.of("url", server.url("/x?httpMethod=DELETE&bridgeEndpoint=true&proxyHost=evil.test")));
        server.verify(getRequestedFor(urlEqualTo("/x?httpMethod=DELETE&bridgeEndpoint=true&proxyHost=evil.test")));

        assertThat(failure(Map.of("url", server.url("/") + "{{mail.password}}")))
                .doesNotContain("hush");
        assertThat(failure(Map.of("url", server.url("/"), "headers", Map.of("CamelHttpUri", "http://evil.test"))))
                .contains("CamelHttpUri");
        call(Map.of("url", server.url("/y"), "headers", Map.of("X-A", "{{mail.password}} ${body}")));
        server.verify(getRequestedFor(urlEqualTo("/y")).withHeader("X-A", equalTo("{{mail.password}} ${body}")));
        server.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void an_address_that_is_not_of_the_web_is_refused() {
        for (String url : List.of(
                "file:///etc/passwd",
                "exec:/bin/sh",
                "ftp://x.test/",
                "//x.test/",
                "/x",
                "http:",
                "http:///x",
                "http://user:pw@x.test/",
                "http://x.test/a b",
                "http://x.test:99999999/",
                "http://x y/")) {
            assertThat(failure(Map.of("url", url))).as(url).contains("'url'");
        }
        assertThat(failure(Map.of("url", "http://x.test/", "headers", Map.of("X-A", "a\r\nX-B: b"))))
                .contains("X-A");
        assertThat(failure(Map.of("url", "http://x.test/", "headers", Map.of("X A", "a"))))
                .contains("X A");
        assertThat(failure(Map.of("url", "http://x.test/", "headers", Map.of("Host", "a"))))
                .contains("Host");
        assertThat(failure(Map.of("url", "http://x.test/", "method", "TRACE"))).contains("TRACE");
        assertThat(failure(Map.of("url", "http://x.test/", "method", "GET", "json", 1)))
                .contains("no body");
    }
}
