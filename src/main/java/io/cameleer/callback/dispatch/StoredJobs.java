package io.cameleer.callback.dispatch;

import io.cameleer.callback.Jobs;
import io.cameleer.json.Json;
import io.cameleer.route.NamedRoute;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.RouteScheme;
import io.cameleer.store.JobTable.JobRun;
import io.cameleer.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs are the routes that begin with {@code job:}; their runs are rows. */
public final class StoredJobs implements Jobs {

    private final Store store;
    private final NamedRoutes routes;

    public StoredJobs(Store store, NamedRoutes routes) {
        this.store = store;
        this.routes = routes;
    }

    @Override
    public List<String> names() {
        return routes.all(RouteScheme.JOB).stream().map(NamedRoute::name).toList();
    }

    @Override
    public Started start(String name, Map<String, ?> parameters, String callbackRun) {
        JobRun job = store.transact(session -> session.jobs().addOnce(name, Json.write(parameters), callbackRun));
        return new Started(job.id(), job.flowRunId());
    }

    @Override
    public Optional<Ended> ended(long job) {
        return store.read(session -> session.jobs().find(job))
                .filter(JobRun::isOver)
                .map(over -> new Ended(
                        over.status(), over.message(), over.result() == null ? null : Json.read(over.result())));
    }

    @Override
    public boolean withdraw(long job, String reason) {
        return store.transact(session -> session.jobs().withdraw(job, reason));
    }
}
