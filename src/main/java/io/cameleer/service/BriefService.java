package io.cameleer.service;

import io.cameleer.route.RouteFiles;
import io.cameleer.route.RouteProblem;
import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;
import io.cameleer.signal.batch.SignalBatches;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals and applications for one command, where no service runs. Of the routes only those that are called are started:
 * nothing is watched, polled, claimed or listened to. Analyses that signals submit wait for the service.
 */
public final class BriefService {

    private static final Logger LOG = LoggerFactory.getLogger(BriefService.class);

    /** What routes begin with that do nothing until they are called. */
    private static final Set<String> CALLED = Set.of("signal", "app", "callback", "job", "direct");

    /** What a command does meanwhile. */
    @FunctionalInterface
    public interface Work<T> {
        T with(SignalBatches batches) throws Exception;
    }

    private BriefService() {}

    /** Does the work in this home, which must be taken. */
    public static <T> T run(Settings settings, Home home, Work<T> work) throws Exception {
        try (Core core = Core.open(settings, home, Service.externalUrl(settings))) {
            Beans beans = new Beans(core, () -> false);
            Main main = new Main();
            Service.configure(main, settings, core);
            beans.bind(main);
            main.bind("api", (Processor) exchange -> {
                throw new IllegalStateException("no service runs");
            });
            main.configure().setAutoStartup(false);
            main.start();
            try {
                open(main.getCamelContext(), beans, settings);
                return work.with(beans.automation.batches);
            } finally {
                beans.callbacks.running().cancelAll();
                main.stop();
                beans.workers.close();
            }
        }
    }

    private static void open(CamelContext context, Beans beans, Settings settings) throws Exception {
        beans.makeWorkers(context);
        List<RouteProblem> problems =
                new RouteFiles(settings.path(SettingKey.ROUTES), List.of(new HeaderGateRouteRule())).loadInto(context);
        problems.forEach(problem -> LOG.warn("{}", problem));
        for (Route route : context.getRoutes()) {
            String uri = route.getEndpoint().getEndpointUri();
            if (CALLED.contains(uri.substring(0, uri.indexOf(':')))) {
                context.getRouteController().startRoute(route.getRouteId());
            }
        }
    }
}
