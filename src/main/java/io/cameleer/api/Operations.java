package io.cameleer.api;

import io.cameleer.http.HttpRequest;
import io.cameleer.http.ProblemException;
import io.cameleer.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The processor of the routes in {@code routes/api.camel.yaml}: does the operation that the request names. */
public final class Operations implements Processor {

    /** These ask for the secret of an execution themselves. */
    private static final Set<String> OF_NOBODY = Set.of("getCallbackExecution", "putCallbackExecution");

    private final Map<String, Operation> byId = new HashMap<>();

    public Operations(OperationGroup... groups) {
        for (OperationGroup group : groups) {
            byId.putAll(group.operations());
        }
    }

    @Override
    public void process(Exchange exchange) {
        HttpRequest http = HttpRequest.of(exchange);
        Operation operation = byId.get(http.operation());
        if (operation == null) {
            throw Request.notFound("The operation " + http.operation());
        }
        if (http.user().isEmpty() && !OF_NOBODY.contains(http.operation())) {
            throw new ProblemException(401, "You are not authenticated. Please supply the correct credentials.");
        }
        Request request = new Request(http);
        Object answer = operation.serve(request);
        int status = answer instanceof Answer given ? given.status() : 200;
        Object document = answer instanceof Answer given ? given.document() : answer;
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage()
                .setHeader(Exchange.CONTENT_TYPE, status < 400 ? "application/json" : "application/problem+json");
        exchange.getMessage().setBody(Json.write(request.mask().of(document)));
    }
}
