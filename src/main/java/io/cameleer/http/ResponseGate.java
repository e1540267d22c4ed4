package io.cameleer.http;

import io.cameleer.json.Json;
import io.vertx.ext.auth.User;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;

/**
 * The end of every route that the web reaches: what goes out is a body with its media type and the few headers that an
 * answer may have. Camel would send whatever is left in the message, the request's own headers included.
 */
final class ResponseGate extends RoutePolicySupport {

    private static final String CLOSED = "cameleer.answer-closed";
    private static final String USER = "cameleer.user";
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Set<String> ALLOWED = Set.of(
            "allow",
            "cache-control",
            "content-disposition",
            "content-type",
            "deprecation",
            "etag",
            "last-modified",
            "link",
            "location",
            "retry-after",
            "sunset",
            Exchange.HTTP_RESPONSE_CODE.toLowerCase(Locale.ROOT));

    /** Puts the gate before the web on all routes that have one; Camel finds it in the registry by its type. */
    static RoutePolicyFactory factory() {
        ResponseGate gate = new ResponseGate();
        return new RoutePolicyFactory() {
            @Override
            public @Nullable RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode node) {
                return node instanceof RouteDefinition route && isOfTheWeb(route) ? gate : null;
            }
        };
    }

    private static boolean isOfTheWeb(RouteDefinition route) {
        String from = String.valueOf(route.getInput().getEndpointUri());
        return from.startsWith("rest") || from.startsWith("platform-http");
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        close(exchange);
    }

    /** Makes the message an answer. Done twice it changes nothing more. */
    static void close(Exchange exchange) {
        if (exchange.getProperty(CLOSED) != null) {
            return;
        }
        exchange.setProperty(CLOSED, true);
        Message message = exchange.getMessage();
        Exception failure = exchange.getException();
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (failure != null) {
            exchange.setException(null);
            answer(message, problem(exchange, failure));
        } else if (exchange.getProperty(HttpRequest.PROPERTY) == null && status != null && status >= 400) {
            answer(
                    message,
                    new Problem(
                            status,
                            status == 405
                                    ? "this address does not take this method"
                                    : "there is nothing at this address"));
        } else {
            write(message, status);
        }
        User user = exchange.getProperty(USER, User.class);
        if (user != null && Gate.wantsNoBody(user)) {
            message.setBody(null);
        }
        message.getHeaders().keySet().removeIf(name -> !ALLOWED.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** Keeps who asks, before the message's headers are cleared. */
    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        Object user = exchange.getMessage().getHeader(VertxPlatformHttpConstants.AUTHENTICATED_USER);
        if (user != null) {
            exchange.setProperty(USER, user);
        }
    }

    private static Problem problem(Exchange exchange, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known.problem();
            } else if (cause instanceof DirectConsumerNotAvailableException) {
                return new Problem(
                        503,
                        "no route serves this operation just now; try again, or look for a problem in api.camel.yaml");
            }
        }
        Object request = exchange.getProperty(HttpRequest.PROPERTY);
        String method = request instanceof HttpRequest known ? known.method() : "";
        String operation =
                request instanceof HttpRequest known ? known.operation() : String.valueOf(exchange.getFromRouteId());
        return ProblemAnswer.unforeseen(method, operation, failure);
    }

    private static void answer(Message message, Problem problem) {
        Object allow = message.getHeader("Allow");
        message.removeHeaders("*");
        if (allow != null && problem.status() == 405) {
            message.setHeader("Allow", allow);
        }
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        message.setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        message.setBody(problem.json());
    }

    private static void write(Message message, @Nullable Integer status) {
        Object body = message.getBody();
        if (status == null) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, body == null ? 204 : 200);
        }
        if (body instanceof Map || body instanceof List) {
            message.setBody(Json.write(body));
            message.setHeader(Exchange.CONTENT_TYPE, JSON);
        } else if (body != null && message.getHeader(Exchange.CONTENT_TYPE) == null) {
            message.setHeader(Exchange.CONTENT_TYPE, TEXT);
        }
    }
}
