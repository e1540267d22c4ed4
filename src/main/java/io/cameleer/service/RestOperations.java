package io.cameleer.service;

import io.cameleer.api.AnalysesApi;
import io.cameleer.api.CohortsApi;
import io.cameleer.api.DefinitionsApi;
import io.cameleer.api.ExecutionsApi;
import io.cameleer.api.ExperimentDataApi;
import io.cameleer.api.ExperimentStateApi;
import io.cameleer.api.ExperimentsApi;
import io.cameleer.api.ExternalIdsApi;
import io.cameleer.api.Operations;
import io.cameleer.api.PeriodicTasksApi;
import io.cameleer.api.RunsApi;
import io.cameleer.api.ServiceApi;
import io.cameleer.api.SignalJobsApi;
import io.cameleer.api.SignalsApi;
import io.cameleer.api.WorkflowsApi;
import io.cameleer.document.Documents;
import io.cameleer.job.JobNames;
import io.cameleer.job.PeriodicTaskReader;
import io.cameleer.store.Store;

/** What serves the operations of all contracts. */
final class RestOperations {

    private RestOperations() {}

    static Operations of(Core core, Beans beans) {
        Store store = core.store;
        Documents documents = new Documents(core.externalUrl, core.settings.zone());
        return new Operations(
                new WorkflowsApi(store, beans.routes),
                new RunsApi(store, core.commands, core.sequencers, core.progress),
                new CohortsApi(store, documents),
                new ExperimentsApi(store, documents, core.governor, core.why, core.settings.zone()),
                new ExperimentStateApi(store, documents, core.governor, core.why),
                new ExternalIdsApi(store),
                new DefinitionsApi(store, documents),
                new ExecutionsApi(store, documents, beans.executionCommands),
                new ServiceApi(store, beans.timers, beans::workflowLoader),
                new SignalsApi(store, beans.automation.signals),
                new AnalysesApi(store, beans.automation.applications, beans.automation.submit),
                new ExperimentDataApi(store),
                new SignalJobsApi(store, beans.automation.batches, beans.automation.signalJobs),
                new PeriodicTasksApi(
                        store,
                        new PeriodicTaskReader(
                                new JobNames(beans.routes), core.settings.zone(), beans.schedules.checks()),
                        beans.schedules.tasks));
    }
}
