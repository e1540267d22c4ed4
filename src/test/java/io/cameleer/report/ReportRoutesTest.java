package io.cameleer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Application;
import io.cameleer.analysis.Tuple;
import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.MailSettings.Security;
import io.cameleer.callback.MailSettings.SmtpServer;
import io.cameleer.callback.route.CallbackBeans;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.job.PeriodicTasks;
import io.cameleer.route.HeaderGateRule;
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
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped reports, from the store to a mail server. */
@ParameterizedClass(name = "{0}")
@EnumSource
class ReportRoutesTest {

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private StoreSettings settings;
    private Store store;
    private NamedRoutes routes;
    private CamelContext camel;

    @BeforeEach
    void open() throws Exception {
        settings = database.fresh(folder);
        store = Store.open(settings);
        server.start();
        start();
    }

    /** A service's part that sends reports; what it knew before is in the store only. */
    private void start() throws Exception {
        MailSettings mail = new MailSettings(
                "core@site.test",
                List.of("ops@site.test"),
                "[core]",
                new SmtpServer("127.0.0.1", server.getSmtp().getPort(), Security.NONE, null, null));
        Surroundings surroundings =
                new Surroundings(mail, ZoneOffset.UTC, "http://core.test", new CommandText(Path.of("/srv/my core")));
        routes = new NamedRoutes();
        camel = new DefaultCamelContext();
        NamedComponent.addAll(camel, routes);
        new CallbackBeans(CallbackSettings.defaults(null, folder.resolve("outbox"), mail)).bind(camel.getRegistry());
        camel.getRegistry().bind("cameleer", store.dataSource());
        camel.getRegistry().bind("periodicTasks", new PeriodicTasks(store));
        camel.getRegistry().bind("failedSignalsReport", new FailedSignalsReport(store, surroundings));
        camel.getRegistry().bind("statusChangeReport", new StatusChangeReport(store, surroundings));
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:routes/schedules.camel.yaml"));
        camel.start();
    }

    @AfterEach
    void close() {
        camel.stop();
        server.stop();
        store.close();
        database.drop(settings);
    }

    private Object report(String job, Map<String, Object> parameters) {
        RouteOutcome outcome =
                routes.call(RouteScheme.JOB, job, parameters, Map.of()).get(0);
        return outcome instanceof Answered answered ? answered.body() : ((Failed) outcome).reason();
    }

    private void fail(String signal, long target, String traceback) {
        store.run(session -> session.events().recordFailure("experiments", target, signal, traceback));
    }

    private String onlyMail() throws MessagingException, IOException {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return text(server.getReceivedMessages()[0]);
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        BodyPart plain = ((MimeMultipart) mail.getContent()).getBodyPart(0);
        return GreenMailUtil.getBody(plain).isEmpty() ? "" : String.valueOf(plain.getContent());
    }

    @Test
    void one_mail_tells_of_all_failures_grouped_and_how_to_run_them_again() throws Exception {
        fail("my_apps.signals.trigger_apps", 7, "Traceback (most recent call last):\n  File x\nKeyError: 'species'\n");
        fail("align dna", 8, "java.lang.IllegalStateException: no reference\n    at io.cameleer.X\n");
        fail("my_apps.signals.trigger_apps", 9, "Traceback (most recent call last):\nValueError: 9\n");

        assertThat(report("report-failed-signals", Map.of())).asString().contains("reported=3", "ops@site.test");

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[core] 3 signals failed");
        assertThat(mail.getAllRecipients()).extracting(String::valueOf).containsExactly("ops@site.test");
        assertThat(onlyMail().replace("\r\n", "\n"))
                .containsSubsequence(
                        "3 signals failed since the last report.\n",
                        "align dna failed for 1 target:\n  experiments 8, ",
                        ": no reference\n",
                        " rerun-signals --home '/srv/my core' -fi import_string 'align dna'\n",
                        "my_apps.signals.trigger_apps failed for 2 targets:\n  experiments 7, ",
                        ": KeyError: 'species'\n  experiments 9, ",
                        " rerun-signals --home '/srv/my core' -fi import_string my_apps.signals.trigger_apps\n",
                        "http://core.test/api/v2/signal")
                .doesNotContain("earlier reports", "IllegalStateException");
    }

