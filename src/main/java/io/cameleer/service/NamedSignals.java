package io.cameleer.service;

import io.cameleer.route.NamedRoute;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.RouteOutcome;
import io.cameleer.route.RouteScheme;
import io.cameleer.signal.SignalRoutes;
import java.util.List;
import java.util.Map;

/** Signals are the routes that begin with {@code signal:}; a signal's name is its route's id. */
final class NamedSignals implements SignalRoutes {

    private final NamedRoutes routes;

    NamedSignals(NamedRoutes routes) {
        this.routes = routes;
    }

    @Override
    public List<String> names(String kind) {
        return routes.find(RouteScheme.SIGNAL, kind).stream()
                .map(NamedRoute::routeId)
                .toList();
    }

    @Override
    public void fire(String kind, String name, Map<String, Object> target) throws Exception {
        for (NamedRoute route : routes.find(RouteScheme.SIGNAL, kind)) {
            if (route.routeId().equals(name)
                    && routes.call(route, target, Map.of()) instanceof RouteOutcome.Failed failed) {
                throw failed.reason();
            }
        }
    }
}
