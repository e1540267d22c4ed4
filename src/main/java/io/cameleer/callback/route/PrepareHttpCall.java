package io.cameleer.callback.route;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.HttpArguments;
import io.cameleer.callback.Secrets;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Turns the callback's arguments into the request to send. */
final class PrepareHttpCall implements Processor {

    static final String PROPERTY = "cameleer.http";

    private final Secrets secrets;

    PrepareHttpCall(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void process(Exchange exchange) {
        CallbackContext context = ExchangeProperties.require(exchange, CallbackContext.PROPERTY, CallbackContext.class);
        exchange.setProperty(PROPERTY, HttpArguments.read(Arguments.of(exchange, "http"), context, secrets));
    }
}