    @Test
    void there_is_no_second_mail_for_the_same_failures_a_restart_does_not_change_that() throws Exception {
        fail("align", 7, "x");
        report("report-failed-signals", Map.of());
        fail("align", 7, "x, once more");
        assertThat(report("report-failed-signals", Map.of())).isEqualTo(Map.of("reported", 0));
        camel.stop();
        start();
        assertThat(report("report-failed-signals", Map.of())).isEqualTo(Map.of("reported", 0));

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_new_failure_is_told_beside_the_number_of_those_still_open() throws Exception {
        fail("align", 7, "x");
        fail("align", 8, "x");
        report("report-failed-signals", Map.of());
        fail("align", 9, "y");
        store.run(session -> session.events().closeFailure("experiments", 8, "align"));
        report("report-failed-signals", Map.of("recipients", "a@site.test, b@site.test"));

        MimeMessage second = server.getReceivedMessages()[1];
        assertThat(second.getAllRecipients()).hasSize(2);
        assertThat(text(second))
                .contains("align failed for 1 target:", "experiments 9", "1 failure of earlier reports still open")
                .doesNotContain("experiments 7");
    }

    @Test
    void what_failed_again_after_it_had_succeeded_is_told_again() {
        fail("align", 7, "x");
        report("report-failed-signals", Map.of());
        store.run(session -> session.events().closeFailure("experiments", 7, "align"));
        fail("align", 7, "y");
        report("report-failed-signals", Map.of());

        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void nothing_new_is_no_mail() {
        assertThat(report("report-failed-signals", Map.of())).isEqualTo(Map.of("reported", 0));
        assertThat(report("report-status-change", Map.of("status", "FAILED", "seconds", 3600)))
                .isEqualTo(Map.of("reported", 0));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_mail_that_was_not_taken_is_sent_later_with_the_same_id() throws Exception {
        fail("align", 7, "x");
        server.stop();
        assertThat(report("report-failed-signals", Map.of()))
                .isInstanceOf(Exception.class)
                .asString()
                .contains("did not take the mail");

        server.start();
        camel.stop();
        start();
        assertThat(report("report-failed-signals", Map.of())).asString().contains("reported=1");
        assertThat(onlyMail()).contains("experiments 7");
    }

    @Test
    void of_many_failures_of_a_signal_some_are_named_and_all_are_counted_and_told() throws Exception {
        store.run(session -> {
            for (long target = 1; target <= 1000; target++) {
                session.events().recordFailure("experiments", target, target % 2 == 0 ? "align" : "report", "x");
            }
        });
        assertThat(report("report-failed-signals", Map.of())).asString().contains("reported=1000");
        assertThat(onlyMail().replace("\r\n", "\n"))
                .contains(
                        "1000 signals failed",
                        "align failed for 500 targets",
                        "experiments 40,",
                        "and 480 more\nTo run")
                .doesNotContain("experiments 42,");
        assertThat(report("report-failed-signals", Map.of())).isEqualTo(Map.of("reported", 0));
    }

    private long analysis(String label) {
        return store.transact(session -> {
            long experiment = session.experiments()
                    .put(
                            new NewExperiment(
                                    "cohort",
                                    "subject",
                                    label,
                                    LocalDateTime.of(2024, 5, 17, 9, 30),
                                    Map.of(),
                                    List.of()),
                            null);
            return session.analyses()
                    .add(
                            new Application("bwa-mem", "0.7.17", "GRCh37", "HUMAN"),
                            new Tuple(List.of(experiment), List.of()),
                            "tester",
                            List.of());
        });
    }

    private void status(long analysis, AnalysisStatus status) {
        store.run(session -> session.analyses().setStatus(analysis, status, "tester"));
    }

    @Test
    void analyses_that_failed_are_told_once_with_where_they_stand_now() throws Exception {
        long failed = analysis("e1");
        long mended = analysis("e2");
        status(analysis("e3"), AnalysisStatus.SUCCEEDED);
        status(failed, AnalysisStatus.FAILED);
        status(mended, AnalysisStatus.FAILED);
        status(mended, AnalysisStatus.SUCCEEDED);
        store.run(session -> session.analyses().setData(failed, Map.of("failure", "exit 137")));

        Map<String, Object> asIsabl = Map.of("status", "FAILED", "seconds", 3600);
        assertThat(report("report-status-change", asIsabl)).asString().contains("reported=2");
        assertThat(report("report-status-change", asIsabl)).isEqualTo(Map.of("reported", 0));
        assertThat(onlyMail().replace("\r\n", "\n"))
                .containsSubsequence(
                        "2 analyses came into status FAILED.\n",
                        "bwa-mem 0.7.17 GRCh37:\n  analysis " + failed + ", ",
                        ": exit 137\n    http://core.test/api/v2/analyses/" + failed + "\n",
                        "  analysis " + mended + ", ",
                        ", now SUCCEEDED\n");

        status(failed, AnalysisStatus.SUBMITTED);
        status(failed, AnalysisStatus.FAILED);
        assertThat(report("report-status-change", asIsabl)).asString().contains("reported=1");
        assertThat(report("report-status-change", Map.of("status", "SUCCEEDED")))
                .asString()
                .contains("reported=2");
    }

    @Test
    void a_failure_older_than_the_seconds_is_not_told_unless_a_mail_about_it_could_not_be_sent() throws Exception {
        status(analysis("e1"), AnalysisStatus.FAILED);
        server.stop();
        report("report-status-change", Map.of());
        status(analysis("e2"), AnalysisStatus.FAILED);
        store.shiftClock(Duration.ofHours(2));
        server.start();
        camel.stop();
        start();

        assertThat(report("report-status-change", Map.of())).asString().contains("reported=1");
        assertThat(onlyMail()).contains("1 analysis came into status FAILED");
    }

    @Test
    void parameters_that_mean_nothing_are_said() {
        assertThat(report("report-status-change", Map.of("status", "BROKEN")))
                .asString()
                .contains("status is 'BROKEN'; it is one of CREATED");
        assertThat(report("report-status-change", Map.of("seconds", "soon")))
                .asString()
                .contains("seconds is 'soon'");
        fail("align", 7, "x");
        assertThat(report("report-failed-signals", Map.of("recipients", "a@site.test\nBcc: b@site.test")))
                .asString()
                .contains("is no mail address");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void the_mails_leave_through_a_header_gate() {
        assertThat(HeaderGateRule.check(camel)).isEmpty();
    }
}
