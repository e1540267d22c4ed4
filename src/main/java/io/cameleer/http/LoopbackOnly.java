package io.cameleer.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what was really sent from this machine by something that meant this service. Listening on loopback is not
 * enough for that: a web page elsewhere can make the browser here send a request, under a name of its own that leads to
 * 127.0.0.1 or as a form's post, and a proxy can carry requests of others.
 */
final class LoopbackOnly implements Accounts {

    static final String USER = "administrator";

    private static final int HTTP_PORT = 80;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final List<String> MARKS_OF_A_PROXY = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    @Override
    public boolean exist() {
        return false;
    }

    @Override
    public Future<Admission> admit(HttpServerRequest request) {
        String reason = reasonToRefuse(request);
        Admission admission = reason == null
                ? new Admission.Admitted(USER)
                : new Admission.Refused(new Problem(
                        403, "without an account this service answers only this machine itself: " + reason));
        return Future.succeededFuture(admission);
    }

    private static @Nullable String reasonToRefuse(HttpServerRequest request) {
        MultiMap headers = request.headers();
        int port = request.localAddress().port();
        HostAndPort authority = request.authority();
        if (authority == null || !names(authority, port) || !allName(headers.getAll(HttpHeaders.HOST), port)) {
            return "Host must be localhost:" + port + ", 127.0.0.1:" + port + " or [::1]:" + port;
        }
        for (String origin : headers.getAll(HttpHeaders.ORIGIN)) {
            if (!origin.startsWith("http://")
                    || !names(HostAndPort.parseAuthority(origin.substring(7), HTTP_PORT), port)) {
                return "the request comes from a page of another site";
            }
        }
        if (OTHER_SITES.contains(String.valueOf(headers.get("Sec-Fetch-Site"))) && !followsALink(request)) {
            return "the request comes from a page of another site";
        }
        return MARKS_OF_A_PROXY.stream().anyMatch(headers::contains) ? "the request came through a proxy" : null;
    }

    /** A click on a link in a mail or a wiki shows a page and changes nothing. */
    private static boolean followsALink(HttpServerRequest request) {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return reads && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
    }

    private static boolean allName(List<String> hosts, int port) {
        return hosts.stream().allMatch(host -> names(HostAndPort.parseAuthority(host, HTTP_PORT), port));
    }

    private static boolean names(@Nullable HostAndPort authority, int port) {
        return authority != null
                && LOOPBACK.contains(authority.host().toLowerCase(Locale.ROOT))
                && (authority.port() < 0 ? HTTP_PORT : authority.port()) == port;
    }
}
