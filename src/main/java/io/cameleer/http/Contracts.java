package io.cameleer.http;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.rest.openapi.RestOpenApiComponent;
import org.jspecify.annotations.Nullable;

/** The OpenAPI files that the server keeps to. Loaded once, from Java, because Camel cannot load them again. */
final class Contracts {

    private final List<String> resources = new ArrayList<>();
    private volatile @Nullable ContractOperations operations;

    void add(String resource) {
        resources.add(resource);
    }

    /** Loads them; must happen before the context starts. */
    void load(CamelContext context) throws Exception {
        ContractOperations serving = new ContractOperations(context);
        operations = serving;
        context.getComponent("rest-openapi", RestOpenApiComponent.class).setRestOpenapiProcessorStrategy(serving);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("platform-http");
                for (String resource : resources) {
                    rest().openApi().specification("classpath:" + resource).apiContextPath("/openapi.yaml");
                }
            }
        });
    }

    /** One sentence for each operation that nothing serves. */
    List<String> problems() {
        ContractOperations serving = operations;
        return serving == null ? List.of() : serving.unserved();
    }
}
