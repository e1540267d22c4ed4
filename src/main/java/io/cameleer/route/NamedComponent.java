package io.cameleer.route;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** The component behind {@code job:}, {@code signal:}, {@code app:} and {@code callback:}; one instance for each. */
public final class NamedComponent extends DefaultComponent {

    private static final String NAME_PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private final RouteScheme scheme;
    private final NamedRoutes routes;
    private final @Nullable CallHandler handler;

    public NamedComponent(RouteScheme scheme, NamedRoutes routes) {
        this(scheme, routes, null);
    }

    /** {@code handler} gets what is sent {@code to:} this scheme; null: the route does. */
    public NamedComponent(RouteScheme scheme, NamedRoutes routes, @Nullable CallHandler handler) {
        this.scheme = scheme;
        this.routes = routes;
        this.handler = handler;
    }

    @Nullable
    CallHandler handler() {
        return handler;
    }

    /** Adds the four components to a context; {@code routes} must not be shared between contexts. */
    public static void addAll(CamelContext context, NamedRoutes routes) {
        for (RouteScheme scheme : RouteScheme.values()) {
            context.addComponent(scheme.scheme(), new NamedComponent(scheme, routes));
        }
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!remaining.matches(NAME_PATTERN)) {
            throw new IllegalArgumentException("'" + remaining + "' cannot name a " + scheme.scheme()
                    + "; allowed are letters, digits, dots, dashes and underscores");
        }
        Map<String, Object> own = Map.copyOf(parameters);
        // What is left in the map counts as unknown to Camel.
        parameters.clear();
        return new NamedEndpoint(uri, this, scheme, remaining, own, routes);
    }
}
