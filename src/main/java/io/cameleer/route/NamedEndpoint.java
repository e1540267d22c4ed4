package io.cameleer.route;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** Both ends of a named route: {@code from:} registers it, {@code to:} calls it. */
final class NamedEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {

    private final RouteScheme scheme;
    private final String name;
    private final Map<String, Object> parameters;
    private final NamedRoutes routes;

    NamedEndpoint(
            String uri,
            NamedComponent component,
            RouteScheme scheme,
            String name,
            Map<String, Object> parameters,
            NamedRoutes routes) {
        super(uri, component);
        this.scheme = scheme;
        this.name = name;
        this.parameters = parameters;
        this.routes = routes;
    }

    @Override
    public Producer createProducer() {
        CallHandler handler = ((NamedComponent) getComponent()).handler();
        if (handler != null) {
            return new HandledProducer(this, name, parameters, handler);
        }
        return new NamedProducer(this, scheme, name, parameters, routes);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        NamedConsumer consumer = new NamedConsumer(this, processor, scheme, name, parameters, routes);
        configureConsumer(consumer);
        return consumer;
    }

    /** What no second route may begin with, {@code null} where any number may. */
    @Nullable
    String claim() {
        return switch (scheme) {
            case SIGNAL -> null;
            case APP -> new NamedRoute(scheme, name, "", parameters).toString();
            case JOB, CALLBACK -> scheme.scheme() + ":" + name;
        };
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return scheme.shared();
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }
}
