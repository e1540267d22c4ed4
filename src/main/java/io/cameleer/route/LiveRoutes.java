package io.cameleer.route;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RouteController;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts files of routes into the running context, whole or not at all. */
final class LiveRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);
    private static final long SECONDS_FOR_RUNNING_MESSAGES = 10;

    private final CamelContext context;
    private final Model model;

    LiveRoutes(CamelContext context) {
        this.context = context;
        this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    /**
     * Loads and starts a file. A route that only waits for something outside, as for a directory that is not mounted, is
     * left to Camel's supervision.
     *
     * @throws Exception where the file cannot be used; then nothing of it is left
     */
    void load(RouteFile file) throws Exception {
        Set<String> before = ids();
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(file.asResource());
            Set<String> added = ids();
            added.removeAll(before);
            startSupervised(added);
        } catch (Exception failure) {
            Set<String> added = ids();
            added.removeAll(before);
            remove(file, added);
            throw failure;
        }
    }

    /** Supervision keeps Camel from starting routes that are added to a running context. */
    private void startSupervised(Set<String> routeIds) throws Exception {
        RouteController controller = context.getRouteController();
        if (!controller.isSupervising()) {
            return;
        }
        for (String id : routeIds) {
            RouteDefinition definition = model.getRouteDefinition(id);
            Boolean wanted = CamelContextHelper.parseBoolean(context, definition.getAutoStartup());
            if (Boolean.FALSE.equals(wanted) || controller.getRouteStatus(id).isStarted()) {
                continue;
            }
            try {
                controller.startRoute(id);
            } catch (Exception failure) {
                if (isWrong(failure)) {
                    throw new FailedToStartRouteException(id, String.valueOf(failure.getMessage()), failure);
                }
                LOG.warn("The route {} waits: {}", id, RouteTrouble.of(failure).reason());
            }
        }
    }

    /** Whether trying again is vain, because it is the route that is wrong and not the world around it. */
    private static boolean isWrong(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return false;
            } else if (cause instanceof IllegalArgumentException
                    || cause instanceof IllegalStateException
                    || cause instanceof PropertyBindingException
                    || cause instanceof ResolveEndpointFailedException
                    || cause instanceof FailedToCreateRouteException
                    || (cause instanceof FailedToStartRouteException && cause.getCause() == null)) {
                return true;
            }
        }
        return false;
    }

    /** Takes out these routes, and the templates and configurations of the file. */
    void remove(RouteFile file, Set<String> routeIds) {
        for (String id : routeIds) {
            attempt("route " + id, () -> removeRoute(id));
        }
        for (RouteOutline.Item item : file.outline().items()) {
            String id = String.valueOf(item.id());
            if (item.kind() == RouteOutline.Kind.TEMPLATE) {
                attempt("template " + id, () -> model.removeRouteTemplateDefinitions(id));
            } else if (item.kind() == RouteOutline.Kind.CONFIGURATION) {
                attempt("route configuration " + id, () -> removeConfiguration(id));
            }
        }
    }

    private void removeRoute(String id) throws Exception {
        RouteController controller = context.getRouteController();
        if (context.getRoute(id) != null) {
            controller.stopRoute(id, SECONDS_FOR_RUNNING_MESSAGES, TimeUnit.SECONDS);
            context.removeRoute(id);
        }
        RouteDefinition left = model.getRouteDefinition(id);
        if (left != null) {
            model.removeRouteDefinition(left);
        }
    }

    private void removeConfiguration(String id) throws Exception {
        RouteConfigurationDefinition left = model.getRouteConfigurationDefinition(id);
        if (left != null) {
            model.removeRouteConfiguration(left);
        }
    }

    private Set<String> ids() {
        Set<String> ids = new HashSet<>();
        for (RouteDefinition definition : List.copyOf(model.getRouteDefinitions())) {
            ids.add(definition.getRouteId());
        }
        return ids;
    }

    /** One thing that cannot be taken out must not keep the others in. */
    private static void attempt(String what, Step step) {
        try {
            step.run();
        } catch (Exception failure) {
            LOG.warn(
                    "Could not take out the {}: {}",
                    what,
                    RouteTrouble.of(failure).reason());
        }
    }

    private interface Step {
        void run() throws Exception;
    }
}
