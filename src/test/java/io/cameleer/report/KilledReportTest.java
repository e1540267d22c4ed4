package io.cameleer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.report.ReportSite.Death;
import io.cameleer.store.Database;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a report that is cut off: nothing is lost, and what comes twice can be recognised. */
@ParameterizedClass(name = "{0}")
@EnumSource
class KilledReportTest {

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
    void there_is_no_second_mail_for_the_same_failures_a_restart_does_not_change_that() throws Exception {
        site.fail("align", 7, "x");
        site.report("report-failed-signals", Map.of());
        site.fail("align", 7, "x, once more");
        assertThat(site.report("report-failed-signals", Map.of())).isEqualTo(Map.of("reported", 0));
        site.restart();
        assertThat(site.report("report-failed-signals", Map.of())).isEqualTo(Map.of("reported", 0));

        assertThat(site.server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_mail_that_nobody_has_is_sent_later_with_what_is_new_by_then() throws Exception {
        site.fail("align", 7, "x");
        site.server.stop();
        assertThat(site.report("report-failed-signals", Map.of()))
                .isInstanceOf(Exception.class)
                .asString()
                .contains("did not take the mail");
        site.fail("align", 8, "x");

        site.server.start();
        site.restart();
        assertThat(site.report("report-failed-signals", Map.of())).asString().contains("reported=2");
        assertThat(site.onlyMail()).contains("experiments 7", "experiments 8");
    }

    @Test
    void killed_before_the_server_has_the_mail_all_is_told_once() throws Exception {
        site.fail("align", 7, "x");
        site.fail("align", 8, "x");
        site.dieAndRestart(Death.BEFORE_THE_SERVER_HAS_IT, "report-failed-signals");
        site.fail("align", 9, "x");

        assertThat(site.report("report-failed-signals", Map.of())).asString().contains("reported=2");
        assertThat(site.report("report-failed-signals", Map.of())).asString().contains("reported=1");
        assertThat(site.report("report-failed-signals", Map.of())).isEqualTo(Map.of("reported", 0));
        assertThat(site.server.getReceivedMessages()).hasSize(2);
        assertThat(ReportSite.text(site.server.getReceivedMessages()[0])).contains("experiments 7", "experiments 8");
        assertThat(ReportSite.text(site.server.getReceivedMessages()[1]))
                .contains("experiments 9")
                .doesNotContain("experiments 7", "experiments 8");
    }

    @Test
    void killed_after_the_server_took_the_mail_the_same_mail_is_sent_once_more_and_can_be_recognised()
            throws Exception {
        site.fail("align", 7, "x");
        site.fail("align", 8, "x");
        site.dieAndRestart(Death.AFTER_THE_SERVER_TOOK_IT, "report-failed-signals");
        site.fail("align", 9, "x");

        assertThat(site.report("report-failed-signals", Map.of())).asString().contains("reported=2");
        MimeMessage[] mails = site.server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID());
        assertThat(mails[1].getSubject()).isEqualTo(mails[0].getSubject());
        assertThat(ReportSite.text(mails[1])).isEqualTo(ReportSite.text(mails[0]));

        assertThat(site.report("report-failed-signals", Map.of())).asString().contains("reported=1");
        assertThat(site.server.getReceivedMessages()[2].getMessageID()).isNotEqualTo(mails[0].getMessageID());
        assertThat(site.report("report-failed-signals", Map.of())).isEqualTo(Map.of("reported", 0));
    }
}
