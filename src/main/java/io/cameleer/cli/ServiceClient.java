package io.cameleer.cli;

import io.cameleer.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks to a running service. */
final class ServiceClient {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String address;
    private final @Nullable String login;

    /** Without a login, for a service that has no account. */
    ServiceClient(String address) {
        this(address, (String) null);
    }

    ServiceClient(String address, String username, String password) {
        this(
                address,
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private ServiceClient(String address, @Nullable String login) {
        this.address = address.replaceAll("/+$", "");
        this.login = login;
    }

    /** A text as a part of an address. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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

    Map<String, Object> patch(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("PATCH", path, Json.write(body));
    }

    Map<String, Object> delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, null);
    }

    /** Empty: there is nothing at this path. */
    Optional<Map<String, Object>> find(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = exchange("GET", path, null);
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(answer(response));
    }

    private Map<String, Object> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        return answer(exchange(method, path, body));
    }

    private HttpResponse<String> exchange(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        if (login != null) {
            request.header("Authorization", login);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(
                    "The service at " + address + " does not answer: " + reason(e)
                            + ". Check that it runs, or give its address with --url.",
                    e);
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        if (message != null) {
            return message;
        }
        return e instanceof ConnectException
                ? "nobody listens there"
                : e.getClass().getSimpleName();
    }

    private Map<String, Object> answer(HttpResponse<String> response) throws IOException {
        if (response.statusCode() == UNAUTHORIZED) {
            throw new IOException(
                    "The service at " + address + (login == null ? " asks for a login" : " refused the login")
                            + ". Give one with --user NAME, or CAMELEER_ADMIN_USERNAME and CAMELEER_ADMIN_PASSWORD as"
                            + " the service has them.");
        }
        Map<String, Object> answer = document(response.body());
        if (response.statusCode() >= 300) {
            String why = answer.getOrDefault("detail", answer.getOrDefault("title", response.body()))
                    + (answer.get("errors") == null ? "" : ": " + answer.get("errors"));
            if (response.statusCode() == BAD_REQUEST) {
                throw new RefusedRequestException(why);
            }
            throw new IOException("The service refused (" + response.statusCode() + "): "
                    + (why.isBlank() ? "it is just starting or stopping" : why));
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
