package io.cameleer.api;

import io.cameleer.http.ProblemException;
import io.cameleer.job.RunJob;
import io.cameleer.json.Json;
import io.cameleer.route.NamedRoute;
import io.cameleer.route.NamedRoutes;
import io.cameleer.route.RouteScheme;
import io.cameleer.store.JobTable.JobRun;
import io.cameleer.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /workflows}: rodrunner's way to start jobs; its answers are the union of its manual's and its code's. */
public final class WorkflowsApi implements OperationGroup {

    private final Store store;
    private final NamedRoutes routes;

    public WorkflowsApi(Store store, NamedRoutes routes) {
        this.store = store;
        this.routes = routes;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("runWorkflow", this::run, "getWorkflowStatus", this::status, "listWorkflows", this::list);
    }

    Object run(Request request) {
        String name = String.valueOf(request.body().get("workflow_name"));
        if (routes.find(RouteScheme.JOB, RunJob.routeName(name)).isEmpty()) {
            throw new ProblemException(
                    400, "Unknown workflow: " + name + "; it is one of " + String.join(", ", names()));
        }
        Object given = request.body().getOrDefault("parameters", Map.of());
        JobRun job = store.transact(session -> session.jobs().add(name, Json.write(given == null ? Map.of() : given)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("message", "Workflow " + name + " started successfully");
        answer.put("flow_run_id", job.flowRunId());
        answer.put("status", job.status());
        answer.put("start_time", job.created().toString());
        answer.put("parameters", Json.read(job.parameters()));
        return answer;
    }

    Object status(Request request) {
        String id = request.path("id");
        JobRun job =
                store.read(session -> session.jobs().find(id)).orElseThrow(() -> Request.notFound("flow run " + id));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", !job.status().equals("FAILED") && !job.status().equals("CRASHED"));
        answer.put("message", job.message());
        answer.put("flow_run_id", job.flowRunId());
        answer.put("workflow_name", job.name());
        answer.put("status", job.status());
        answer.put("start_time", (job.started() == null ? job.created() : job.started()).toString());
        answer.put("end_time", job.ended() == null ? null : job.ended().toString());
        answer.put("parameters", Json.read(job.parameters()));
        answer.put("results", job.result() == null ? null : Json.read(job.result()));
        return answer;
    }

    Object list(Request request) {
        return Map.of("workflows", names());
    }

    private List<String> names() {
        return routes.all(RouteScheme.JOB).stream().map(NamedRoute::name).toList();
    }
}
