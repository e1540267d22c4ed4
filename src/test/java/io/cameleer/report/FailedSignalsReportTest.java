package io.cameleer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.job.RunJob;
import io.cameleer.route.HeaderGateRule;
import io.cameleer.schedule.Interval;
import io.cameleer.schedule.PeriodicTask.Definition;
import io.cameleer.store.Database;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped report on failed signals, from the store to a mail server. */
@ParameterizedClass(name = "{0}")
@EnumSource
class FailedSignalsReportTest {

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private ReportSite site;

    @BeforeEach
    void open() throws Exception {
        site = new ReportSite(database, folder);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void one_mail_tells_of_all_failures_grouped_and_how_to_run_them_again() throws Exception {
        site.fail(
                "my_apps.signals.trigger_apps",
                7,
                "Traceback (most recent call last):\n  File x\nKeyError: 'species'\n");
        site.fail("align dna", 8, "java.lang.IllegalStateException: no reference\n    at io.cameleer.X\n");
        site.fail("my_apps.signals.trigger_apps", 9, "Traceback (most recent call last):\nValueError: 9\n");

        assertThat(site.report("report-failed-signals", Map.of())).asString().contains("reported=3", "ops@site.test");

        MimeMessage mail = site.server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[core] 3 signals failed");
        assertThat(mail.getAllRecipients()).extracting(String::valueOf).containsExactly("ops@site.test");
        assertThat(site.onlyMail())
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
    void a_new_failure_is_told_beside_the_number_of_those_still_open() throws Exception {
        site.fail("align", 7, "x");
        site.fail("align", 8, "x");
        site.report("report-failed-signals", Map.of());
        site.fail("align", 9, "y");
        site.store.run(session -> session.events().closeFailure("experiments", 8, "align"));
        site.report("report-failed-signals", Map.of("recipients", "a@site.test, b@site.test"));

        MimeMessage second = site.server.getReceivedMessages()[1];
        assertThat(second.getAllRecipients()).hasSize(2);
        assertThat(ReportSite.text(second))
                .contains("align failed for 1 target:", "experiments 9", "1 failure of earlier reports still open")
                .doesNotContain("experiments 7");
    }

    @Test
    void what_failed_again_after_it_had_succeeded_is_told_again() {
        site.fail("align", 7, "x");
        site.report("report-failed-signals", Map.of());
        site.store.run(session -> session.events().closeFailure("experiments", 7, "align"));
        site.fail("align", 7, "y");
        site.report("report-failed-signals", Map.of());

        assertThat(site.server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void two_tasks_each_tell_their_own_people_of_everything() throws Exception {
        site.fail("align", 7, "x");
        for (String people : List.of("one@site.test", "two@site.test")) {
            String flow = site.store.transact(session -> {
                long task = session.periodicTasks()
                        .add(new Definition(people, "report-failed-signals", Interval.parse("15m"), Map.of(), true));
                return session.jobs().add("report-failed-signals", "{}", task).flowRunId();
            });
            assertThat(site.report(
                            "report-failed-signals",
                            Map.of("recipients", List.of(people)),
                            Map.of(RunJob.FLOW_RUN, flow)))
                    .asString()
                    .contains("reported=1");
        }
        assertThat(site.server.getReceivedMessages())
                .extracting(mail -> mail.getAllRecipients()[0].toString())
                .containsExactly("one@site.test", "two@site.test");
    }

    @Test
    void what_strangers_wrote_is_safe_to_read_and_gives_away_no_secret() throws Exception {
        String signal = "evil\u202egnp <script>\r\nBcc: x@site.test";
        site.fail(signal, 7, "java.lang.IllegalStateException: <b>\u202e\u0007 hunter2-of-site\nBcc: y@site.test\n");
        site.report("report-failed-signals", Map.of());

        MimeMessage mail = site.server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(site.onlyMail())
                .contains("evil[U+202E]gnp <script> Bcc: x@site.test failed for 1 target:\n")
                .contains(": <b>[U+202E]  [secret]\n", "-fi id__in ")
                .doesNotContain("hunter2", "y@site.test", "\u202e", "\u0007");
        String html = String.valueOf(
                ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent());
        assertThat(html).contains("&lt;script&gt;", "&lt;b&gt;").doesNotContain("<script>", "<b>");
    }

    @Test
    void of_many_failures_of_a_signal_some_are_named_and_all_are_counted_and_told() throws Exception {
        site.store.run(session -> {
            for (long target = 1; target <= 1000; target++) {
                session.events().recordFailure("experiments", target, target % 2 == 0 ? "align" : "report", "x");
            }
        });
        assertThat(site.report("report-failed-signals", Map.of())).asString().contains("reported=1000");
        assertThat(site.onlyMail())
                .contains(
                        "1000 signals failed",
                        "align failed for 500 targets",
                        "experiments 40,",
                        "and 480 more\nTo run")
                .doesNotContain("experiments 42,");
        assertThat(site.report("report-failed-signals", Map.of())).isEqualTo(Map.of("reported", 0));
    }

    @Test
    void thousands_of_failures_of_many_signals_make_a_mail_that_can_be_read() throws Exception {
        site.store.run(session -> {
            for (int target = 1; target <= 3000; target++) {
                session.events()
                        .recordFailure(
                                "experiments",
                                target,
                                "signal-%03d".formatted(target % 300),
                                "Traceback (most recent call last):\n" + "é".repeat(5000));
            }
        });
        assertThat(site.report("report-failed-signals", Map.of())).asString().contains("reported=3000");
        assertThat(site.onlyMail())
                .contains("signal-039 failed for 10 targets", "\nand 2600 failures of signals further down.\n")
                .contains("To run all of them again:\n")
                .doesNotContain("signal-040 failed")
                .hasSizeLessThan(150_000);
        assertThat(site.report("report-failed-signals", Map.of())).isEqualTo(Map.of("reported", 0));
    }

    @Test
    void nothing_new_is_no_mail() {
        assertThat(site.report("report-failed-signals", Map.of())).isEqualTo(Map.of("reported", 0));
        assertThat(site.report("report-status-change", Map.of("status", "FAILED", "seconds", 3600)))
                .isEqualTo(Map.of("reported", 0));
        assertThat(site.server.getReceivedMessages()).isEmpty();
    }

    @Test
    void parameters_that_mean_nothing_are_said() {
        assertThat(site.report("report-status-change", Map.of("status", "BROKEN")))
                .asString()
                .contains("status is 'BROKEN'; it is one of CREATED");
        assertThat(site.report("report-status-change", Map.of("seconds", "soon")))
                .asString()
                .contains("seconds is 'soon'");
        site.fail("align", 7, "x");
        assertThat(site.report("report-failed-signals", Map.of("recipients", "a@site.test\nBcc: b@site.test")))
                .asString()
                .contains("recipients: 'a@site.test Bcc: b@site.test' is no list of mail addresses");
        assertThat(site.server.getReceivedMessages()).isEmpty();
    }

    @Test
    void the_mails_leave_through_a_header_gate() {
        assertThat(HeaderGateRule.check(site.camel)).isEmpty();
    }
}
