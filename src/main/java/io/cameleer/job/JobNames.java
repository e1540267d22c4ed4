package io.cameleer.job;

import io.cameleer.route.NamedRoute;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.RouteScheme;
import io.cameleer.spelling.Similar;
import java.util.List;
import java.util.Map;

/** The jobs that are there now, by the names that people know them by. */
public final class JobNames {

    /** Isabl's names of what is a job here. */
    private static final Map<String, String> ISABL = Map.of(
            "isabl_api.tasks.report_failed_signals_task", "report-failed-signals",
            "isabl_api.tasks.report_status_change_task", "report-status-change");

    private final NamedRoutes routes;

    public JobNames(NamedRoutes routes) {
        this.routes = routes;
    }

    public List<String> all() {
        return routes.all(RouteScheme.JOB).stream().map(NamedRoute::name).toList();
    }

    /**
     * The route name of a job.
     *
     * @throws IllegalArgumentException there is none, with the name that was probably meant
     */
    public String resolve(String name) {
        String route = ISABL.getOrDefault(name.strip(), RunJob.routeName(name));
        List<String> known = all();
        if (known.contains(route)) {
            return route;
        }
        String meant = Similar.didYouMean(route, known);
        throw new IllegalArgumentException("there is no job '" + name + "'" + (meant == null ? "" : " (" + meant + ")")
                + "; it is one of " + String.join(", ", known));
    }
}
