package io.cameleer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Application;
import io.cameleer.analysis.Tuple;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped report on analyses, from the store to a mail server. */
@ParameterizedClass(name = "{0}")
@EnumSource
class StatusChangeReportTest {

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

    private long analysis(String label) {
        return site.store.transact(session -> {
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
        site.store.run(session -> session.analyses().setStatus(analysis, status, "tester"));
    }

    @Test
    void analyses_that_failed_are_told_once_with_where_they_stand_now() throws Exception {
        long failed = analysis("e1");
        long mended = analysis("e2");
        status(analysis("e3"), AnalysisStatus.SUCCEEDED);
        status(failed, AnalysisStatus.FAILED);
        status(mended, AnalysisStatus.FAILED);
        status(mended, AnalysisStatus.SUCCEEDED);
        site.store.run(session -> session.analyses().setData(failed, Map.of("failure", "exit 137")));

        Map<String, Object> asIsabl = Map.of("status", "FAILED", "seconds", 3600);
        assertThat(site.report("report-status-change", asIsabl)).asString().contains("reported=2");
        assertThat(site.report("report-status-change", asIsabl)).isEqualTo(Map.of("reported", 0));
        assertThat(site.onlyMail())
                .containsSubsequence(
                        "2 analyses came into status FAILED.\n",
                        "bwa-mem 0.7.17 GRCh37:\n  analysis " + failed + ", ",
                        ": exit 137\n    http://core.test/api/v2/analyses/" + failed + "\n",
                        "  analysis " + mended + ", ",
                        ", now SUCCEEDED\n");

        status(failed, AnalysisStatus.SUBMITTED);
        status(failed, AnalysisStatus.FAILED);
        assertThat(site.report("report-status-change", asIsabl)).asString().contains("reported=1");
        assertThat(site.report("report-status-change", Map.of("status", "SUCCEEDED")))
                .asString()
                .contains("reported=2");
    }

    @Test
    void a_failure_older_than_the_seconds_is_told_only_if_nobody_has_looked_since() throws Exception {
        status(analysis("before the first look"), AnalysisStatus.FAILED);
        site.store.shiftClock(Duration.ofHours(2));
        assertThat(site.report("report-status-change", Map.of())).isEqualTo(Map.of("reported", 0));

        status(analysis("while the service is down"), AnalysisStatus.FAILED);
        site.store.shiftClock(Duration.ofHours(9));
        site.restart();
        assertThat(site.report("report-status-change", Map.of())).asString().contains("reported=1");
        assertThat(site.onlyMail()).contains("1 analysis came into status FAILED");
        assertThat(site.report("report-status-change", Map.of())).isEqualTo(Map.of("reported", 0));
    }
}
