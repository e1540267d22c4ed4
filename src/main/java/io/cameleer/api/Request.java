package io.cameleer.api;

import io.cameleer.http.HttpRequest;
import io.cameleer.http.ProblemException;
import io.cameleer.json.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operation needs of a request, checked as it is asked for. */
final class Request {

    private final HttpRequest http;
    private final Map<String, Object> body;

    Request(HttpRequest http) {
        this.http = http;
        this.body = body(http);
    }

    private static Map<String, Object> body(HttpRequest http) {
        String text = http.body();
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        try {
            return Json.readObject(text);
        } catch (IllegalArgumentException e) {
            throw invalid("The body is no JSON object: " + e.getMessage());
        }
    }

    /** The number in the path; anything else is not known here. */
    long id() {
        String id = path("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw notFound("'" + id + "'");
        }
        return Long.parseLong(id);
    }

    /** Who asks. */
    String user() {
        return http.user();
    }

    String path(String name) {
        return http.path().getOrDefault(name, "");
    }

    Optional<String> query(String name) {
        return http.query(name).filter(value -> !value.isBlank());
    }

    /** A number of the query within bounds; {@code fallback} where it is not given. */
    int number(String name, int fallback, int least, int most) {
        String text = query(name).orElse(String.valueOf(fallback));
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw invalid(name + " is '" + text + "'; give a number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    Map<String, Object> body() {
        return body;
    }

    /** A member of the body as text; null: it is not there. */
    @Nullable
    String text(String name) {
        Object value = body.get(name);
        return value == null ? null : String.valueOf(value);
    }

    static ProblemException notFound(String what) {
        return new ProblemException(404, what + " is not known here");
    }

    static ProblemException invalid(String detail) {
        return new ProblemException(400, detail);
    }
}
