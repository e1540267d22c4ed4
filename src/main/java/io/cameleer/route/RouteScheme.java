package io.cameleer.route;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four kinds of route that are called by name; an operator adds one by writing a route that begins with it. */
public enum RouteScheme {
    /** An automation that is started by name; its body is the parameters. */
    JOB,
    /** Reacts to an event; several routes may react to the same one, each known by its route id. */
    SIGNAL,
    /** An analysis application; several versions may stand side by side, told apart by their parameters. */
    APP,
    /** A callback function of the workflow language; the body at its end is the result. */
    CALLBACK;

    /** The name in a URI: {@code callback} in {@code callback:send_mail}. */
    public String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RouteScheme> of(String scheme) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.scheme().equals(scheme))
                .findFirst();
    }

    /** Whether several routes may begin with the same URI. */
    boolean shared() {
        return this == SIGNAL;
    }

    /** What conditions in such a route call its body. */
    String bodyName(String routeName) {
        return switch (this) {
            case JOB -> "parameters";
            case SIGNAL -> "status-change".equals(routeName) ? "analysis" : "experiment";
            case APP -> "analysis";
            case CALLBACK -> "execution";
        };
    }
}
