package io.cameleer.http;

import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** Adds our own handlers to the server's router: pages before Camel's routes, problems after them. */
final class ServerRouter extends ServiceSupport implements CamelContextAware {

    private final int wantedPort;
    private final Pages pages;
    private volatile @Nullable CamelContext context;
    private volatile @Nullable VertxPlatformHttpRouter router;
    private volatile boolean installed;

    ServerRouter(int wantedPort, Pages pages) {
        this.wantedPort = wantedPort;
        this.pages = pages;
    }

    int port() {
        VertxPlatformHttpRouter started = router;
        return started == null ? 0 : started.getServer().getServer().actualPort();
    }

    /** Whether pages are served; the server listens before. */
    boolean isInstalled() {
        return installed;
    }

    @Override
    protected void doStart() {
        VertxPlatformHttpRouter found =
                VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(wantedPort));
        router = found;
        found.route().failureHandler(ServerRouter::failed);
        pages.addTo(found);
        found.route()
                .order(Integer.MAX_VALUE)
                .handler(asked ->
                        ProblemAnswer.send(asked, new Problem(404, "there is nothing at " + asked.normalizedPath())));
        installed = true;
    }

    private static void failed(RoutingContext context) {
        Throwable cause = context.failure();
        if (cause instanceof ProblemException refused) {
            ProblemAnswer.send(context, refused.problem());
        } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
            ProblemAnswer.send(context, new Problem(context.statusCode(), detail(context.statusCode())));
        } else {
            ProblemAnswer.send(
                    context,
                    ProblemAnswer.unforeseen(context.request().method().name(), context.normalizedPath(), cause));
        }
    }

    private static String detail(int status) {
        return switch (status) {
            case 405 -> "this address does not take this method";
            case 413 -> "the body is larger than cameleer.http.max-body allows";
            default -> "the request cannot be served";
        };
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }
}
