package io.cameleer.service;

import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.ExecutionFolders;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.MailSettings.SmtpServer;
import io.cameleer.callback.ProgramLimits;
import io.cameleer.callback.PythonSettings;
import io.cameleer.callback.Secrets;
import io.cameleer.callback.dispatch.Dispatcher;
import io.cameleer.callback.dispatch.ExecutionCommands;
import io.cameleer.callback.dispatch.RunCallback;
import io.cameleer.callback.dispatch.StoredJobs;
import io.cameleer.callback.dispatch.SweepExecutionFolders;
import io.cameleer.callback.dispatch.Timers;
import io.cameleer.callback.route.CallbackBeans;
import io.cameleer.document.Documents;
import io.cameleer.job.RunJob;
import io.cameleer.route.CallHandler;
import io.cameleer.route.ConditionLanguage;
import io.cameleer.route.NamedComponent;
import io.cameleer.route.NamedRoute;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.RouteScheme;
import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;
import io.cameleer.watch.Sequencers;
import io.cameleer.work.Claim;
import io.cameleer.work.WorkKind;
import io.cameleer.work.Worker;
import io.cameleer.workflow.FunctionCatalogue;
import io.cameleer.workflow.WorkflowLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/** Everything that routes refer to by name, and the workers that call routes. */
final class Beans {

    private static final Duration KILL_GRACE = Duration.ofSeconds(10);

    private final Core core;
    private final BooleanSupplier stopping;
    final NamedRoutes routes = new NamedRoutes();
    final Automation automation;
    final CallbackBeans callbacks;
    final Workers workers;
    final Schedules schedules;
    private final ExecutionFolders folders;
    /** For REST and the console. */
    final Timers timers;

    final ExecutionCommands executionCommands;
    private volatile @Nullable ProducerTemplate producer;

    /** {@code stopping}: true while the service stops. */
    Beans(Core core, BooleanSupplier stopping) {
        this.core = core;
        this.stopping = stopping;
        this.automation = new Automation(core, routes, stopping, this::takenBack);
        this.callbacks = new CallbackBeans(callbackSettings(core));
        this.schedules = new Schedules(
                core, mailSettings(core.settings), secrets(core.settings).redaction(""));
        this.workers = new Workers(core.store, new Dispatcher(core.store, core.limits(), this::ring, core.isHeld()));
        this.folders = new ExecutionFolders(core.home.executions(), callbacks.running(), KILL_GRACE);
        this.timers = new Timers(core.store, this::end, core.settings.flag(SettingKey.TEST_CLOCK));
        this.executionCommands = new ExecutionCommands(core.store, this::end);
    }

    /** A program or a wait ends itself and tidies up; what is neither is interrupted. */
    private void end(long execution, String reason) {
        if (!callbacks.running().cancel(execution, reason)) {
            workers.abandon(WorkKind.CALLBACK, execution);
            folders.endLeft(execution);
        }
    }

    /** An analysis that is to run anew: its programs are ended, and whoever waits for something else is interrupted. */
    private void takenBack(long analysis) {
        automation.runAnalysis.endPrograms(analysis);
        workers.abandon(WorkKind.ANALYSIS, analysis);
    }

    private static MailSettings mailSettings(Settings settings) {
        SmtpServer server = settings.given(SettingKey.MAIL_HOST)
                .map(host -> new SmtpServer(
                        host,
                        settings.mailPort(),
                        security(settings.text(SettingKey.MAIL_TLS)),
                        settings.given(SettingKey.MAIL_USERNAME).orElse(null),
                        settings.given(SettingKey.MAIL_PASSWORD).orElse(null)))
                .orElse(null);
        return new MailSettings(
                settings.text(SettingKey.MAIL_FROM),
                settings.list(SettingKey.MAIL_TO),
                settings.text(SettingKey.MAIL_PREFIX),
                server);
    }

    private static CallbackSettings callbackSettings(Core core) {
        Settings settings = core.settings;
        return new CallbackSettings(
                settings.given(SettingKey.PROJECT_BIN).map(Path::of).orElse(null),
                core.home.outbox(),
                mailSettings(settings),
                settings.list(SettingKey.CALLBACK_ENVIRONMENT),
                new ProgramLimits(
                        settings.bytes(SettingKey.CALLBACK_OUTPUT_CAP),
                        KILL_GRACE,
                        settings.text(SettingKey.CALLBACK_AT_STOP).equals("leave"),
                        secrets(settings).hidden()),
                python(core),
                secrets(settings));
    }

    private static Secrets secrets(Settings settings) {
        List<String> passwords = Stream.of(SettingKey.MAIL_PASSWORD, SettingKey.DATABASE_PASSWORD)
                .flatMap(key -> settings.given(key).stream())
                .toList();
        return Secrets.of(settings.secrets(), passwords);
    }

