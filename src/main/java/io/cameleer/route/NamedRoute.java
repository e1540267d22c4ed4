package io.cameleer.route;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A route that can be called by name just now.
 *
 * @param parameters the options behind the name: {@code version=0.7.17} in {@code app:bwa-mem?version=0.7.17}
 */
public record NamedRoute(RouteScheme scheme, String name, String routeId, Map<String, Object> parameters) {

    public NamedRoute {
        parameters = Map.copyOf(parameters);
    }

    /** Whether a caller who names these parameters may mean this route. */
    boolean answers(Map<String, Object> wanted) {
        return wanted.entrySet().stream().allMatch(entry -> String.valueOf(entry.getValue())
                .equals(String.valueOf(parameters.get(entry.getKey()))));
    }

    /** Whether another route under the same name cannot run beside this one, because a caller could not choose. */
    boolean excludes(NamedRoute other) {
        return !routeId.equals(other.routeId)
                && scheme == other.scheme
                && name.equals(other.name)
                && switch (scheme) {
                    case SIGNAL -> false;
                    case APP -> parameters.equals(other.parameters);
                    case JOB, CALLBACK -> true;
                };
    }

    /** The URI that the route begins with, its parameters sorted. */
    @Override
    public String toString() {
        String options = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining("&"));
        return scheme.scheme() + ":" + name + (options.isEmpty() ? "" : "?" + options);
    }
}
