package io.cameleer.service;

import io.cameleer.api.ExecutionsApi;
import io.cameleer.api.ExperimentsApi;
import io.cameleer.api.Operations;
import io.cameleer.api.RunsApi;
import io.cameleer.api.WorkflowsApi;
import io.cameleer.http.Accounts;
import io.cameleer.http.HttpServer;
import io.cameleer.web.RunPages;
import java.util.List;
import org.apache.camel.main.Main;

/** HTTP: the contracts' operations and the pages. */
final class Web {

    private final HttpServer server;
    private final Operations operations;

    Web(Core core, Beans beans) {
        this.server = new HttpServer(core.settings, Accounts.none())
                .contract("openapi/workflows.yaml")
                .contract("openapi/v2.yaml")
                .warnAbout(core.sequencers::problems);
        new RunPages(core.store, core.sequencers, core.progress).addTo(server.pages());
        this.operations = new Operations(
                new WorkflowsApi(core.store, beans.routes),
                new RunsApi(core.store, core.commands, core.sequencers, core.progress),
                new ExperimentsApi(core.store),
                new ExecutionsApi(core.store));
    }

    void configure(Main main) {
        main.bind("api", operations);
        server.install(main);
    }

    /** Operations without a running route. */
    List<String> problems() {
        return server.problems();
    }

    int port() {
        return server.port();
    }
}
