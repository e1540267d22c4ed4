package io.cameleer.callback.route;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.Notification;
import io.cameleer.callback.NotifyArguments;
import io.cameleer.callback.Secrets;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Turns the callback's arguments into the request to the chat's webhook. */
final class PrepareNotification implements Processor {

    static final String PROPERTY = "cameleer.notification";

    private final Secrets secrets;

    PrepareNotification(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void process(Exchange exchange) {
        CallbackContext context = ExchangeProperties.require(exchange, CallbackContext.PROPERTY, CallbackContext.class);
        Notification notification = NotifyArguments.read(Arguments.of(exchange, "notify"), context, secrets);
        exchange.setProperty(PROPERTY, notification);
        exchange.setProperty(PrepareHttpCall.PROPERTY, notification.call());
    }
}
