package io.cameleer.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.StreamCache;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;

/** The beginning of a named route; registered while the route is started. */
final class NamedConsumer extends DefaultConsumer implements Suspendable {

    /** A result is kept in memory and stored, so an endless stream must not become one. */
    private static final int MOST_BYTES_OF_A_RESULT = 16 << 20;

    private final RouteScheme scheme;
    private final String name;
    private final Map<String, Object> parameters;
    private final NamedRoutes routes;

    NamedConsumer(
            NamedEndpoint endpoint,
            Processor processor,
            RouteScheme scheme,
            String name,
            Map<String, Object> parameters,
            NamedRoutes routes) {
        super(endpoint, processor);
        this.scheme = scheme;
        this.name = name;
        this.parameters = parameters;
        this.routes = routes;
    }

    NamedRoute namedRoute() {
        return new NamedRoute(scheme, name, getRouteId(), parameters);
    }

    /** Runs the route with a message of its own, on the caller's thread. */
    RouteOutcome call(@Nullable Object body, Map<String, Object> properties) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(body);
            ConditionNames.bind(exchange, namedRoute());
            properties.forEach(exchange::setProperty);
            createUoW(exchange);
            getProcessor().process(exchange);
            return outcome(exchange);
        } catch (Exception failure) {
            return failed(failure);
        } finally {
            doneUoW(exchange);
            releaseExchange(exchange, false);
        }
    }

    private RouteOutcome outcome(Exchange exchange) throws IOException {
        Exception failure = exchange.getException();
        if (failure != null) {
            return failed(failure);
        }
        return new RouteOutcome.Answered(getRouteId(), withoutStream(exchange));
    }

    /** A stream may lie in a file that goes with the exchange, so it is read before the end. */
    private static @Nullable Object withoutStream(Exchange exchange) throws IOException {
        Object body = exchange.getMessage().getBody();
        if (!(body instanceof StreamCache) && !(body instanceof InputStream)) {
            return body;
        }
        try (InputStream stream = exchange.getMessage().getBody(InputStream.class)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES_OF_A_RESULT + 1);
            if (bytes.length > MOST_BYTES_OF_A_RESULT) {
                throw new IOException("the body at the route's end is larger than " + (MOST_BYTES_OF_A_RESULT >> 20)
                        + " MiB; end the route with a smaller one");
            }
            return new String(bytes, Charset.forName(ExchangeHelper.getCharsetName(exchange)));
        }
    }

    private RouteOutcome failed(Exception failure) {
        if (failure instanceof RejectedExecutionException && !isStarted()) {
            throw new NoSuchRouteException(
                    "the route " + getRouteId() + " (" + namedRoute() + ") was stopped just now");
        }
        return new RouteOutcome.Failed(getRouteId(), failure);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        routes.add(this);
    }

    @Override
    protected void doStop() throws Exception {
        routes.remove(this);
        super.doStop();
    }

    @Override
    protected void doSuspend() {
        routes.remove(this);
    }

    @Override
    protected void doResume() {
        routes.add(this);
    }
}
