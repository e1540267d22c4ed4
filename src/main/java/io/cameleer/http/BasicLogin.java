package io.cameleer.http;

import io.cameleer.security.Logins;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * HTTP Basic against the accounts. Without a login only monitors get an answer, and whoever may hold the secret of a
 * callback execution gets as far as that execution, where the secret is asked for.
 */
final class BasicLogin implements Accounts {

    private static final String SCHEME = "basic ";
    private static final Set<String> HEALTH = Set.of("/health", "/-/healthy", "/-/ready", "/-/versions");
    private static final Pattern EXECUTION = Pattern.compile("/api/v2/callback_executions/[0-9]{1,18}");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Checking costs much: guessing must not take all processors, nor memory for those who wait. */
    private static final int CHECKERS = 2;

    private static final int WAITING = 100;

    private final Logins logins;
    private final ThreadPoolExecutor checkers;

    BasicLogin(Logins logins) {
        this.logins = logins;
        this.checkers = new ThreadPoolExecutor(
                CHECKERS, CHECKERS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "cameleer-login");
                    thread.setDaemon(true);
                    return thread;
                });
        checkers.allowCoreThreadTimeOut(true);
    }

    private record Credentials(String username, String password) {}

    @Override
    public boolean exist() {
        return true;
    }

    @Override
    public Future<Admission> admit(HttpServerRequest request) {
        boolean reads = READING.contains(request.method());
        // Compared as it was sent: what must be normalised first is none of these addresses.
        String path = request.path();
        if (reads && HEALTH.contains(path)) {
            return Future.succeededFuture(new Admission.Admitted(""));
        }
        if (!reads && OtherSites.sent(request)) {
            return Future.succeededFuture(new Admission.Refused(new Problem(
                    403, "the request comes from a page of another site; behind a proxy, pass Host on unchanged")));
        }
        Admission withoutLogin = path != null && EXECUTION.matcher(path).matches()
                ? new Admission.Admitted("")
                : new Admission.Challenged();
        return credentials(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(given -> check(given, withoutLogin))
                .orElseGet(() -> Future.succeededFuture(withoutLogin));
    }

    private Future<Admission> check(Credentials given, Admission otherwise) {
        if (logins.remember(given.username(), given.password())) {
            return Future.succeededFuture(new Admission.Admitted(given.username()));
        }
        Context context = Vertx.currentContext();
        Promise<Admission> decided = Promise.promise();
        try {
            checkers.execute(() -> {
                Admission admission = decide(given, otherwise);
                context.runOnContext(back -> decided.complete(admission));
            });
        } catch (RejectedExecutionException full) {
            decided.complete(
                    new Admission.Refused(new Problem(429, "too many logins wait to be checked; try again later")));
        }
        return decided.future();
    }

    private Admission decide(Credentials given, Admission otherwise) {
        try {
            return logins.verify(given.username(), given.password())
                    ? new Admission.Admitted(given.username())
                    : otherwise;
        } catch (RuntimeException failure) {
            return new Admission.Refused(ProblemAnswer.unforeseen("login", "", failure));
        }
    }

    private static Optional<Credentials> credentials(String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String pair = new String(bytes, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
