package io.cameleer.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the arguments of {@code http} into the request to send: method, url, headers, json or form, expected_status.
 *
 * <p>The workflow's author chooses the address, and the service can reach whatever its machine can, loopback and a cloud's
 * metadata address included: who may edit workflows may call these. What comes from outside, labels, variables and metadata,
 * cannot choose the address: it is percent-encoded where it is filled into a URL, and redirections are not followed.
 */
public final class HttpArguments {

    private static final Logger LOG = LoggerFactory.getLogger(HttpArguments.class);

    private static final String URL = "url";
    private static final String METHOD = "method";
    private static final String HEADERS = "headers";
    private static final String JSON = "json";
    private static final String FORM = "form";
    private static final String XNAT_NAME = "xnat_external_system_name";
    private static final String EXPECTED = "expected_status";
    private static final Set<String> KNOWN = Set.of(URL, METHOD, HEADERS, JSON, FORM, XNAT_NAME, EXPECTED);

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

    /** These say how the message travels; only the client knows that. */
    private static final Set<String> OF_THE_CLIENT =
            Set.of("host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade", "expect");

    /** RFC 9110, 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final CallbackArguments arguments;
    private final CallbackContext context;
    private final Substitutions substitutions;

    private HttpArguments(CallbackArguments arguments, CallbackContext context) {
        this.arguments = arguments;
        this.context = context;
        this.substitutions =
                new Substitutions(context, arguments.optionalText(XNAT_NAME).orElse("XNAT"));
    }

    /**
     * The request that the arguments ask for.
     *
     * @throws CallbackFailure naming the argument that does not fit
     */
    public static HttpCall read(Map<String, ?> values, CallbackContext context) {
        CallbackArguments arguments = new CallbackArguments("http", values);
        Set<String> ignored = arguments.beyond(KNOWN);
        if (!ignored.isEmpty()) {
            LOG.warn("{}: http ignores the unknown arguments {}", context, ignored);
        }
        return new HttpArguments(arguments, context).call();
    }

    private HttpCall call() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", context.key());
        String body = body(headers);
        ownHeaders(headers);
        return new HttpCall(method(body != null), url(), headers, body, arguments.wholeNumbers(EXPECTED, Set.of()));
    }

    private String method(boolean hasBody) {
        String method =
                arguments.optionalText(METHOD).orElse(hasBody ? "POST" : "GET").toUpperCase(Locale.ROOT);
        if (WITH_BODY.contains(method)) {
            return method;
        }
        if (!WITHOUT_BODY.contains(method)) {
            throw arguments.problem(METHOD, "is " + method, "use GET, HEAD, POST, PUT, PATCH or DELETE");
        }
        if (hasBody) {
            throw arguments.problem(METHOD, "is " + method + ", which has no body", "leave json and form out");
        }
        return method;
    }

    private URI url() {
        String text = substitutions.fill(arguments.text(URL), HttpArguments::encode);
        try {
            URI url = new URI(text).parseServerAuthority();
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!web || url.getHost() == null) {
                throw arguments.problem(
                        URL, "is not an address of the web", "begin it with http:// or https:// and a host");
            }
            if (url.getPort() > 65535) {
                throw arguments.problem(URL, "has the port " + url.getPort(), "the highest is 65535");
            }
            if (url.getUserInfo() != null) {
                throw arguments.problem(URL, "holds a user", "put the credentials into headers");
            }
            return URI.create(url.toASCIIString());
        } catch (URISyntaxException invalid) {
            throw arguments.problem(
                    URL,
                    "cannot be read at character %d: %s".formatted(invalid.getIndex() + 1, invalid.getReason()),
                    "percent-encode what a URL does not allow");
        }
    }

    /** Fit for a path as for a query: RFC 3986, 2.3 leaves these and nothing else unencoded. */
    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    private @Nullable String body(Map<String, String> headers) {
        if (arguments.has(JSON) && arguments.has(FORM)) {
            throw arguments.problem(FORM, "stands beside 'json'", "give one of them");
        }
        if (arguments.has(FORM)) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            return arguments.mapping(FORM).entrySet().stream()
                    .map(field -> encode(field.getKey()) + "=" + encode(filled(field.getValue())))
                    .collect(Collectors.joining("&"));
        }
        if (!arguments.has(JSON)) {
            return null;
        }
        headers.put("Content-Type", "application/json");
        try {
            return Json.write(filledWithin(arguments.value(JSON)));
        } catch (JsonProcessingException e) {
            throw arguments.problem(JSON, "cannot be written as JSON: " + e.getOriginalMessage(), "use plain values");
        }
    }

    private @Nullable Object filledWithin(@Nullable Object value) {
        if (value instanceof String text) {
            return substitutions.fill(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::filledWithin).collect(Collectors.toCollection(ArrayList::new));
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> filled = new LinkedHashMap<>();
            map.forEach((key, item) -> filled.put(key, filledWithin(item)));
            return filled;
        }
        return value;
    }

    private String filled(@Nullable Object value) {
        return value instanceof String text ? substitutions.fill(text) : PythonText.str(value);
    }

    private void ownHeaders(Map<String, String> headers) {
        arguments.mapping(HEADERS).forEach((name, value) -> {
            String text = filled(value);
            if (!TOKEN.matcher(name).matches()) {
                throw arguments.problem(HEADERS, "holds the name '" + name + "'", "use letters, digits and dashes");
            }
            if (OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))
                    || name.toLowerCase(Locale.ROOT).startsWith("camel")) {
                throw arguments.problem(HEADERS, "holds " + name, "leave it out; it cannot be chosen");
            }
            if (text.chars().anyMatch(c -> c < ' ' && c != '\t' || c > 126)) {
                throw arguments.problem(
                        HEADERS, "has control characters or letters beyond ASCII in " + name, "encode them");
            }
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, text);
        });
    }
}
