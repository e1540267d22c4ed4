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
     * @param step that breaks it, {@code null} where it is the route as a whole
     * @param reason one sentence
     * @param advice one sentence: what to do
     */
    record Finding(@Nullable ProcessorDefinition<?> step, String reason, String advice) {}
}
