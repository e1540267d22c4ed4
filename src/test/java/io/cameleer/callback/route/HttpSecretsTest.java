package io.cameleer.callback.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.callback.SampleContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSecretsTest extends WebCalls {

    private static final String TOKEN = "t0ken/with + signs";

    HttpSecretsTest() {
        super("http");
    }

    @Override
    Map<String, String> secrets() {
        return Map.of("lims", TOKEN, "signing", "shared secret");
    }

    @BeforeEach
    void start() {
        context = SampleContext.in(directory)
                .variable("evil", "$SECRET")
                .label("EXP-ü")
                .build();
    }

    @Test
    void a_secret_of_the_site_is_sent_as_a_bearer_token_or_where_the_workflow_says() {
        call(Map.of("url", server.url("/bearer"), "secret", "lims"));
        call(Map.of(
                "url",
                server.url("/here"),
                "secret",
                "lims",
                "headers",
                Map.of("X-Api-Key", "$SECRET"),
                "json",
                Map.of("key", "$SECRET", "text", "${variables.evil}")));

        server.verify(getRequestedFor(urlEqualTo("/bearer")).withHeader("Authorization", equalTo("Bearer " + TOKEN)));
        server.verify(postRequestedFor(urlEqualTo("/here"))
                .withHeader("X-Api-Key", equalTo(TOKEN))
                .withoutHeader("Authorization")
                .withRequestBody(equalToJson("{\"key\":\"" + TOKEN + "\",\"text\":\"$SECRET\"}")));
    }

    @Test
    void no_result_and_no_reason_shows_a_secret() {
        String encoded = Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8));
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Location", "/x?key=t0ken%2Fwith+%2B+signs")
                        .withBody("{\"got\": \"" + TOKEN + "\", \"basic\": \"" + encoded + "\", \"mine\": \""
                                + SampleContext.SECRET + "\"}")));

        Map<String, Object> result = call(Map.of("url", server.url("/hooks/") + "$SECRET/x", "secret", "lims"));

        server.verify(getRequestedFor(anyUrl()).withoutHeader("Authorization"));
        server.verify(1, anyRequestedFor(urlEqualTo("/hooks/t0ken%2Fwith%20%2B%20signs/x")));
        assertThat(result.toString())
                .contains("[secret]")
                .doesNotContain(TOKEN, encoded, SampleContext.SECRET, "t0ken%2F");
        assertThat((String) result.get("__exception__")).contains("answered 400");
    }

    @Test
    void a_secret_that_is_not_set_is_a_failure_that_says_where_to_set_it() {
        assertThat(failure(Map.of("url", server.url("/x"), "secret", "slack-hook")))
                .contains("'slack-hook', which is not set", "CAMELEER_SECRET_SLACK_HOOK", "cameleer.secret.slack-hook");
        assertThat(failure(Map.of(
                        "url", server.url("/x"), "secret", "lims", "headers", Map.of("authorization", "Basic x"))))
                .contains("is used nowhere", "$SECRET");
        server.verify(0, anyRequestedFor(anyUrl()));
    }

    /** The check that docs/workflows.md shows to receivers. */
    @Test
    void the_signature_of_a_body_is_what_python_computes() throws Exception {
        call(Map.of("url", server.url("/signed"), "json", Map.of("run", "${label}"), "signing_secret", "signing"));

        var request = server.getAllServeEvents().get(0).getRequest();
        Process python = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import hashlib, hmac, sys; print('sha256=' + hmac.new(b'shared secret',"
                                + " sys.stdin.buffer.read(), hashlib.sha256).hexdigest())")
                .start();
        try (var input = python.getOutputStream()) {
            input.write(request.getBody());
        }
        String computed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(request.getBodyAsString()).isEqualTo("{\"run\":\"EXP-ü\"}");
        assertThat(request.getHeader("X-Cameleer-Signature")).isEqualTo(computed);
        server.verify(
                postRequestedFor(urlEqualTo("/signed")).withHeader("X-Cameleer-Signature", containing("sha256=")));
    }
}
