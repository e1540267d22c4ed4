package io.cameleer.api;

import io.cameleer.analysis.Chain;
import io.cameleer.http.HttpRequest;
import io.cameleer.http.Problem;
import io.cameleer.http.ProblemException;
import io.cameleer.json.Json;
import io.cameleer.store.Cause;
import io.cameleer.store.Page;
import io.cameleer.store.Session;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operation needs of a request, checked as it is asked for. */
public final class Request {

    private static final int LONGEST_TOKEN = 100;

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
            throw invalid("body", "is no JSON object: " + e.getMessage());
        }
    }

    /** Who asks; empty: nobody that is known. */
    String user() {
        return http.user();
    }

    /** Who asks, and the signals on whose behalf; a token that is none of ours is as good as none. */
    Cause cause(Session session) {
        return new Cause(
                "user " + user(),
                http.header(Chain.HEADER)
                        .filter(token -> token.length() <= LONGEST_TOKEN)
                        .flatMap(session.chains()::find)
                        .orElse(List.of()));
    }

    FieldMask mask() {
        return FieldMask.of(http.header("X-Fields"));
    }

    /** The number in the path; anything else is not known here. */
    long id() {
        String id = path("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw notFound("'" + id + "'");
        }
        return Long.parseLong(id);
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
        if (!text.matches("[0-9]{1,9}") && !text.equals(String.valueOf(fallback))
                || Long.parseLong(text) < least
                || Long.parseLong(text) > most) {
            throw invalid(name, "is '" + text + "'; give a number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    /** A row's number in the query, absent where it is not given. */
    Optional<Long> row(String name) {
        return query(name).map(text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw invalid(name, "is '" + text + "'; give a number");
            }
            return Long.valueOf(text);
        });
    }

    /** The part of a list that is wanted; all of it unless the query says otherwise. */
    Page page() {
        return new Page(
                number("limit", Integer.MAX_VALUE, 1, Integer.MAX_VALUE), number("offset", 0, 0, Integer.MAX_VALUE));
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

    /** The same under one of two names; null: neither is there. */
    @Nullable
    String text(String name, String otherName) {
        String value = text(name);
        return value == null ? text(otherName) : value;
    }

    /** A whole number of the body that must be there. */
    long integer(String name) {
        Object value = body.get(name);
        if (!(value instanceof Number)) {
            throw invalid(
                    name, value == null ? "Missing required parameter in the JSON body" : "must be a whole number");
        }
        try {
            return new BigDecimal(value.toString()).longValueExact();
        } catch (ArithmeticException e) {
            throw invalid(name, "is '" + value + "', which is no whole number or too large");
        }
    }

    static ProblemException notFound(String what) {
        return new ProblemException(404, what + " is not known here");
    }

    /** The part of the request that is wrong, and how. */
    static ProblemException invalid(String part, String mistake) {
        return new ProblemException(Problem.invalid(Map.of(part, mistake)));
    }

    static ProblemException conflict(String detail) {
        return new ProblemException(409, detail);
    }
}
