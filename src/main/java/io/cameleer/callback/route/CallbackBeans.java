package io.cameleer.callback.route;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.HttpCalls;
import io.cameleer.callback.Jobs;
import io.cameleer.callback.Mail;
import io.cameleer.callback.NamedJob;
import io.cameleer.callback.Notification;
import io.cameleer.callback.ProgramFinder;
import io.cameleer.callback.ProgramRunner;
import io.cameleer.callback.RunningPrograms;
import io.cameleer.callback.Sleep;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Processor;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.spi.Registry;

/** Every bean that the routes in {@code routes/callbacks/} refer to by name. */
public final class CallbackBeans {

    private final CallbackSettings settings;
    private final RunningPrograms running = new RunningPrograms();

    public CallbackBeans(CallbackSettings settings) {
        this.settings = settings;
    }

    /** What runs, to end it on a timeout, on a cancellation and when the service stops. */
    public RunningPrograms running() {
        return running;
    }

    /** Makes the beans known to the routes. */
    public void bind(Registry registry) {
        bindPrograms(registry);
        bindMail(registry);
        bindHttp(registry);
        Sleep sleep = new Sleep(running);
        registry.bind("sleep", (Processor) exchange -> exchange.getMessage()
                .setBody(sleep.sleep(
                        Arguments.of(exchange, "sleep"),
                        ExchangeProperties.require(exchange, CallbackContext.PROPERTY, CallbackContext.class))));
    }

    private void bindPrograms(Registry registry) {
        String path = System.getenv().getOrDefault("PATH", "");
        ProgramRunner runner = new ProgramRunner(running, inherited(System.getenv()), settings.limits());
        registry.bind("programBinding", new ProgramBinding());
        registry.bind("pythonBinding", new PythonBinding());
        registry.bind("programExecutor", new ProgramExecutor(runner));
        registry.bind("prepareCommand", new PrepareProgram("command", ProgramFinder.onPath(path)));
        registry.bind(
                "prepareExternalProgram",
                new PrepareProgram("external_program", ProgramFinder.inDirectory(settings.projectBin())));
        registry.bind(
                "preparePythonFunction", new PreparePythonFunction(settings.python(), ProgramFinder.onPath(path)));
    }

    private void bindMail(Registry registry) {
        JavaMailSender sender = SiteMailSender.of(settings.mail(), settings.outbox(), running);
        registry.bind("mailSender", sender);
        registry.bind("composeMail", new ComposeMail(settings.mail(), sender));
        registry.bind("mailResult", (Processor) exchange -> exchange.getMessage()
                .setBody(ExchangeProperties.require(exchange, ComposeMail.PROPERTY, Mail.class)
                        .result()));
    }

    /** Makes {@code runNamedJob} known, which needs the service's jobs. */
    public void bindJobs(Registry registry, Jobs jobs) {
        NamedJob job = new NamedJob(jobs, running);
        registry.bind("runNamedJob", (Processor) exchange -> exchange.getMessage()
                .setBody(job.run(
                        Arguments.of(exchange, "job"),
                        ExchangeProperties.require(exchange, CallbackContext.PROPERTY, CallbackContext.class))));
    }

    private void bindHttp(Registry registry) {
        HttpCalls calls = new HttpCalls(running);
        registry.bind("prepareHttpCall", new PrepareHttpCall(settings.secrets()));
        registry.bind("writeHttpRequest", new WriteHttpRequest(calls));
        registry.bind("prepareNotification", new PrepareNotification(settings.secrets()));
        registry.bind("notificationResult", (Processor) exchange -> exchange.getMessage()
                .setBody(ExchangeProperties.require(exchange, PrepareNotification.PROPERTY, Notification.class)
                        .result(Objects.requireNonNull(exchange.getMessage().getBody(Map.class)))));
        registry.bind("readHttpReply", new ReadHttpReply());
        registry.bind("httpClientSettings", new HttpClientSettings(calls));
        registry.bind("httpHeaders", new HttpHeaders());
    }

    private Map<String, String> inherited(Map<String, String> ours) {
        Map<String, String> inherited = new LinkedHashMap<>();
        for (String name : settings.environment()) {
            String value = ours.get(name);
            if (value != null) {
                inherited.put(name, value);
            }
        }
        return inherited;
    }
}
