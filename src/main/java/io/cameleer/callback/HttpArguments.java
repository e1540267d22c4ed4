package io.cameleer.callback;

import io.cameleer.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of {@code http} into the request to send.
 *
 * <p>The workflow's author chooses the address, and the service can reach whatever its machine can, loopback and a cloud's
 * metadata address included: who may edit workflows may call these. What comes from outside, labels, variables and metadata,
 * cannot choose the address: it is percent-encoded where it is filled into a URL, and redirections are not followed.
 */
public final class HttpArguments {

    private static final String URL = "url";
    private static final String METHOD = "method";
    private static final String HEADERS = "headers";
    private static final String JSON = "json";
    private static final String FORM = "form";
    private static final String XNAT_NAME = "xnat_external_system_name";
    private static final String EXPECTED = "expected_status";
    private static final String RETRIES = "retries";
    private static final String SECRET = "secret";
    private static final String SIGNING_SECRET = "signing_secret";
    private static final Set<String> KNOWN =
            Set.of(URL, METHOD, HEADERS, JSON, FORM, XNAT_NAME, EXPECTED, RETRIES, SECRET, SIGNING_SECRET);

    static final int MOST_RETRIES = 10;

    private static final String AUTHORIZATION = "Authorization";
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

    /** These say how the message travels; only the client knows that. */
    private static final Set<String> OF_THE_CLIENT =
            Set.of("host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade", "expect");

    /** RFC 9110, 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final CallbackArguments arguments;
    private final CallbackContext context;
    private final Secrets secrets;
    private final @Nullable String secret;
    private final Substitutions substitutions;

    private HttpArguments(CallbackArguments arguments, CallbackContext context, Secrets secrets) {
        this.arguments = arguments;
        this.context = context;
        this.secrets = secrets;
        this.secret = arguments
                .optionalText(SECRET)
                .map(name -> secrets.named(name, arguments, SECRET))
                .orElse(null);
        this.substitutions =
                new Substitutions(context, arguments.optionalText(XNAT_NAME).orElse("XNAT"), secret);
    }

    /**
     * The request that the arguments ask for.
     *
     * @throws CallbackFailure naming the argument that does not fit
     */
    public static HttpCall read(Map<String, ?> values, CallbackContext context, Secrets secrets) {
        CallbackArguments arguments = new CallbackArguments("http", values);
        arguments.warnBeyond(KNOWN, context);
        return new HttpArguments(arguments, context, secrets).call();
    }

    private HttpCall call() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", context.key());
        String body = body(headers);
        ownHeaders(headers);
        authorize(headers);
        arguments
                .optionalText(SIGNING_SECRET)
                .ifPresent(name -> headers.put(
                        Signature.HEADER,
                        Signature.of(body == null ? "" : body, secrets.named(name, arguments, SIGNING_SECRET))));
        return new HttpCall(
                method(body != null),
                HttpAddress.read(arguments, URL, substitutions.fill(arguments.text(URL), HttpAddress::encode)),
                headers,
                body,
                arguments.wholeNumbers(EXPECTED, Set.of()),
                arguments.wholeNumber(RETRIES, 0, MOST_RETRIES),
                secrets.redaction(context.secret()));
    }

    /** A secret that no text asks for by {@code $SECRET} is sent as most services take one (RFC 6750). */
    private void authorize(Map<String, String> headers) {
        if (secret == null || substitutions.usedSecret() || arguments.text(URL).contains("$SECRET")) {
            return;
        }
        if (headers.keySet().stream().anyMatch(AUTHORIZATION::equalsIgnoreCase)) {
            throw arguments.problem(SECRET, "is used nowhere", "write $SECRET where it belongs");
        }
        headers.put(AUTHORIZATION, "Bearer " + printable(AUTHORIZATION, secret));
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

    private @Nullable String body(Map<String, String> headers) {
        if (arguments.has(JSON) && arguments.has(FORM)) {
            throw arguments.problem(FORM, "stands beside 'json'", "give one of them");
        }
        if (arguments.has(FORM)) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            return arguments.mapping(FORM).entrySet().stream()
                    .map(field ->
                            HttpAddress.encode(field.getKey()) + "=" + HttpAddress.encode(filled(field.getValue())))
                    .collect(Collectors.joining("&"));
        }
        if (!arguments.has(JSON)) {
            return null;
        }
        headers.put("Content-Type", "application/json");
        Object filled = filledWithin(arguments.value(JSON));
        try {
            return Json.write(filled);
        } catch (IllegalArgumentException e) {
            throw arguments.problem(JSON, String.valueOf(e.getMessage()), "use plain values");
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
            if (!TOKEN.matcher(name).matches()) {
                throw arguments.problem(HEADERS, "holds the name '" + name + "'", "use letters, digits and dashes");
            }
            if (OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))
                    || name.toLowerCase(Locale.ROOT).startsWith("camel")) {
                throw arguments.problem(HEADERS, "holds " + name, "leave it out; it cannot be chosen");
            }
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, printable(name, filled(value)));
        });
    }

    private String printable(String name, String text) {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' || c > 126)) {
            throw arguments.problem(
                    HEADERS, "has control characters or letters beyond ASCII in " + name, "encode them");
        }
        return text;
    }
}
