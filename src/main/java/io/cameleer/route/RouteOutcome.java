package io.cameleer.route;

import org.jspecify.annotations.Nullable;

/** What became of one call of a named route. */
public sealed interface RouteOutcome {

    /** The id of the route that was called. */
    String routeId();

    /**
     * The route ran to its end.
     *
     * @param body the body at its end; a stream was read into text
     */
    record Answered(String routeId, @Nullable Object body) implements RouteOutcome {}

    /** The route ended with an exception that it did not handle. */
    record Failed(String routeId, Exception reason) implements RouteOutcome {}
}
