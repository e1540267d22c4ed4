package io.cameleer.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A request to an operation of a contract, checked against it. Routes find it in the exchange property
 * {@value #PROPERTY}; the message has the body and no headers, so that nothing of the request goes back by accident.
 *
 * @param operation the operation's id in its contract
 * @param path parameters in the path, decoded
 * @param query parameters behind the question mark, decoded, each with all its values
 * @param headers by their names in lower case
 * @param body as text, {@code null} where there was none
 * @param user who asks
 */
public record HttpRequest(
        String method,
        String operation,
        Map<String, String> path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        @Nullable String body,
        String user) {

    /** The exchange property that holds it. */
    public static final String PROPERTY = "cameleer.request";

    public HttpRequest {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The request that an exchange serves. */
    public static HttpRequest of(Exchange exchange) {
        HttpRequest request = exchange.getProperty(PROPERTY, HttpRequest.class);
        if (request == null) {
            throw new IllegalStateException("no request of the web is served here");
        }
        return request;
    }

    /** The first value of a parameter behind the question mark. */
    public Optional<String> query(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** A header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
