package io.cameleer.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.slf4j.MDC;

/**
 * Tries a file of routes in a context of its own that shares the beans and settings of the running one and starts
 * nothing: every route is parsed and built, no directory is touched and no message is moved.
 */
final class DryRun {

    /** Marks what Camel logs meanwhile, stack traces included, so that the log's configuration can leave it out. */
    static final String QUIET = "dry-run";

    private static final String TRIES = "dry-run-of-";

    private final CamelContext live;
    private final List<RouteRule> rules;

    DryRun(CamelContext live, List<RouteRule> rules) {
        this.live = live;
        this.rules = rules;
    }

    /**
     * What came of it.
     *
     * @param claims one for each route of the file
     * @param problems empty where the file may be loaded
     */
    record Result(List<RouteClaim> claims, List<RouteProblem> problems) {}

    /**
     * Tries one file.
     *
     * @param provided the loaded files with templates and route configurations
     */
    Result check(RouteFile file, List<RouteFile> provided) {
        List<RouteProblem> problems = ItemRules.check(file, provided);
        if (!problems.isEmpty() || file.isEmpty()) {
            return new Result(List.of(), problems);
        }
        List<RouteFile> foundations = provided.stream()
                .filter(foundation -> file.outline().items().stream()
                        .anyMatch(item ->
                                foundation.outline().template(item.template()).isPresent()))
                .toList();
        Result whole = attempt(file, foundations);
        boolean placed = whole.problems().stream().allMatch(problem -> problem.line() > 0);
        return placed
                ? whole
                : new Result(
                        List.of(),
                        List.of(placed(file, foundations, whole.problems().get(0))));
    }

    /** Where an exception names neither route nor line, the item is sought that fails when it is alone. */
    private RouteProblem placed(RouteFile file, List<RouteFile> foundations, RouteProblem whole) {
        for (RouteOutline.Item item : file.outline().items()) {
            List<RouteProblem> alone = attempt(file.only(item), foundations).problems();
            if (!alone.isEmpty()) {
                RouteProblem found = alone.get(0);
                int line = Math.max(found.line(), item.line());
                return file.problem(line, item.id(), found.reason(), found.advice());
            }
        }
        return whole;
    }

    private Result attempt(RouteFile file, List<RouteFile> foundations) {
        MDC.put(QUIET, "true");
        try (DefaultCamelContext scratch = scratch()) {
            for (RouteFile foundation : foundations) {
                PluginHelper.getRoutesLoader(scratch).loadRoutes(foundation.asResource());
            }
            Set<String> ofFoundations = ids(scratch);
            try {
                build(scratch, file);
            } catch (Exception failure) {
                return new Result(List.of(), List.of(new Diagnosis(file, scratch).of(failure)));
            }
            return judge(file, scratch, ofFoundations);
        } catch (Exception failure) {
            RouteTrouble trouble = RouteTrouble.of(failure);
            return new Result(List.of(), List.of(file.problem(0, null, trouble.reason(), trouble.advice())));
        } finally {
            MDC.remove(QUIET);
        }
    }

    private Result judge(RouteFile file, CamelContext scratch, Set<String> ofFoundations) {
        List<RouteProblem> problems = new ArrayList<>();
        for (RouteDefinition route : definitions(scratch)) {
            if (!ofFoundations.contains(route.getRouteId())) {
                // Camel leaves it out in routes that were made from a template.
                route.setCamelContext(scratch);
                rules.forEach(rule -> rule.check(route).forEach(finding -> problems.add(broken(file, route, finding))));
            }
        }
        List<RouteClaim> claims = scratch.getRoutes().stream()
                .filter(route -> !ofFoundations.contains(route.getRouteId()))
                .filter(route -> configurationOf(route.getRouteId()).isEmpty())
                .map(RouteClaim::of)
                .toList();
        return new Result(claims, problems);
    }

    private DefaultCamelContext scratch() {
        DefaultCamelContext scratch = new DefaultCamelContext(new DefaultRegistry(new SharedBeans(live.getRegistry())));
        scratch.setAutoStartup(false);
        scratch.getCamelContextExtension().setName("dry-run");
        scratch.getCamelContextExtension().addContextPlugin(ComponentResolver.class, new SharedComponents(live));
        scratch.setStartupSummaryLevel(StartupSummaryLevel.Off);
        scratch.setApplicationContextClassLoader(live.getApplicationContextClassLoader());
        scratch.getPropertiesComponent()
                .setInitialProperties(live.getPropertiesComponent().loadProperties());
        NamedComponent.addAll(scratch, new NamedRoutes());
        return scratch;
    }

    /** The route configuration that a route only tries, where it is such a one. */
    static Optional<String> configurationOf(String routeId) {
        return routeId.startsWith(TRIES) ? Optional.of(routeId.substring(TRIES.length())) : Optional.empty();
    }

    private static void build(DefaultCamelContext scratch, RouteFile file) throws Exception {
        PluginHelper.getRoutesLoader(scratch).loadRoutes(file.asResource());
        for (RouteOutline.Item item : file.outline().items()) {
            if (item.kind() == RouteOutline.Kind.CONFIGURATION) {
                scratch.addRoutes(trying(String.valueOf(item.id())));
            }
        }
        scratch.start();
    }

    /** Camel builds the steps of a route configuration only as part of a route. */
    private static RouteBuilder trying(String configuration) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + TRIES + configuration)
                        .routeId(TRIES + configuration)
                        .routeConfigurationId(configuration)
                        .stop();
            }
        };
    }

    private static Set<String> ids(CamelContext scratch) {
        Set<String> ids = new HashSet<>();
        definitions(scratch).forEach(definition -> ids.add(definition.getRouteId()));
        return ids;
    }

    private static List<RouteDefinition> definitions(CamelContext scratch) {
        return List.copyOf(
                scratch.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions());
    }

    private static RouteProblem broken(RouteFile file, RouteDefinition route, RouteRule.Finding finding) {
        String id = configurationOf(route.getRouteId()).orElse(route.getRouteId());
        int line = finding.line() == 0 || isMadeElsewhere(file, id)
                ? file.lineOf(id)
                : file.lineNear(finding.line(), finding.text());
        return file.problem(line, id, finding.reason(), finding.advice());
    }

    /** Whether the lines of a route's steps are those of a template in another file. */
    private static boolean isMadeElsewhere(RouteFile file, String id) {
        return file.outline().items().stream()
                .anyMatch(item -> id.equals(item.id())
                        && item.template() != null
                        && file.outline().template(item.template()).isEmpty());
    }
}