    private static PythonSettings python(Core core) {
        Settings settings = core.settings;
        Documents documents = new Documents(core.externalUrl, settings.zone());
        Map<String, Object> config = new LinkedHashMap<>(PythonSettings.config(System.getenv()));
        settings.given(SettingKey.PROJECT_BIN).ifPresent(bin -> config.put("STUDYGOV_PROJECT_BIN", bin));
        config.put("STUDYGOV_EMAIL_FROM", settings.text(SettingKey.MAIL_FROM));
        config.put("STUDYGOV_EMAIL_TO", settings.text(SettingKey.MAIL_TO));
        config.put("STUDYGOV_EMAIL_PREFIX", settings.text(SettingKey.MAIL_PREFIX));
        return new PythonSettings(
                settings.text(SettingKey.PYTHON),
                settings.given(SettingKey.PYTHON_PATH).orElse(""),
                config,
                id -> core.store
                        .read(session -> documents.callbackExecution(session, id))
                        .orElseThrow());
    }

    private static @Nullable Duration keep(Settings settings) {
        int days = settings.integer(SettingKey.CALLBACK_KEEP_DAYS);
        return days == 0 ? null : Duration.ofDays(days);
    }

    private static MailSettings.Security security(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "starttls" -> MailSettings.Security.STARTTLS;
            case "implicit" -> MailSettings.Security.TLS;
            default -> MailSettings.Security.NONE;
        };
    }

    /** Knows the callback functions that routes serve just now, and the external systems that are set. */
    WorkflowLoader workflowLoader() {
        Set<String> functions =
                routes.all(RouteScheme.CALLBACK).stream().map(NamedRoute::name).collect(Collectors.toUnmodifiableSet());
        Set<String> systems = core.store
                .read(session -> session.workflows().externalSystems())
                .keySet();
        return new WorkflowLoader(
                new WorkflowConditions(core.conditions),
                FunctionCatalogue.standard().with(functions),
                systems);
    }

    /** Makes everything known to Camel before it starts. */
    void bind(Main main) {
        for (RouteScheme scheme : RouteScheme.values()) {
            CallHandler handler = scheme == RouteScheme.APP ? automation.callApplication : null;
            main.bind(scheme.scheme(), new NamedComponent(scheme, routes, handler));
        }
        main.bind(ConditionLanguage.BEAN, new ConditionLanguage(new RouteConditions(core.conditions)));
        main.bind(Sequencers.BEAN, core.sequencers);
        main.bind("ingest", core.ingest);
        main.bind("ingestSequencerRuns", core.ingestRuns);
        main.bind("workers", workers);
        main.bind("timers", timers);
        main.bind("executionFolders", new SweepExecutionFolders(core.store, folders, keep(core.settings)));
        main.bind("evaluateTransitions", new EvaluateTransitions(core.store, core.governor, core.externalUrl));
        main.bind("signals", automation.fireSignals);
        main.bind("signalJobs", automation.signalJobs);
        main.bind("signalChain", automation.carryChain);
        main.bind("cameleer", core.store.dataSource());
        schedules.bind(main);
    }

    /** Makes the workers; they take nothing before they are started. */
    void makeWorkers(CamelContext context) {
        producer = context.createProducerTemplate();
        callbacks.bind(context.getRegistry());
        callbacks.bindJobs(context.getRegistry(), new StoredJobs(core.store, routes));
        RunCallback runCallback = new RunCallback(
                core.store,
                routes,
                core.owner,
                core.home.executions(),
                core.externalUrl,
                secrets(core.settings),
                stopping);
        RunJob runJob = new RunJob(core.store, routes, stopping);
        Settings settings = core.settings;
        add(
                WorkKind.INGEST,
                settings.integer(SettingKey.INGEST_CONCURRENCY),
                claim -> send("direct:ingest", claim),
                null);
        add(WorkKind.EVALUATE, 1, claim -> send("direct:governor", claim), null);
        add(
                WorkKind.SIGNAL,
                settings.integer(SettingKey.SIGNALS_CONCURRENCY),
                claim -> send("direct:fire-signals", claim),
                null);
        add(WorkKind.ANALYSIS, settings.integer(SettingKey.APPS_CONCURRENCY), automation.runAnalysis::run, null);
        add(WorkKind.JOB, 2, runJob::run, null);
        add(
                WorkKind.CALLBACK,
                settings.integer(SettingKey.CALLBACK_CONCURRENCY),
                runCallback::run,
                workers::callbackEnded);
    }

    private void add(WorkKind kind, int concurrency, Worker.Handler handler, @Nullable Runnable whenFree) {
        workers.add(new Worker(kind, concurrency, core.store.claims(core.limits()), core.owner, handler, whenFree));
    }

    /** Tells those who listen at the queue; the usual one is {@code cameleer.dispatch}. */
    private void ring(long execution, @Nullable String queue) {
        if (queue == null) {
            send("direct:offer-callback", String.valueOf(execution));
            return;
        }
        try {
            send("direct:dispatch-" + queue + "?block=false", String.valueOf(execution));
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof DirectConsumerNotAvailableException) {
                throw new IllegalStateException(
                        "no running route begins with direct:dispatch-" + queue
                                + ", which its queue names; add one to routes/",
                        e);
            }
            throw e;
        }
    }

    /** Sends a claim or an id through a route; what fails there is thrown here. */
    private void send(String endpoint, Object body) {
        Exchange exchange = Objects.requireNonNull(producer)
                .send(endpoint, sent -> sent.getMessage().setBody(body));
        Exception failure = exchange.getException();
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure != null) {
            String what =
                    body instanceof Claim claim ? claim.kind().label() + " " + claim.target() : String.valueOf(body);
            throw new IllegalStateException(what + ": " + failure.getMessage(), failure);
        }
    }
}
