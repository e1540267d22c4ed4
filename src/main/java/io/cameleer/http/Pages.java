package io.cameleer.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What is served without a contract: pages for people, and small documents such as those for health checks. */
public final class Pages {

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, Page> forms = new LinkedHashMap<>();

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

    /** Adds what takes the form that is posted to a path. A form of another site does not reach it. */
    public Pages post(String path, Page page) {
        forms.put(path, page);
        return this;
    }

    void addTo(Router router) {
        pages.forEach((path, page) -> router.get(path).handler(context -> serve(page, context, Map.of())));
        forms.forEach((path, page) -> router.post(path).handler(context -> PageForm.read(context.request())
                .onSuccess(fields -> serve(page, context, fields))
                .onFailure(context::fail)));
        TreeSet<String> all = new TreeSet<>(pages.keySet());
        all.addAll(forms.keySet());
        all.forEach(path -> router.route(path).handler(context -> refuseMethod(path, context)));
    }

    private void refuseMethod(String path, RoutingContext context) {
        String methods = (pages.containsKey(path) ? "GET, HEAD" : "") + (forms.containsKey(path) ? ", POST" : "");
        String allowed = methods.startsWith(", ") ? methods.substring(2) : methods;
        context.response().putHeader(HttpHeaders.ALLOW, allowed);
        ProblemAnswer.send(context, new Problem(405, "this address takes " + allowed + " only"));
    }

    private static void serve(Page page, RoutingContext context, Map<String, List<String>> form) {
        context.vertx()
                .executeBlocking(() -> page.answer(new PageRequest(context, form)), false)
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
        response.setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        answer.headers().forEach(response::putHeader);
        boolean bodyless = Gate.wantsNoBody(context.user());
        if (answer.file() != null && !bodyless) {
            response.sendFile(answer.file().toString()).onFailure(context::fail);
            return;
        }
        Buffer body = Buffer.buffer(answer.body());
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
        if (bodyless) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
