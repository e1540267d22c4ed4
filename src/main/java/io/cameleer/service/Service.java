package io.cameleer.service;

import io.cameleer.api.RunRemarks;
import io.cameleer.demo.DemoRun;
import io.cameleer.http.HttpServer;
import io.cameleer.route.RouteFiles;
import io.cameleer.route.RouteProblem;
import io.cameleer.run.RunState;
import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;
import io.cameleer.watch.FirstPolls;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The standing service. A wrong workflow or route file is reported and stops nothing else; what stops the start is a
 * setting, the home, the store or the port.
 */
public final class Service {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final int SHUTDOWN_SECONDS = 30;
    private static final int MOST_PROBLEMS_SHOWN = 20;

    private final Settings settings;
    private final Core core;
    private final Beans beans;
    private final Web web;
    private final Main main = new Main();
    private final Readiness readiness;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile @Nullable Exception failure;

    private Service(Settings settings, Core core) {
        this.settings = settings;
        this.core = core;
        this.beans = new Beans(core, () -> stopping);
        this.web = new Web(core, beans);
        this.readiness = new Readiness(() -> stopping, core.store, () -> FirstPolls.awaited(main.getCamelContext()));
    }

    /** Makes the service; the home must be taken. */
    public static Service make(Settings given, Home home) {
        Settings settings = HttpServer.withFreePort(given);
        return new Service(settings, Core.open(settings, home, externalUrl(settings)));
    }

    static String externalUrl(Settings settings) {
        return settings.given(SettingKey.HTTP_EXTERNAL_URL)
                .map(url -> url.replaceAll("/+$", ""))
                .orElseGet(() -> "http://localhost:" + settings.integer(SettingKey.HTTP_PORT));
    }

    /** Runs until the process is told to stop; gives the exit code. */
    public int run() throws Exception {
        configure();
        try {
            main.run();
        } finally {
            readiness.close();
            core.close();
        }
        LOG.info("Cameleer has stopped");
        Exception cause = failure;
        if (cause != null) {
            LOG.error("Cameleer could not start: {}", cause.getMessage());
            LOG.debug("start", cause);
            return 1;
        }
        return 0;
    }

    /** Waits until work is taken, or the start failed; for tests. */
    public void awaitReady() throws InterruptedException {
        ready.await();
    }

    /** Stops a running service; {@link #run} returns. */
    public void stop() {
        main.shutdown();
    }

    public Core core() {
        return core;
    }

    /** What Camel is told whatever it is started for. */
    static void configure(Main main, Settings settings, Core core) {
        main.setPropertyPlaceholderLocations("");
        settings.asCamelProperties().forEach((key, value) -> main.addOverrideProperty((String) key, (String) value));
        main.addOverrideProperty(
                "cameleer.dispatch.from", core.isHeld() ? "direct:nobody" : settings.text(SettingKey.DISPATCH));
        main.addOverrideProperty("camel.main.name", "cameleer");
        main.addOverrideProperty("camel.main.shutdownTimeout", String.valueOf(SHUTDOWN_SECONDS));
        main.configure().setRoutesIncludePattern(null);
        main.addOverrideProperty("camel.main.startupSummaryLevel", "Off");
        main.addOverrideProperty("camel.main.autoConfigurationLogSummary", "false");
    }

    private void configure() {
        configure(main, settings, core);
        beans.bind(main);
        web.configure(main);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport starting) {
                // Settings are merged already: Camel must not look at the environment once more, in another order.
                ((PropertiesComponent) starting.getCamelContext().getPropertiesComponent())
                        .setEnvironmentVariableMode(0);
            }

            @Override
            public void afterStart(BaseMainSupport started) {
                try {
                    open(started.getCamelContext());
                } catch (Exception e) {
                    failure = e;
                    main.completed();
                } finally {
                    ready.countDown();
                }
            }

            @Override
            public void beforeStop(BaseMainSupport stopped) {
                stopping = true;
                LOG.info("Cameleer stops; what is not done goes on after the next start");
                beans.callbacks.running().cancelAll();
                beans.workers.close();
            }
        });
    }

    private void open(CamelContext context) throws IOException {
        beans.makeWorkers(context);
        if (settings.flag(SettingKey.DEMO)) {
            Files.createDirectories(core.home.drop());
        }
        List<String> problems = new ArrayList<>(settings.warnings());
        RouteFiles files = new RouteFiles(settings.path(SettingKey.ROUTES), List.of(new HeaderGateRouteRule()));
        files.loadInto(context).stream().map(RouteProblem::toString).forEach(problems::add);
        problems.addAll(loadWorkflows());
        problems.addAll(beans.automation.python.problems());
        problems.addAll(web.problems());
        problems.forEach(LOG::warn);
        beans.workers.start();
        web.open(readiness, () -> warnings(problems));
        core.home.announce("http://" + web.host() + ":" + web.port());
        int wrong = problems.size() + core.sequencers.problems().size();
        LOG.info(
                "Cameleer is ready at {} (home {}, {} routes, {})",
                core.externalUrl,
                settings.path(SettingKey.HOME),
                context.getRoutes().size(),
                wrong == 0 ? "no problems" : wrong == 1 ? "1 problem, see above" : wrong + " problems, see above");
        if (!web.needsLogin()) {
            LOG.info("Without an account it answers this machine only, and everyone on it is its administrator");
        }
        if (settings.flag(SettingKey.DEMO)) {
            demonstrate();
        }
    }

    /** What is wrong now, and what was at the start. */
    private List<String> warnings(List<String> atStart) {
        List<String> warnings = new ArrayList<>(core.sequencers.problems());
        warnings.addAll(beans.workers.problems());
        warnings.addAll(beans.schedules.problems());
        beans.timers.warning().ifPresent(warnings::add);
        warnings.addAll(core.store.read(RunRemarks::warnings));
        atStart.stream().limit(MOST_PROBLEMS_SHOWN).forEach(warnings::add);
        return warnings;
    }

    private List<String> loadWorkflows() {
        return WorkflowFolder.load(settings.path(SettingKey.WORKFLOWS), beans.workflowLoader(), core.store)
                .problems();
    }

    /** Only an empty home gets the demonstration's run: once there is a run, it would be in the way. */
    private void demonstrate() throws IOException {
        boolean empty = core.store
                .read(session -> session.runs().list((RunState) null, 1, 0))
                .isEmpty();
        try (var entries = Files.list(core.home.drop())) {
            empty = empty && entries.findAny().isEmpty();
        }
        if (empty) {
            LOG.info(
                    "demonstration: an instrument writes {}",
                    DemoRun.write(core.home.drop(), LocalDate.now(settings.zone())));
        }
    }
}
