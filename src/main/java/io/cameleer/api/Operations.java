package io.cameleer.api;

import io.cameleer.http.HttpRequest;
import io.cameleer.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The processor of the routes in {@code routes/api.camel.yaml}: does the operation that the request names. */
public final class Operations implements Processor {

    private final Map<String, Function<Request, Object>> byId = new HashMap<>();

    public Operations(WorkflowsApi workflows, RunsApi runs, ExperimentsApi experiments, ExecutionsApi executions) {
        byId.put("runWorkflow", workflows::run);
        byId.put("getWorkflowStatus", workflows::status);
        byId.put("listWorkflows", workflows::list);
        byId.put("listRuns", runs::list);
        byId.put("getRun", runs::get);
        byId.put("commandRun", runs::command);
        byId.put("listSequencers", runs::listSequencers);
        byId.put("getExperiment", experiments::get);
        byId.put("listSignalFailures", experiments::signalFailures);
        byId.put("getCallbackExecution", executions::get);
        byId.put("putCallbackExecution", executions::put);
        byId.put("cancelCallbackExecution", executions::cancel);
        byId.put("retryCallbackExecution", executions::retry);
    }

    @Override
    public void process(Exchange exchange) {
        HttpRequest request = HttpRequest.of(exchange);
        Function<Request, Object> operation = byId.get(request.operation());
        if (operation == null) {
            throw Request.notFound("The operation " + request.operation());
        }
        Object answer = operation.apply(new Request(request));
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setBody(Json.write(answer));
    }
}
