package io.cameleer.service;

import io.cameleer.callback.MailSettings;
import io.cameleer.callback.Redaction;
import io.cameleer.job.PeriodicTasks;
import io.cameleer.report.CommandText;
import io.cameleer.report.FailedSignalsReport;
import io.cameleer.report.StatusChangeReport;
import io.cameleer.report.Surroundings;
import io.cameleer.settings.SettingKey;
import org.apache.camel.main.Main;

/** What {@code routes/schedules.camel.yaml} refers to by name. */
final class Schedules {

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

    void bind(Main main) {
        main.bind("periodicTasks", tasks);
        main.bind("failedSignalsReport", new FailedSignalsReport(core.store, surroundings));
        main.bind("statusChangeReport", new StatusChangeReport(core.store, surroundings));
    }
}
