package io.cameleer.route;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.LoadBalanceDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places in a context's routes, templates and route configurations where messages leave without a
 * {@link HeaderGate} right before: in the same list of steps, with nothing between but steps that set what the author wrote.
 */
public final class HeaderGateRule {

    private final CamelContext camel;
    private final List<Ungated> found = new ArrayList<>();

    private HeaderGateRule(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * A place where messages leave without a gate.
     *
     * @param route the id of the route, template or configuration
     * @param line the line in its file; 0 where that is not known
     * @param address where the messages go, as the route writes it
     * @param reason what is wrong, as a clause
     */
    public record Ungated(String route, int line, String address, String reason) {

        @Override
        public String toString() {
            String place = line > 0 ? " (line " + line + ")" : "";
            return "route %s%s: %s %s; put 'removeHeaders: \"*\"' right before it and set the headers that it needs after that"
                    .formatted(route, place, address, reason);
        }
    }

    /** All such places of the context; none where all is well. */
    public static List<Ungated> check(CamelContext camel) {
        HeaderGateRule rule = new HeaderGateRule(camel);
        Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
        model.getRouteDefinitions().forEach(rule::checkRoute);
        model.getRouteTemplateDefinitions().forEach(rule::checkTemplate);
        model.getRouteConfigurationDefinitions().forEach(rule::checkConfiguration);
        return List.copyOf(rule.found);
    }

    private void checkRoute(RouteDefinition route) {
        checkRoute(String.valueOf(route.getRouteId()), route);
    }

    private void checkTemplate(RouteTemplateDefinition template) {
        checkRoute(template.getId(), template.getRoute());
    }

    private void checkRoute(String id, RouteDefinition route) {
        if (route.getErrorHandlerFactory() instanceof DeadLetterChannelDefinition handler) {
            checkDeadLetters(id, handler);
        }
        checkSteps(id, route.getOutputs());
    }

    private void checkConfiguration(RouteConfigurationDefinition configuration) {
        String id = configuration.getId();
        if (configuration.getErrorHandler() != null
                && configuration.getErrorHandler().getErrorHandlerType()
                        instanceof DeadLetterChannelDefinition handler) {
            checkDeadLetters(id, handler);
        }
        Stream.of(
                        configuration.getOnExceptions(),
                        configuration.getOnCompletions(),
                        configuration.getIntercepts(),
                        configuration.getInterceptFroms(),
                        configuration.getInterceptSendTos())
                .flatMap(List::stream)
                .forEach(block -> checkSteps(id, List.of(block)));
    }

    private void checkDeadLetters(String id, DeadLetterChannelDefinition handler) {
        if (Outlets.needsGate(handler.getDeadLetterUri(), camel)) {
            found.add(new Ungated(id, 0, handler.getDeadLetterUri(), "gets failed messages with their headers"));
        }
    }

    /** One list of steps, in which the gate must stand together with what it guards. */
    private void checkSteps(String id, List<? extends ProcessorDefinition<?>> steps) {
        ProcessorDefinition<?> gate = null;
        for (ProcessorDefinition<?> step : steps) {
            if (Boolean.parseBoolean(Placeholders.resolve(step.getDisabled(), camel))) {
                continue;
            }
            for (String address : Outlets.of(step, camel)) {
                checkGate(id, step, address, gate);
            }
            if (HeaderGate.isGate(step, camel)) {
                gate = step;
            } else if (!HeaderGate.mayFollow(step, camel)) {
                gate = null;
            }
            blocks(step).forEach(block -> checkSteps(id, block));
        }
    }

    private void checkGate(
            String id, ProcessorDefinition<?> step, String address, @Nullable ProcessorDefinition<?> gate) {
        int line = Math.max(step.getLineNumber(), 0);
        if (gate == null) {
            found.add(new Ungated(id, line, address, "is reached without a header gate"));
            return;
        }
        List<String> leaks = HeaderGate.leaks(gate, camel);
        if (!leaks.isEmpty()) {
            found.add(new Ungated(id, line, address, "is reached through a header gate that lets " + leaks + " pass"));
        }
    }

    /** The lists of steps within a step; the branches of a fork are lists of their own, since no branch follows another. */
    private static Stream<? extends List<? extends ProcessorDefinition<?>>> blocks(ProcessorDefinition<?> step) {
        if (step instanceof ChoiceDefinition choice) {
            return Stream.concat(
                    choice.getWhenClauses().stream().map(when -> when.getOutputs()),
                    choice.getOtherwise() == null
                            ? Stream.of()
                            : Stream.of(choice.getOtherwise().getOutputs()));
        }
        if (step instanceof TryDefinition attempt) {
            return Stream.concat(
                    Stream.of(attempt.getOutputs()),
                    Stream.concat(
                            attempt.getCatchClauses().stream().map(clause -> clause.getOutputs()),
                            attempt.getFinallyClause() == null
                                    ? Stream.of()
                                    : Stream.of(attempt.getFinallyClause().getOutputs())));
        }
        if (step instanceof MulticastDefinition || step instanceof LoadBalanceDefinition) {
            return step.getOutputs().stream().map(List::of);
        }
        if (step instanceof CircuitBreakerDefinition breaker && breaker.getOnFallback() != null) {
            return Stream.of(breaker.getOutputs(), breaker.getOnFallback().getOutputs());
        }
        return Stream.of(step.getOutputs());
    }
}
