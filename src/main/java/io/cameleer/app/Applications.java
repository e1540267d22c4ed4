package io.cameleer.app;

import io.cameleer.analysis.Application;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.RouteScheme;
import io.cameleer.spelling.Similar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The applications that are there now: the routes that begin with {@code app:}. Thread-safe. */
public final class Applications {

    private static final List<String> OPTIONS = List.of("version", "assembly", "species");

    private final NamedRoutes routes;

    public Applications(NamedRoutes routes) {
        this.routes = routes;
    }

    public List<Registered> all() {
        return routes.all(RouteScheme.APP).stream().map(Registered::of).toList();
    }

    /** The route of an application; empty: none runs just now. */
    public Optional<Registered> find(Application application) {
        return all().stream()
                .filter(registered -> registered.application().equals(application))
                .findFirst();
    }

    /** All that may be meant; {@code options} as for {@link #resolve}. */
    public List<Registered> fitting(String name, Map<String, ?> options) {
        String wanted = Application.canonical(name);
        return all().stream()
                .filter(registered -> registered.application().name().equals(wanted))
                .filter(registered -> OPTIONS.stream().allMatch(option -> fits(registered, option, options)))
                .toList();
    }

    /**
     * The one application that is meant.
     *
     * @param options {@code version}, {@code assembly}, {@code species}: what is not given may be anything
     * @throws InvalidRequestException there is none, or several
     */
    public Registered resolve(String name, Map<String, ?> options) {
        String wanted = Application.canonical(name);
        List<Registered> named = fitting(name, Map.of());
        List<Registered> found = fitting(name, options);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (named.isEmpty()) {
            List<String> known = all().stream()
                    .map(registered -> registered.application().name())
                    .toList();
            String meant = Similar.didYouMean(wanted, known);
            throw new InvalidRequestException("there is no application " + name
                    + (meant == null ? "; add a route that begins with app:" + wanted : "; " + meant));
        }
        throw new InvalidRequestException(
                (found.isEmpty() ? "no application " + name + " fits " + options : "app:" + name + " may mean any")
                        + " of " + list(found.isEmpty() ? named : found) + "; say which by version and assembly");
    }

    private static boolean fits(Registered registered, String option, Map<String, ?> options) {
        Object wanted = options.get(option);
        return wanted == null || String.valueOf(wanted).equals(value(registered.application(), option));
    }

    private static String value(Application application, String option) {
        return switch (option) {
            case "version" -> application.version();
            case "assembly" -> application.assembly();
            default -> application.species();
        };
    }

    private static String list(List<Registered> registered) {
        return registered.stream().map(one -> one.route().toString()).collect(Collectors.joining(", "));
    }
}
