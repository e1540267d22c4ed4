package io.cameleer.callback.route;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.callback.SampleContext;
import io.cameleer.json.Json;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifyRouteTest extends WebCalls {

    private static final String HOOK = "/services/T0000/B0000/XXXXXXXX";

    NotifyRouteTest() {
        super("notify");
    }

    @Override
    Map<String, String> secrets() {
        return Map.of("chat", server.url(HOOK));
    }

    @BeforeEach
    void start() {
        answer(200, "ok");
        context = SampleContext.in(directory)
                .label("<!channel> & [EXP](http://evil.test)*")
                .build();
    }

    @Test
    void slack_gets_one_message_in_which_a_label_is_no_mention_and_no_link() {
        Map<String, Object> result =
                call(Map.of("secret", "chat", "text", "  *{experiment}* is ready:\n  <{experiment_url}|look>\n"));

        server.verify(1, anyRequestedFor(anyUrl()));
        server.verify(postRequestedFor(urlEqualTo(HOOK))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Idempotency-Key", equalTo(context.key()))
                .withRequestBody(equalToJson(Json.write(Map.of(
                        "text",
                        "*&lt;!channel&gt; &amp; [EXP](http://evil.test)** is ready:\n"
                                + "<http://cameleer.test/experiments/7|look>")))));
        assertThat(result)
                .containsEntry("format", "slack")
                .containsEntry("status", 200)
                .containsEntry("answer", "ok")
                .containsEntry("__success__", true);
        assertThat((String) result.get("text")).startsWith("*&lt;!channel&gt;").endsWith("|look>");
    }

    @Test
    void teams_gets_an_adaptive_card() {
        answer(202, "");

        assertThat(call(Map.of("secret", "chat", "format", "teams", "text", "{experiment}")))
                .containsEntry("__success__", true);

        server.verify(postRequestedFor(urlEqualTo(HOOK))
                .withRequestBody(matchingJsonPath("$.type", equalTo("message")))
                .withRequestBody(matchingJsonPath(
                        "$.attachments[0].contentType", equalTo("application/vnd.microsoft.card.adaptive")))
                .withRequestBody(matchingJsonPath("$.attachments[0].content.type", equalTo("AdaptiveCard")))
                .withRequestBody(matchingJsonPath(
                        "$.attachments[0].content.body[0].text",
                        equalTo("\\<!channel\\> & \\[EXP\\](http://evil.test)\\*"))));
    }

    @Test
    void what_the_chat_refuses_is_a_failure_that_says_what_to_do_and_not_where() {
        answer(404, "no_service");
        assertThat(failed(Map.of("secret", "chat", "text", "x")))
                .contains("answered 404 'no_service'", "make a new one");
        answer(400, "invalid_payload");
        assertThat(failed(Map.of("secret", "chat", "text", "x"))).contains("check the text");
        answer(500, "<html>\nlong</html>");
        assertThat(failed(Map.of("secret", "chat", "text", "x"))).contains("answered 500 '<html>'");
        answer(200, "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429");
        assertThat(failed(Map.of("secret", "chat", "format", "teams", "text", "x")))
                .contains("did not take the message");
    }

    @Test
    void the_webhooks_address_is_shown_nowhere() throws Exception {
        answer(500, "not at " + server.url(HOOK));
        Map<String, Object> refused = call(Map.of("secret", "chat", "text", "x", "retries", 0, "colour", "red"));
        server.stop();
        String unreachable = failure(Map.of("secret", "chat", "text", "x"));

        assertThat(refused + unreachable + Files.readString(context.logFile()))
                .contains("POST [secret]", "notify ignores the unknown argument colour")
                .doesNotContain("T0000");
    }

    @Test
    void arguments_that_do_not_fit_are_named() {
        assertThat(failure(Map.of("text", "x"))).contains("'url' is missing, and so is 'secret'");
        assertThat(failure(Map.of("text", "x", "url", server.url("/"), "secret", "chat")))
                .contains("stands beside 'secret'");
        assertThat(failure(Map.of("secret", "chat"))).contains("'text' is missing");
        assertThat(failure(Map.of("secret", "chat", "text", "{nosuch}"))).contains("{nosuch}", "{experiment_url}");
        assertThat(failure(Map.of("secret", "chat", "text", "x", "format", "irc")))
                .contains("neither slack nor teams");
        assertThat(failure(Map.of("secret", "nosuch", "text", "x"))).contains("CAMELEER_SECRET_NOSUCH");
        server.verify(0, anyRequestedFor(anyUrl()));
    }

    private String failed(Map<String, Object> arguments) {
        Map<String, Object> result = call(arguments);
        assertThat(result).containsEntry("__success__", false);
        return String.valueOf(result.get("__exception__"));
    }
}
