package io.cameleer.callback.route;

import io.cameleer.callback.HttpCall;
import io.cameleer.callback.HttpCalls;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Which headers cross the wire: outwards exactly those of the prepared request (Camel's own list would drop some that a
 * workflow may ask for, such as Cache-Control), inwards none that steer Camel.
 */
final class HttpHeaders implements HeaderFilterStrategy {

    @Override
    public boolean applyFilterToCamelHeaders(String name, @Nullable Object value, Exchange exchange) {
        HttpCall call = exchange.getProperty(PrepareHttpCall.PROPERTY, HttpCall.class);
        // The content's type travels with the content.
        return call == null
                || name.equalsIgnoreCase(Exchange.CONTENT_TYPE)
                || !name.equals(HttpCalls.HEADER)
                        && call.headers().keySet().stream().noneMatch(name::equalsIgnoreCase);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, @Nullable Object value, Exchange exchange) {
        return name.regionMatches(true, 0, "Camel", 0, "Camel".length());
    }
}
