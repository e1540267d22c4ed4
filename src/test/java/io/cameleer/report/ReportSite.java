package io.cameleer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.MailSettings.Security;
import io.cameleer.callback.MailSettings.SmtpServer;
import io.cameleer.callback.Redaction;
import io.cameleer.callback.route.CallbackBeans;
import io.cameleer.job.PeriodicTasks;
import io.cameleer.route.NamedComponent;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.RouteOutcome;
import io.cameleer.route.RouteOutcome.Answered;
import io.cameleer.route.RouteOutcome.Failed;
import io.cameleer.route.RouteScheme;
import io.cameleer.store.Database;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A service's part that sends the shipped reports, on a real store, to a real mail server. */
final class ReportSite implements AutoCloseable {

    /** When the sending dies, as a process that is killed does: nothing after it is done. */
    enum Death {
        NONE,
        BEFORE_THE_SERVER_HAS_IT,
        AFTER_THE_SERVER_TOOK_IT
    }

    static final String SECRET = "hunter2-of-site";

    final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final Store store;
    private final Database database;
    private final StoreSettings settings;
    private final Path folder;
    NamedRoutes routes = new NamedRoutes();
    CamelContext camel = new DefaultCamelContext();
    private Death death = Death.NONE;

    ReportSite(Database database, Path folder) throws Exception {
        this.database = database;
        this.folder = folder;
        this.settings = database.fresh(folder);
        this.store = Store.open(settings);
        server.start();
        start();
    }

    private void start() throws Exception {
        MailSettings mail = new MailSettings(
                "core@site.test",
                List.of("ops@site.test"),
                "[core]",
                new SmtpServer("127.0.0.1", server.getSmtp().getPort(), Security.NONE, null, null));
        Surroundings surroundings = new Surroundings(
                mail,
                ZoneOffset.UTC,
                "http://core.test",
                new CommandText(Path.of("/srv/my core")),
                Redaction.of(List.of(SECRET)));
        routes = new NamedRoutes();
        camel = new DefaultCamelContext();
        camel.getShutdownStrategy().setTimeout(1);
        NamedComponent.addAll(camel, routes);
        new CallbackBeans(CallbackSettings.defaults(null, folder.resolve("outbox"), mail)).bind(camel.getRegistry());
        JavaMailSender sender = camel.getRegistry().lookupByNameAndType("mailSender", JavaMailSender.class);
        camel.getRegistry().unbind("mailSender");
        camel.getRegistry().bind("mailSender", mortal(sender));
        camel.getRegistry().bind("cameleer", store.dataSource());
        camel.getRegistry().bind("periodicTasks", new PeriodicTasks(store));
        camel.getRegistry().bind("failedSignalsReport", new FailedSignalsReport(store, surroundings));
        camel.getRegistry().bind("statusChangeReport", new StatusChangeReport(store, surroundings));
        camel.getRegistry().bind("sentReport", new SentReport(store));
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:routes/schedules.camel.yaml"));
        camel.start();
    }

    private JavaMailSender mortal(JavaMailSender sender) {
        return new DefaultJavaMailSender() {
            @Override
            public void send(MimeMessage mail) throws MessagingException {
                if (death != Death.BEFORE_THE_SERVER_HAS_IT) {
                    sender.send(mail);
                }
                if (death != Death.NONE) {
                    throw new Killed();
                }
            }
        };
    }

    /** No exception, so that no route can go on after it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What it knew before is in the store only. */
    void restart() throws Exception {
        camel.stop();
        start();
    }

    /** Dies in the middle of the report, and is started again. */
    void dieAndRestart(Death when, String job) throws Exception {
        death = when;
        try {
            assertThat(routes.call(RouteScheme.JOB, job, Map.of(), Map.of()))
                    .asString()
                    .contains("Killed");
        } catch (Killed unseen) {
            // A caller that sees it dies of it.
        }
        death = Death.NONE;
        restart();
    }

    /** The job's result, or why it failed. */
    Object report(String job, Map<String, Object> parameters) {
        return report(job, parameters, Map.of());
    }

    Object report(String job, Map<String, Object> parameters, Map<String, Object> properties) {
        RouteOutcome outcome =
                routes.call(RouteScheme.JOB, job, parameters, properties).get(0);
        return outcome instanceof Answered answered ? answered.body() : ((Failed) outcome).reason();
    }

    void fail(String signal, long target, String traceback) {
        store.run(session -> session.events().recordFailure("experiments", target, signal, traceback));
    }

    String onlyMail() throws MessagingException, IOException {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return text(server.getReceivedMessages()[0]);
    }

    static String text(MimeMessage mail) throws MessagingException, IOException {
        BodyPart plain = ((MimeMultipart) mail.getContent()).getBodyPart(0);
        return GreenMailUtil.getBody(plain).isEmpty()
                ? ""
                : String.valueOf(plain.getContent()).replace("\r\n", "\n");
    }

    @Override
    public void close() {
        camel.stop();
        server.stop();
        store.close();
        database.drop(settings);
    }
}
