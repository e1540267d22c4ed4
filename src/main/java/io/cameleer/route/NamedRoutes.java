package io.cameleer.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The routes that can be called by name just now, and the way to call them from Java. A route is here while it is
 * started; a suspended or stopped one is not. Safe for use by many threads.
 */
public final class NamedRoutes {

    private final ConcurrentMap<String, NamedConsumer> byRouteId = new ConcurrentHashMap<>();

    /** All routes of a kind, ordered by name and then by route id. */
    public List<NamedRoute> all(RouteScheme scheme) {
        return byRouteId.values().stream()
                .map(NamedConsumer::namedRoute)
                .filter(route -> route.scheme() == scheme)
                .sorted(Comparator.comparing(NamedRoute::name).thenComparing(NamedRoute::routeId))
                .toList();
    }

    /** The routes under a name, ordered by route id; more than one only for signals and for applications. */
    public List<NamedRoute> find(RouteScheme scheme, String name) {
        return all(scheme).stream().filter(route -> route.name().equals(name)).toList();
    }

    /**
     * Calls the routes under a name, one after the other by route id; a failure of one does not keep the next from its
     * turn.
     *
     * @param properties of each exchange; {@link ConditionNames#PROPERTY} may hold the names for conditions
     * @return one outcome for each route; none for a signal that nobody listens to
     * @throws NoSuchRouteException where there is no such job, application or callback, or more than one
     */
    public List<RouteOutcome> call(
            RouteScheme scheme, String name, @Nullable Object body, Map<String, Object> properties) {
        return consumers(scheme, name, Map.of()).stream()
                .map(consumer -> consumer.call(body, properties))
                .toList();
    }

    /**
     * Calls this one route.
     *
     * @throws NoSuchRouteException where it is not there any more
     */
    public RouteOutcome call(NamedRoute route, @Nullable Object body, Map<String, Object> properties) {
        NamedConsumer consumer = byRouteId.get(route.routeId());
        if (consumer == null || !consumer.namedRoute().equals(route)) {
            throw new NoSuchRouteException("the route " + route.routeId() + " (" + route + ") is not running just now");
        }
        return consumer.call(body, properties);
    }

    /** Who answers a call: all listeners of a signal, exactly one of any other kind. */
    List<NamedConsumer> consumers(RouteScheme scheme, String name, Map<String, Object> wanted) {
        List<NamedConsumer> found = new ArrayList<>();
        for (NamedRoute route : find(scheme, name)) {
            NamedConsumer consumer = byRouteId.get(route.routeId());
            if (consumer != null && (scheme.shared() || route.answers(wanted))) {
                found.add(consumer);
            }
        }
        if (scheme.shared() || found.size() == 1) {
            return found;
        }
        String asked = new NamedRoute(scheme, name, "", wanted).toString();
        if (found.isEmpty()) {
            throw new NoSuchRouteException("no running route begins with " + asked);
        }
        throw new NoSuchRouteException(asked + " may mean any of "
                + found.stream()
                        .map(consumer -> consumer.namedRoute().toString())
                        .collect(Collectors.joining(", "))
                + "; say which by its parameters");
    }

    void add(NamedConsumer consumer) {
        NamedRoute route = consumer.namedRoute();
        find(route.scheme(), route.name()).stream()
                .filter(other -> other.excludes(route))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalStateException("the route " + other.routeId() + " begins with " + other
                            + " already, and a " + route.scheme().scheme() + " is answered by one route");
                });
        byRouteId.put(route.routeId(), consumer);
    }

    void remove(NamedConsumer consumer) {
        byRouteId.remove(consumer.namedRoute().routeId(), consumer);
    }
}
