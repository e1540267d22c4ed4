package io.cameleer.callback.route;

import io.cameleer.callback.CallbackFailure;
import org.apache.camel.Exchange;

/** Exchange properties that a step needs. */
final class ExchangeProperties {

    private ExchangeProperties() {}

    /** The property, which an earlier step must have set. */
    static <T> T require(Exchange exchange, String name, Class<T> type) {
        Object value = exchange.getProperty(name);
        if (!type.isInstance(value)) {
            throw new CallbackFailure(
                    "route %s: the exchange property %s is missing".formatted(exchange.getFromRouteId(), name));
        }
        return type.cast(value);
    }
}
