package io.cameleer.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.auth.User;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumerAware;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.apache.camel.component.rest.openapi.RestOpenapiProcessorStrategy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.processor.RestBindingAdvice;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Serves the operations of contracts: checks the request, gives it to the route {@code direct:<operationId>} and makes
 * the answer ready. An operation without a running route answers 503, so contracts can be loaded before the routes and
 * a bad file of routes costs only its own operations.
 */
final class ContractOperations implements RestOpenapiProcessorStrategy {

    private final CamelContext context;
    private final ContractValidation validation = new ContractValidation();
    private final ConcurrentMap<String, AsyncProducer> producers = new ConcurrentHashMap<>();
    private final Map<String, OpenAPI> contracts = new ConcurrentSkipListMap<>();

    ContractOperations(CamelContext context) {
        this.context = context;
    }

    @Override
    public boolean process(
            OpenAPI contract,
            Operation operation,
            String verb,
            String path,
            RestBindingAdvice binding,
            Exchange exchange,
            AsyncCallback callback) {
        if (verb.equals(HttpMethod.OPTIONS.name())) {
            tellMethods(exchange.getMessage(), contract, operation);
            callback.done(true);
            return true;
        }
        try {
            HttpRequest request = read(exchange, contract, operation, verb, path);
            Optional<Problem> refusal = validation.check(contract, path, request);
            if (refusal.isPresent()) {
                throw new ProblemException(refusal.get());
            }
            exchange.setProperty(HttpRequest.PROPERTY, request);
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(request.body());
            return producer(request.operation()).process(exchange, doneSynchronously -> {
                ResponseGate.close(exchange);
                callback.done(doneSynchronously);
            });
        } catch (Exception failure) {
            exchange.setException(failure);
            ResponseGate.close(exchange);
            callback.done(true);
            return true;
        }
    }

    /** Camel offers any operation of the path when it is asked for OPTIONS. */
    private static void tellMethods(Message message, OpenAPI contract, Operation operation) {
        Set<String> methods = new TreeSet<>(Set.of(HttpMethod.OPTIONS.name()));
        address(contract, operation)
                .getValue()
                .readOperationsMap()
                .keySet()
                .forEach(method -> methods.add(method.name()));
        if (methods.contains(HttpMethod.GET.name())) {
            methods.add(HttpMethod.HEAD.name());
        }
        message.removeHeaders("*");
        message.setHeader("Allow", String.join(", ", methods));
        message.setBody(null);
    }

    private static HttpRequest read(
            Exchange exchange, OpenAPI contract, Operation operation, String verb, String path) {
        Message message = exchange.getMessage();
        User user = message.getHeader(VertxPlatformHttpConstants.AUTHENTICATED_USER, User.class);
        String query = message.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        String body = message.getBody(String.class);
        return new HttpRequest(
                verb,
                operation.getOperationId(),
                pathParameters(contract, operation, path),
                query == null ? Map.of() : PercentCoding.decodeQuery(query),
                headers(message),
                body == null || body.isEmpty() ? null : body,
                user == null ? "" : Gate.name(user));
    }

    private static Map<String, String> headers(Message message) {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (!name.startsWith("Camel") && value instanceof String text) {
                headers.put(name.toLowerCase(Locale.ROOT), text);
            }
        });
        return headers;
    }

    /** Camel puts them among the headers, encoded; they are read from the address again. */
    private static Map<String, String> pathParameters(OpenAPI contract, Operation operation, String path) {
        Map<String, String> parameters = new HashMap<>();
        String[] template = address(contract, operation).getKey().split("/", -1);
        String[] given = path.split("/", -1);
        for (int index = 0; index < Math.min(template.length, given.length); index++) {
            if (template[index].startsWith("{") && template[index].endsWith("}")) {
                String name = template[index].substring(1, template[index].length() - 1);
                parameters.put(name, PercentCoding.decodePath(given[index]));
            }
        }
        return parameters;
    }

    private static Map.Entry<String, PathItem> address(OpenAPI contract, Operation operation) {
        return contract.getPaths().entrySet().stream()
                .filter(path -> path.getValue().readOperations().stream().anyMatch(known -> known == operation))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(operation.getOperationId() + " is in no contract"));
    }

    /** Does not wait for a route that is not there: the caller can try again better than a thread can wait. */
    private AsyncProducer producer(String operation) {
        return producers.computeIfAbsent(operation, id -> {
            try {
                AsyncProducer producer =
                        context.getEndpoint("direct:" + id + "?block=false").createAsyncProducer();
                ServiceHelper.startService(producer);
                return producer;
            } catch (Exception failure) {
                throw new IllegalStateException("the operation " + id + " cannot be reached", failure);
            }
        });
    }

    @Override
    public boolean processApiSpecification(String specification, Exchange exchange, AsyncCallback callback) {
        Message message = exchange.getMessage();
        try (InputStream stream = PluginHelper.getResourceLoader(context)
                .resolveResource(specification)
                .getInputStream()) {
            message.removeHeaders("*");
            message.setHeader(Exchange.CONTENT_TYPE, "application/yaml");
            message.setBody(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            exchange.setException(failure);
        }
        callback.done(true);
        return true;
    }

    /** Camel gives each contract once, when it starts. Operations without a route are no failure here. */
    @Override
    public void validateOpenApi(OpenAPI contract, String basePath, PlatformHttpConsumerAware consumer) {
        contracts.put(basePath, contract);
    }

    /** One sentence for each operation that no running route serves. */
    List<String> unserved() {
        Set<String> served = context.getRoutes().stream()
                .map(route -> route.getEndpoint().getEndpointBaseUri())
                .collect(Collectors.toSet());
        List<String> sentences = new ArrayList<>();
        contracts.forEach((base, contract) -> contract.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getOperationId)
                .filter(id -> !served.contains("direct://" + id))
                .sorted()
                .forEach(id -> sentences.add("the operation " + id + " of " + base + " answers 503, because no route"
                        + " begins with direct:" + id + "; add one, or correct the file that has it")));
        return sentences;
    }

    @Override
    public void setMissingOperation(@Nullable String missingOperation) {
        // An operation without a route is answered, whatever Camel would do.
    }

    @Override
    public String getMissingOperation() {
        return "ignore";
    }

    @Override
    public void setMockIncludePattern(@Nullable String mockIncludePattern) {
        // There are no mocks.
    }

    @Override
    public String getMockIncludePattern() {
        return "";
    }
}
