package io.cameleer.route;

import java.util.List;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/** Something that every route of the operators must obey. A route that breaks a rule is not loaded. */
@FunctionalInterface
public interface RouteRule {

    /**
     * Looks at a route that was built in a context of its own, so its templates and route configurations are in it and
     * {@link RouteDefinition#getCamelContext()} resolves its placeholders.
     *
     * @return what breaks the rule, empty where nothing does
     */
    List<Finding> check(RouteDefinition route);

    /**
     * One place that breaks the rule.
     *
     * @param line as Camel counts it, which may be one too low; 0 where it is not known
     * @param text that stands in that line, where there is some to find it by
     * @param reason one sentence
     * @param advice one sentence: what to do
     */
    record Finding(int line, @Nullable String text, String reason, String advice) {

        /** About a step, or with {@code null} about the route as a whole. */
        public Finding(@Nullable ProcessorDefinition<?> step, String reason, String advice) {
            this(
                    step == null ? 0 : step.getLineNumber(),
                    step == null ? null : step.getShortName() + ":",
                    reason,
                    advice);
        }
    }

    /** Messages leave only right behind a header gate, because nobody knows who wrote their headers. */
    static RouteRule headerGate() {
        return route -> {
            String id = DryRun.configurationOf(route.getRouteId()).orElse(route.getRouteId());
            return HeaderGateRule.check(route.getCamelContext()).stream()
                    .filter(ungated -> ungated.route().equals(id))
                    .map(ungated -> new Finding(
                            ungated.line(),
                            ungated.address(),
                            ungated.address() + " " + ungated.reason(),
                            "put 'removeHeaders: \"*\"' right before it and set the headers that it needs after that"))
                    .toList();
        };
    }
}
