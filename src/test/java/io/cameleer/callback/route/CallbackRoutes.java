package io.cameleer.callback.route;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.RunningPrograms;
import io.cameleer.route.NamedComponent;
import io.cameleer.route.NamedRoutes;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The shipped callback routes in a Camel context of their own. */
final class CallbackRoutes implements AutoCloseable {

    static final Path DIRECTORY = Path.of("routes/callbacks");

    private final CamelContext camel;
    private final CallbackBeans beans;

    private CallbackRoutes(CamelContext camel, CallbackBeans beans) {
        this.camel = camel;
        this.beans = beans;
    }

    static CallbackRoutes start(CallbackSettings settings, String... functions) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        NamedComponent.addAll(camel, new NamedRoutes());
        CallbackBeans beans = new CallbackBeans(settings);
        beans.bind(camel.getRegistry());
        for (String function : functions) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            camel, "file:" + DIRECTORY.resolve(function + ".camel.yaml")));
        }
        camel.start();
        return new CallbackRoutes(camel, beans);
    }

    CamelContext camel() {
        return camel;
    }

    RunningPrograms running() {
        return beans.running();
    }

    /** What came of a call: its exception or its final body. */
    Exchange call(String function, Map<String, ?> arguments, CallbackContext context, Map<String, Object> headers) {
        try (var producer = camel.createProducerTemplate()) {
            return producer.send("callback:" + function, exchange -> {
                exchange.setProperty(CallbackContext.PROPERTY, context);
                exchange.getMessage().setBody(arguments);
                exchange.getMessage().setHeaders(headers);
            });
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The result of a call that must not have thrown. */
    @SuppressWarnings("unchecked")
    Map<String, Object> result(String function, Map<String, ?> arguments, CallbackContext context) {
        return result(function, arguments, context, Map.of());
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> result(
            String function, Map<String, ?> arguments, CallbackContext context, Map<String, Object> headers) {
        Exchange exchange = call(function, arguments, context, headers);
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody(Map.class);
    }

    @Override
    public void close() throws Exception {
        beans.running().cancelAll();
        camel.close();
    }
}
