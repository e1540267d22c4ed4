package io.cameleer.callback.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.SampleContext;
import io.cameleer.callback.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a callback function that calls a web service: the shipped route, and a server that answers as it is told. */
abstract class WebCalls {

    final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().dynamicPort().jettyAcceptors(1).bindAddress("127.0.0.1"));
    private final String function;
    CallbackRoutes routes;
    Path directory;
    CallbackContext context;

    WebCalls(String function) {
        this.function = function;
    }

    /** The site's secrets; asked for when the server runs. */
    Map<String, String> secrets() {
        return Map.of();
    }

    @BeforeEach
    final void startServerAndRoute(@TempDir Path directory) throws Exception {
        server.start();
        answer(200, "{\"id\": 12345678901234567890, \"score\": 0.10}");
        this.directory = directory;
        context = SampleContext.in(directory).build();
        MailSettings mail = new MailSettings("a@b.test", List.of(), "", null);
        CallbackSettings defaults = CallbackSettings.defaults(null, directory, mail);
        routes = CallbackRoutes.start(
                new CallbackSettings(
                        null,
                        directory,
                        mail,
                        defaults.environment(),
                        defaults.limits(),
                        defaults.python(),
                        Secrets.of(secrets(), List.of())),
                function);
    }

    @AfterEach
    final void stopRouteAndServer() throws Exception {
        routes.close();
        server.stop();
    }

    /** What the server answers from now on, with headers that a careless caller would take over. */
    final void answer(int status, String body) {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Location", "/runs/9")
                        .withHeader("Set-Cookie", "session=1")
                        .withHeader("CamelExecCommandExecutable", "/bin/sh")
                        .withBody(body)));
    }

    final Map<String, Object> call(Map<String, Object> arguments) {
        return routes.result(function, arguments, context);
    }

    /** The message of the exception that a call ended with. */
    final String failure(Map<String, Object> arguments) {
        return String.valueOf(routes.call(function, arguments, context, Map.of())
                .getException()
                .getMessage());
    }
}
