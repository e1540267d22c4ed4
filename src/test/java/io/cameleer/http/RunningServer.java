package io.cameleer.http;

import io.cameleer.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** A real Camel Main with the web server on a free port. */
final class RunningServer implements AutoCloseable {

    final HttpServer server;
    final Main main = new Main();
    private final HttpClient client = HttpClient.newHttpClient();

    RunningServer(List<String> properties) {
        this(Accounts.none(), properties);
    }

    RunningServer(Accounts accounts, List<String> properties) {
        try {
            Path none = Files.createTempFile("none", ".properties");
            List<String> options = new ArrayList<>(List.of("cameleer.http.port=0"));
            options.addAll(properties);
            server = new HttpServer(Settings.load(none, Map.of(), options), accounts);
            Files.delete(none);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        main.setDefaultPropertyPlaceholderLocation("false");
        server.install(main);
    }

    RunningServer(String... properties) {
        this(List.of(properties));
    }

    RunningServer routes(RouteBuilder routes) {
        main.configure().addRoutesBuilder(routes);
        return this;
    }

    RunningServer start() {
        main.start();
        return this;
    }

    /** Sends a request; headers as name, value, name, value. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = java.net.http.HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> postJson(String path, String body) {
        return send("POST", path, body, "Content-Type", "application/json");
    }

    /** Sends bytes as they are, because a client library would not send wrong ones, and gives the status line. */
    String raw(String request) {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
                line.append((char) next);
            }
            return line.toString();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void close() {
        main.stop();
    }
}
