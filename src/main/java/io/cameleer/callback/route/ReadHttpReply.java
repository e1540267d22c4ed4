package io.cameleer.callback.route;

import io.cameleer.callback.HttpCall;
import io.cameleer.callback.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Makes the callback's result from what the server answered, and leaves nothing of the answer in headers. */
final class ReadHttpReply implements Processor {

    @Override
    public void process(Exchange exchange) throws IOException {
        HttpCall call = ExchangeProperties.require(exchange, PrepareHttpCall.PROPERTY, HttpCall.class);
        Message message = exchange.getMessage();
        Map<String, Object> headers = message.getHeaders();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, -1, Integer.class);
        try (InputStream body = message.getBody(InputStream.class)) {
            Map<String, Object> result = HttpReply.result(call, status, headers, body);
            message.setBody(result);
        }
        message.removeHeaders("*");
    }
}
