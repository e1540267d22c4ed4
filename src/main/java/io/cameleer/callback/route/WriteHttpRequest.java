package io.cameleer.callback.route;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.HttpCall;
import io.cameleer.callback.HttpCalls;
import io.cameleer.route.WritesHeaders;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Puts a prepared request onto an emptied message, in the headers that {@code http:} reads. */
final class WriteHttpRequest implements WritesHeaders {

    private final HttpCalls calls;

    WriteHttpRequest(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public void process(Exchange exchange) {
        HttpCall call = ExchangeProperties.require(exchange, PrepareHttpCall.PROPERTY, HttpCall.class);
        Message message = exchange.getMessage();
        call.headers().forEach(message::setHeader);
        message.setHeader(
                HttpCalls.HEADER,
                calls.prepare(
                        call, ExchangeProperties.require(exchange, CallbackContext.PROPERTY, CallbackContext.class)));
        message.setHeader(Exchange.HTTP_URI, call.url().toString());
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        message.setBody(call.body());
    }
}
