package io.cameleer.route;

import org.apache.camel.Endpoint;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * A beginning that only one route may have.
 *
 * @param from the beginning as two files would have it in common; {@code null} where any number of routes may share it
 */
record RouteClaim(String routeId, @Nullable String from) {

    static RouteClaim of(Route route) {
        Endpoint endpoint = route.getEndpoint();
        if (endpoint instanceof NamedEndpoint named) {
            return new RouteClaim(route.getRouteId(), named.claim());
        } else if (endpoint instanceof DirectEndpoint) {
            // Its options do not matter: the name is what callers reach.
            String key = endpoint.getEndpointKey();
            return new RouteClaim(
                    route.getRouteId(), key.replaceFirst("://", ":").replaceFirst("\\?.*", ""));
        } else if (endpoint instanceof MultipleConsumersSupport several && several.isMultipleConsumersSupported()) {
            return new RouteClaim(route.getRouteId(), null);
        }
        return new RouteClaim(route.getRouteId(), endpoint.getEndpointKey());
    }
}
