package io.cameleer.callback.route;

import io.cameleer.callback.CallbackFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/** The {@code callback_arguments} of a workflow, as they reach a route. */
final class Arguments {

    private Arguments() {}

    static Map<String, Object> of(Exchange exchange, String function) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return Map.of();
        }
        if (!(body instanceof Map<?, ?> map)) {
            throw new CallbackFailure(function + ": callback_arguments must be a mapping of names to values");
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        map.forEach((name, value) -> arguments.put(String.valueOf(name), value));
        return arguments;
    }
}
