package io.cameleer.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.InterceptSendToEndpointDefinition;
import org.apache.camel.model.KameletDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Where a step hands messages to a component that reads commands from headers. Not asked about are schemes that stay within
 * the process and read none; every other one is, a scheme that is known only when the message is there included.
 */
final class Outlets {

    private static final Set<String> WITHIN =
            Set.of("app", "callback", "direct", "jdbc", "job", "log", "mock", "seda", "signal", "stub");

    private Outlets() {}

    /** The addresses, as they stand in the route, that need a gate before the step. */
    static List<String> of(ProcessorDefinition<?> step, CamelContext camel) {
        List<String> addresses = new ArrayList<>();
        if (step instanceof SendDefinition<?> send) {
            addresses.add(send.getEndpointUri());
        } else if (step instanceof ToDynamicDefinition dynamic) {
            addresses.add(dynamic.getUri());
        } else if (step instanceof EnrichDefinition
                || step instanceof RecipientListDefinition<?>
                || step instanceof RoutingSlipDefinition<?>
                || step instanceof DynamicRouterDefinition<?>) {
            addresses.add(((ExpressionNode) step).getExpression().getExpression());
        } else if (step instanceof KameletDefinition kamelet) {
            addresses.add("kamelet:" + kamelet.getName());
        } else if (step instanceof BeanDefinition bean && bean.getMethod() == null) {
            // Without a method in the route, the header CamelBeanMethodName chooses one.
            addresses.add("bean:" + bean.getRef());
        } else if (step instanceof SagaDefinition saga) {
            Stream.of(saga.getCompensation(), saga.getCompletion())
                    .filter(Objects::nonNull)
                    .forEach(action -> addresses.add(action.getEndpointUri()));
        } else if (step instanceof InterceptSendToEndpointDefinition intercept) {
            addresses.add(intercept.getAfterUri());
        }
        return addresses.stream().filter(address -> needsGate(address, camel)).toList();
    }

    /** Whether messages for this address must have passed a gate. */
    static boolean needsGate(@Nullable String address, CamelContext camel) {
        if (address == null) {
            return false;
        }
        String resolved = Placeholders.resolve(address, camel);
        int colon = resolved.indexOf(':');
        return colon < 0 || !WITHIN.contains(resolved.substring(0, colon).toLowerCase(Locale.ROOT));
    }
}
