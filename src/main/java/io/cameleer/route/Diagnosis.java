package io.cameleer.route;

import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/** Finds route and line of a failure, as exactly as Camel's exception and the text of the file allow. */
final class Diagnosis {

    private final RouteFile file;
    private final Model model;

    Diagnosis(RouteFile file, CamelContext context) {
        this.file = file;
        this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    RouteProblem of(Throwable failure) {
        RouteTrouble trouble = RouteTrouble.of(failure);
        RouteOutline.Item item = item(failure);
        String id = item == null ? null : item.id();
        if (trouble.line() > 0) {
            return file.problem(
                    culprit(trouble, trouble.line()).orElse(trouble.line()), id, trouble.reason(), trouble.advice());
        } else if (item == null) {
            return file.problem(0, null, trouble.reason(), trouble.advice());
        }
        Optional<RouteOutline.Item> template = file.outline().template(item.template());
        boolean templateElsewhere = item.template() != null && template.isEmpty();
        int line = Math.max(item.line(), failedStep(id, failure));
        return file.problem(
                culprit(trouble, line)
                        .or(() -> template.flatMap(held -> culprit(trouble, held.line())))
                        .orElse(line),
                id,
                trouble.reason() + (templateElsewhere ? " (in the template " + item.template() + ")" : ""),
                trouble.advice());
    }

    /** The line with the culprit, from this line to the end of its item. */
    private Optional<Integer> culprit(RouteTrouble trouble, int from) {
        return Optional.ofNullable(trouble.culprit())
                .flatMap(text -> text.lines().findFirst())
                .flatMap(text -> file.lineWith(text, from, file.outline().endOf(from)));
    }

    private RouteOutline.@Nullable Item item(Throwable failure) {
        List<RouteOutline.Item> items = file.outline().items();
        String route = route(failure);
        if (route == null) {
            return items.size() == 1 ? items.get(0) : null;
        }
        String id = DryRun.configurationOf(route).orElse(route);
        return items.stream()
                .filter(candidate -> id.equals(candidate.id()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String route(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailedToCreateRouteException creation && creation.getRouteId() != null) {
                return creation.getRouteId();
            } else if (cause instanceof FailedToStartRouteException start && start.getRouteId() != null) {
                return start.getRouteId();
            }
        }
        return null;
    }

    /** Camel names the failed step by its text only: {@code … at: >>> SetBody[…] <<< in route …}. */
    private int failedStep(@Nullable String routeId, Throwable failure) {
        RouteDefinition route = routeId == null ? null : model.getRouteDefinition(routeId);
        String message = String.valueOf(failure.getMessage());
        if (route == null) {
            return 0;
        }
        for (ProcessorDefinition<?> step : route.getOutputs()) {
            if (message.contains(">>> " + step + " <<<")) {
                return file.lineOf(step);
            }
        }
        return 0;
    }
}
