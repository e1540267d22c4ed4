package io.cameleer.service;

import io.cameleer.api.Operations;
import io.cameleer.http.Accounts;
import io.cameleer.http.HttpServer;
import io.cameleer.settings.SettingKey;
import io.cameleer.web.AnalysisPages;
import io.cameleer.web.Assets;
import io.cameleer.web.ExecutionForms;
import io.cameleer.web.ExperimentPages;
import io.cameleer.web.RunPages;
import io.cameleer.web.TaskPages;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.main.Main;

/** HTTP: the contracts' operations and the pages. */
final class Web {

    private final HttpServer server;
    private final Operations operations;
    private final Accounts accounts;
    private final String bind;

    Web(Core core, Beans beans) {
        this.bind = core.settings.text(SettingKey.HTTP_BIND);
        this.accounts = FirstAccount.accounts(core.settings, core.logins);
        this.server = new HttpServer(core.settings, accounts)
                .contract("openapi/workflows.yaml")
                .contract("openapi/v2.yaml")
                .closedFor("its routes and workflows to be loaded");
        Assets.addTo(server.pages());
        new RunPages(core.store, core.sequencers, core.progress, core.settings.zone()).addTo(server.pages());
        new ExperimentPages(core.store, core.home.executions(), core.settings.zone()).addTo(server.pages());
        new ExecutionForms(core.store, beans.executionCommands).addTo(server.pages());
        new TaskPages(core.store, beans.schedules.tasks, core.settings.zone()).addTo(server.pages());
        new AnalysisPages(core.store, core.settings.zone()).addTo(server.pages());
        this.operations = RestOperations.of(core, beans);
    }

    void configure(Main main) {
        main.bind("api", operations);
        server.install(main);
    }

    /**
     * From now on requests are served.
     *
     * @param obstacles why the service cannot work just now
     * @param warnings what a person should look at meanwhile
     */
    void open(Supplier<List<String>> obstacles, Supplier<List<String>> warnings) {
        server.readyUnless(obstacles).warnAbout(warnings).open();
    }

    /** Whether a login is needed. */
    boolean needsLogin() {
        return accounts.exist();
    }

    /** Operations without a running route. */
    List<String> problems() {
        return server.problems();
    }

    /** The address it listens on, as it stands in a URL: commands on this machine reach it there. */
    String host() {
        if (bind.equals("0.0.0.0") || bind.equals("::")) {
            return "127.0.0.1";
        }
        return bind.contains(":") ? "[" + bind + "]" : bind;
    }

    int port() {
        return server.port();
    }
}
