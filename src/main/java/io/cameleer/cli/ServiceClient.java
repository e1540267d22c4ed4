package io.cameleer.cli;

import io.cameleer.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks to a running service. */
final class ServiceClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String address;

    ServiceClient(String address) {
        this.address = address.replaceAll("/+$", "");
    }

    String address() {
        return address;
    }

    Map<String, Object> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    Map<String, Object> post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("POST", path, Json.write(body));
    }

    private Map<String, Object> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(
                    "The service at " + address + " does not answer: " + e.getMessage()
                            + ". Check that it runs, or give its address with --url.",
                    e);
        }
        Map<String, Object> answer = document(response.body());
        if (response.statusCode() >= 300) {
            throw new IOException("The service refused (" + response.statusCode() + "): "
                    + answer.getOrDefault("detail", answer.getOrDefault("title", response.body())));
        }
        return answer;
    }

    private static Map<String, Object> document(String body) {
        try {
            return body.isBlank() ? Map.of() : Json.readObject(body);
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }
}
