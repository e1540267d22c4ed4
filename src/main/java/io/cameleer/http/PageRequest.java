package io.cameleer.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a page may ask about its request. */
public final class PageRequest {

    private final RoutingContext context;
    private final Map<String, List<String>> form;

    PageRequest(RoutingContext context, Map<String, List<String>> form) {
        this.context = context;
        this.form = form;
    }

    /** A part of the path, decoded: {@code id} of {@code /runs/:id}. */
    public String path(String name) {
        return context.pathParams().getOrDefault(name, "");
    }

    /** The first value of a parameter behind the question mark, decoded. */
    public Optional<String> query(String name) {
        return context.queryParam(name).stream().findFirst();
    }

    /** The first value of a field of the posted form; empty where there is none. */
    public String form(String name) {
        return form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    /** All values of a field of the posted form, in their order. */
    public List<String> allOfForm(String name) {
        return form.getOrDefault(name, List.of());
    }

    /** Who asks. */
    public String user() {
        return Gate.name(context.user());
    }

    /** Whether everybody on this machine is administrator, because there is no account; pages say so. */
    public boolean isOpen() {
        return Gate.isOpen(context.user());
    }

    /** Whether it is a browser that asks, not a program. */
    public boolean wantsHtml() {
        return wantsHtml(context.request());
    }

    static boolean wantsHtml(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }
}
