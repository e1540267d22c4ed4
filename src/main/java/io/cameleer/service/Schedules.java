package io.cameleer.service;

import io.cameleer.callback.MailSettings;
import io.cameleer.callback.Redaction;
import io.cameleer.job.ParameterCheck;
import io.cameleer.job.PeriodicTasks;
import io.cameleer.report.CommandText;
import io.cameleer.report.FailedSignalsReport;
import io.cameleer.report.ReportParameters;
import io.cameleer.report.SentReport;
import io.cameleer.report.StatusChangeReport;
import io.cameleer.report.Surroundings;
import io.cameleer.settings.SettingKey;
import io.cameleer.text.Visible;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;

/** What {@code routes/schedules.camel.yaml} refers to by name. */
final class Schedules {

    private static final int MOST_SHOWN = 20;

    final PeriodicTasks tasks;
    private final Core core;
    private final Surroundings surroundings;

    Schedules(Core core, MailSettings mail, Redaction secrets) {
        this.core = core;
        this.tasks = new PeriodicTasks(core.store);
        this.surroundings = new Surroundings(
                mail,
                core.settings.zone(),
                core.externalUrl,
                new CommandText(core.settings.path(SettingKey.HOME)),
                secrets);
    }

    /** What the shipped jobs may be given, by their names. */
    Map<String, ParameterCheck> checks() {
        MailSettings mail = surroundings.mail();
        return Map.of(
                "report-failed-signals", parameters -> ReportParameters.checkFailedSignals(parameters, mail),
                "report-status-change", parameters -> ReportParameters.checkStatusChange(parameters, mail),
                "run-signals", ParameterCheck.names("endpoint", "signals", "filters", "fail_fast", "record"),
                "rerun-signals", ParameterCheck.names("filters", "fail_fast"),
                "run-web-signals", ParameterCheck.names("filters", "fail_fast"),
                "ingest-run", ParameterCheck.names("path", "completion_indicator"),
                "ingest-sequencer-runs", ParameterCheck.names("sequencer_type", "root_dir", "completion_indicator"),
                "ingest-all-sequencer-runs",
                        ParameterCheck.names("root_dir", "completion_indicator", "sequencer_type"));
    }

    /** A sentence for each task whose newest run failed: a report that cannot be sent is told here. */
    List<String> problems() {
        return core.store.read(session -> session.periodicTasks().failing(MOST_SHOWN)).entrySet().stream()
                .map(task -> Visible.line("Periodic task " + task.getKey() + " failed: " + task.getValue()))
                .toList();
    }

    void bind(Main main) {
        main.bind("periodicTasks", tasks);
        main.bind("failedSignalsReport", new FailedSignalsReport(core.store, surroundings));
        main.bind("statusChangeReport", new StatusChangeReport(core.store, surroundings));
        main.bind("sentReport", new SentReport(core.store));
    }
}
