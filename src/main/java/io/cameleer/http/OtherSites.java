package io.cameleer.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

/**
 * Recognises requests that a page of another site makes a browser send: with them goes the login of whoever looks at that
 * page. Browsers say where a request comes from (Fetch Metadata, and Origin); a program that says neither has no login to
 * misuse.
 */
final class OtherSites {

    private OtherSites() {}

    static boolean sent(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return site != null && !site.equals("same-origin") || origin != null && !isOurs(origin, request);
    }

    /** The scheme may be another behind a proxy that ends TLS. */
    private static boolean isOurs(String origin, HttpServerRequest request) {
        HostAndPort ours = request.authority();
        int end = origin.indexOf("://");
        return ours != null && end > 0 && origin.substring(end + 3).equalsIgnoreCase(ours.toString());
    }
}
