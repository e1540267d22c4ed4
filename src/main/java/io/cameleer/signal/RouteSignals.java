package io.cameleer.signal;

import io.cameleer.analysis.Chain;
import io.cameleer.route.NamedRoute;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.RouteOutcome;
import io.cameleer.route.RouteScheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signals are the routes that begin with {@code signal:}; a signal's name is its route's id. */
public final class RouteSignals implements SignalSource {

    private final NamedRoutes routes;

    public RouteSignals(NamedRoutes routes) {
        this.routes = routes;
    }

    @Override
    public String origin() {
        return "route";
    }

    @Override
    public List<String> names(String kind) {
        return routes.find(RouteScheme.SIGNAL, kind).stream()
                .map(NamedRoute::routeId)
                .toList();
    }

    @Override
    public boolean answers(String kind, String name) {
        return find(kind, name).isPresent();
    }

    @Override
    public void fire(SignalCall call) throws Exception {
        Optional<NamedRoute> route = find(call.kind(), call.name());
        if (route.isPresent()
                && routes.call(route.get(), call.body(), Map.of(Chain.PROPERTY, call.chain()))
                        instanceof RouteOutcome.Failed failed) {
            throw failed.reason();
        }
    }

    private Optional<NamedRoute> find(String kind, String name) {
        return routes.find(RouteScheme.SIGNAL, kind).stream()
                .filter(route -> route.routeId().equals(name))
                .findFirst();
    }
}
