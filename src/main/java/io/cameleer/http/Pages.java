package io.cameleer.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is served without a contract: pages for people, and small documents such as those for health checks. */
public final class Pages {

    private final Map<String, Page> pages = new LinkedHashMap<>();

    Pages() {}

    /** Serves one path. It may take its time: it runs on a worker's thread. */
    @FunctionalInterface
    public interface Page {

        /** Answers; a {@link ProblemException} becomes its problem, anything else one of status 500. */
        PageAnswer answer(PageRequest request) throws Exception;
    }

    /** Adds a page for GET and HEAD, before the server starts; a path has parts like {@code /runs/:id}. */
    public Pages get(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    void addTo(Router router) {
        pages.forEach((path, page) -> {
            router.get(path).handler(context -> serve(page, context));
            router.route(path).handler(Pages::refuseMethod);
        });
    }

    private static void refuseMethod(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
        ProblemAnswer.send(context, new Problem(405, "this address takes GET and HEAD only"));
    }

    private static void serve(Page page, RoutingContext context) {
        context.vertx()
                .executeBlocking(() -> page.answer(new PageRequest(context)), false)
                .onComplete(done -> {
                    if (done.succeeded()) {
                        send(context, done.result());
                    } else {
                        context.fail(done.cause());
                    }
                });
    }

    private static void send(RoutingContext context, PageAnswer answer) {
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        Buffer body = Buffer.buffer(answer.body());
        response.setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (Gate.wantsNoBody(context.user())) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
