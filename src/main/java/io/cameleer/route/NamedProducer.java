package io.cameleer.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.ExchangeHelper;

/** Calls named routes from a route, as in {@code to: job:nightly}. */
final class NamedProducer extends DefaultAsyncProducer {

    private final RouteScheme scheme;
    private final String name;
    private final Map<String, Object> parameters;
    private final NamedRoutes routes;

    NamedProducer(
            NamedEndpoint endpoint,
            RouteScheme scheme,
            String name,
            Map<String, Object> parameters,
            NamedRoutes routes) {
        super(endpoint);
        this.scheme = scheme;
        this.name = name;
        this.parameters = parameters;
        this.routes = routes;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        List<NamedConsumer> called;
        try {
            called = routes.consumers(scheme, name, parameters);
        } catch (NoSuchRouteException absent) {
            exchange.setException(absent);
            callback.done(true);
            return true;
        }
        if (scheme.shared()) {
            fire(exchange, called);
            callback.done(true);
            return true;
        }
        return callOne(exchange, called.get(0), callback);
    }

    /** The called route works on the caller's message, but its conditions have its own names. */
    private static boolean callOne(Exchange exchange, NamedConsumer consumer, AsyncCallback callback) {
        Object namesOfCaller = exchange.removeProperty(ConditionNames.PROPERTY);
        ConditionNames.bind(exchange, consumer.namedRoute());
        return consumer.getAsyncProcessor().process(exchange, doneSynchronously -> {
            exchange.setProperty(ConditionNames.PROPERTY, namesOfCaller);
            callback.done(doneSynchronously);
        });
    }

    /** Every listener gets a copy and its turn; the caller's message stays as it is, and learns of failures at the end. */
    private static void fire(Exchange exchange, List<NamedConsumer> listeners) {
        List<Exception> failures = new ArrayList<>();
        for (NamedConsumer listener : listeners) {
            Exchange copy = ExchangeHelper.createCorrelatedCopy(exchange, false);
            ConditionNames.bind(copy, listener.namedRoute());
            try {
                listener.getProcessor().process(copy);
            } catch (Exception failure) {
                copy.setException(failure);
            }
            if (copy.getException() != null) {
                failures.add(copy.getException());
            }
        }
        if (!failures.isEmpty()) {
            Exception first = failures.get(0);
            failures.stream().filter(failure -> failure != first).forEach(first::addSuppressed);
            exchange.setException(first);
        }
    }
}
