package io.cameleer.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a posted form. A form of another site is refused, and pages ask for a token of their own besides.
 */
final class PageForm {

    /** Longer than anything that a person writes into a form. */
    private static final int LONGEST = 1024 * 1024;

    private static final String TYPE = "application/x-www-form-urlencoded";

    private PageForm() {}

    /** The fields, or the {@link ProblemException} that refuses them. Called on an event loop. */
    static Future<Map<String, List<String>>> read(HttpServerRequest request) {
        Problem refusal = refusal(request);
        if (refusal != null) {
            return Future.failedFuture(new ProblemException(refusal));
        }
        Promise<Map<String, List<String>>> fields = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(fields::tryFail);
        request.handler(part -> {
            if (body.length() + part.length() > LONGEST) {
                request.handler(null);
                fields.tryFail(new ProblemException(413, "the form is longer than 1 MiB"));
            } else {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            try {
                fields.tryComplete(PercentCoding.decodeQuery(body.toString(StandardCharsets.UTF_8)));
            } catch (ProblemException broken) {
                fields.tryFail(broken);
            }
        });
        return fields.future();
    }

    private static @Nullable Problem refusal(HttpServerRequest request) {
        String type = String.valueOf(request.getHeader(HttpHeaders.CONTENT_TYPE));
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE)) {
            return new Problem(415, "this address takes forms: " + TYPE);
        }
        return OtherSites.sent(request)
                ? new Problem(403, "the form comes from a page of another site; behind a proxy, pass Host on unchanged")
                : null;
    }
}
