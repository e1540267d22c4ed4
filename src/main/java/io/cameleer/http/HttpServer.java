package io.cameleer.http;

import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;
import io.cameleer.settings.SettingsException;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.jspecify.annotations.Nullable;

/** The web server of the service, run by Camel Main. Made and configured before Camel starts. */
public final class HttpServer {

    /** Camel's handlers wait for their routes on these threads. */
    private static final int WORKERS = 64;

    /** Where it does not run from the jar; clients of Study Governor read numbers between dots, and fail on anything else. */
    private static final String UNPACKAGED = "0.0.0";

    private final Settings settings;
    private final Accounts accounts;
    private final Pages pages = new Pages();
    private final Contracts contracts = new Contracts();
    private final ServerRouter router;
    private volatile @Nullable String awaited;
    private volatile Supplier<List<String>> obstacles = List::of;
    private volatile Supplier<List<String>> warnings = List::of;

    /**
     * Makes a server that does not listen yet.
     *
     * @throws SettingsException where there is no account and the address is not loopback
     */
    public HttpServer(Settings settings, Accounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
        this.router = new ServerRouter(settings.integer(SettingKey.HTTP_PORT), pages);
        if (!accounts.exist() && !isLoopback(settings.text(SettingKey.HTTP_BIND))) {
            throw settings.refused(
                    SettingKey.HTTP_BIND,
                    "127.0.0.1, ::1 or localhost until there is an account (CAMELEER_ADMIN_USERNAME and"
                            + " CAMELEER_ADMIN_PASSWORD make one), because without one everybody is administrator");
        }
    }

    /** Where pages are added. */
    public Pages pages() {
        return pages;
    }

    /**
     * Adds a contract, an OpenAPI file on the class path with one server address, its base path. Each operation is served
     * by a route {@code direct:<operationId>}, which finds the {@link HttpRequest} in an exchange property.
     */
    public HttpServer contract(String resource) {
        contracts.add(resource);
        return this;
    }

    /** One sentence for each operation of the contracts that no route serves just now. */
    public List<String> problems() {
        return contracts.problems();
    }

    /** Until {@link #open}, everything is answered with 503 and what the start waits for, which completes a sentence. */
    public HttpServer closedFor(String what) {
        this.awaited = what;
        return this;
    }

    /** From now on requests are served. */
    public void open() {
        this.awaited = null;
    }

    private Optional<String> closed() {
        String what = router.isInstalled() ? awaited : "its web pages";
        return Optional.ofNullable(what).map(waits -> "Cameleer starts and waits for " + waits);
    }

    /** Tells {@code /-/ready} and {@code /health} why the service cannot work just now; asked at every request. */
    public HttpServer readyUnless(Supplier<List<String>> reasons) {
        this.obstacles = reasons;
        return this;
    }

    /** Tells {@code /health} what a person should look at while the service works; asked at every request. */
    public HttpServer warnAbout(Supplier<List<String>> matters) {
        this.warnings = matters;
        return this;
    }

    /** Adds the server to a Main that is not started. */
    public void install(Main main) {
        main.addOverrideProperty("camel.server.enabled", "true");
        main.addOverrideProperty("camel.server.host", settings.text(SettingKey.HTTP_BIND));
        main.addOverrideProperty("camel.server.port", settings.text(SettingKey.HTTP_PORT));
        main.addOverrideProperty("camel.server.maxBodySize", String.valueOf(settings.bytes(SettingKey.HTTP_MAX_BODY)));
        main.addOverrideProperty("camel.server.fileUploadEnabled", "false");
        main.addOverrideProperty("camel.server.staticEnabled", "false");
        main.addOverrideProperty("camel.management.enabled", "false");
        main.bind("cameleer-http-server", new ServerFactory(new Gate(accounts, this::closed)));
        main.bind("cameleer-response-gate", ResponseGate.factory());
        main.bind("cameleer-vertx", new VertxOptions().setWorkerPoolSize(WORKERS));
        StandardPages.addTo(pages, version(), () -> obstacles.get(), () -> warnings.get());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                prepare(configured.getCamelContext());
            }
        });
    }

    /** The port it listens on, once Camel is started; another than in the settings where those say 0. */
    public int port() {
        return router.port();
    }

    private void prepare(CamelContext context) {
        refuseTakenPort();
        try {
            // As a service it starts after the server and before Camel's routes, so its handlers come between gate and
            // routes.
            context.addService(router, true, false);
            contracts.load(context);
        } catch (Exception failure) {
            throw new IllegalStateException("the web server cannot be prepared: " + failure.getMessage(), failure);
        }
    }

    /** Camel's server only logs that it cannot listen, and the service would run without it. */
    private void refuseTakenPort() {
        InetSocketAddress address =
                new InetSocketAddress(settings.text(SettingKey.HTTP_BIND), settings.integer(SettingKey.HTTP_PORT));
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "port " + address.getPort() + " of " + address.getHostString()
                            + " cannot be listened on (" + failure.getMessage()
                            + "); stop what uses it, or choose another as cameleer.http.port",
                    failure);
        }
    }

    /** These settings with a port that is free now where they ask for any: links are made before the server listens. */
    public static Settings withFreePort(Settings settings) {
        if (settings.integer(SettingKey.HTTP_PORT) != 0) {
            return settings;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(settings.text(SettingKey.HTTP_BIND), 0));
            return settings.with(
                    SettingKey.HTTP_PORT, String.valueOf(probe.getLocalPort()), settings.source(SettingKey.HTTP_PORT));
        } catch (IOException | RuntimeException refusedLater) {
            return settings;
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static String version() {
        return Optional.ofNullable(HttpServer.class.getPackage().getImplementationVersion())
                .orElse(UNPACKAGED);
    }
}
