package io.cameleer.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.util.Optional;
import java.util.function.Supplier;

/** The first handler of every path: nobody passes before the service is open, nor whom the accounts do not admit. */
final class Gate implements AuthenticationHandler {

    private static final String NAME = "username";
    private static final String HEAD = "head";
    private static final String OPEN = "open";

    /** Pages are ours alone: no script, nothing of other sites, in no frame, and forms go nowhere else. */
    private static final String CONTENT_SECURITY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String SECONDS_UNTIL_OPEN = "2";

    private final Accounts accounts;
    private final Supplier<Optional<String>> closed;

    /** {@code closed}: what keeps the service from being open, as a sentence; asked at every request. */
    Gate(Accounts accounts, Supplier<Optional<String>> closed) {
        this.accounts = accounts;
        this.closed = closed;
    }

    @Override
    public void handle(RoutingContext context) {
        harden(context.response());
        Optional<String> reason = closed.get();
        if (reason.isPresent()) {
            context.response().putHeader("Retry-After", SECONDS_UNTIL_OPEN);
            ProblemAnswer.send(context, new Problem(503, reason.get()));
            return;
        }
        // Until it is decided nobody reads the body, so none of it may arrive.
        context.request().pause();
        accounts.admit(context.request()).onComplete(decided -> {
            context.request().resume();
            if (decided.failed()) {
                context.fail(decided.cause());
            } else if (decided.result() instanceof Admission.Refused refused) {
                ProblemAnswer.send(context, refused.problem());
            } else if (decided.result() instanceof Admission.Challenged) {
                challenge(context.response());
            } else if (decided.result() instanceof Admission.Admitted admitted) {
                context.setUser(user(context, admitted.user()));
                pass(context);
            }
        });
    }

    /** The name of whom the gate let in. */
    static String name(User user) {
        return String.valueOf(user.principal().getString(NAME));
    }

    /** Whether everybody on this machine is administrator, because there is no account. */
    static boolean isOpen(User user) {
        return user.attributes().getBoolean(OPEN, false);
    }

    /** Whether the request was HEAD before the gate made it GET. */
    static boolean wantsNoBody(User user) {
        return user.attributes().getBoolean(HEAD, false);
    }

    /** The user is all of the context that reaches Camel, so it carries the method as well. */
    private User user(RoutingContext context, String name) {
        User user = User.create(new JsonObject().put(NAME, name));
        user.attributes().put(HEAD, context.<Boolean>get(HEAD, false));
        user.attributes().put(OPEN, !accounts.exist());
        return user;
    }

    /** What answers GET answers HEAD as well; Vert.x leaves the body out itself only with HTTP/1.1. */
    private static void pass(RoutingContext context) {
        if (context.request().method().equals(HttpMethod.HEAD)) {
            context.put(HEAD, true);
            context.reroute(HttpMethod.GET, context.request().uri());
        } else {
            context.next();
        }
    }

    /** In Study Governor's words, which its clients know. */
    private static void challenge(HttpServerResponse response) {
        response.setStatusCode(401)
                .putHeader("WWW-Authenticate", "Basic realm=\"Cameleer\"")
                .putHeader(HttpHeaders.CONTENT_TYPE, PageAnswer.HTML)
                .end("You are not authenticated. Please supply the correct credentials.");
    }

    private static void harden(HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("X-Frame-Options", "DENY");
        response.putHeader("Referrer-Policy", "same-origin");
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY);
    }
}
