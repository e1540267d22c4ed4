package io.cameleer.route;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Hands calls to a {@link CallHandler}. */
final class HandledProducer extends DefaultProducer {

    private final String name;
    private final Map<String, Object> options;
    private final CallHandler handler;

    HandledProducer(NamedEndpoint endpoint, String name, Map<String, Object> options, CallHandler handler) {
        super(endpoint);
        this.name = name;
        this.options = options;
        this.handler = handler;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        handler.call(name, options, exchange.getMessage().getBody(), exchange.getProperties());
    }
}
