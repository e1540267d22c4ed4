package io.cameleer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the shipped contract of jobs to what rodrunner's manual tells its users to send. */
class WorkflowsContractTest {

    private static final RunningServer SERVER = new RunningServer();

    @BeforeAll
    static void start() {
        SERVER.server.contract("openapi/workflows.yaml");
        SERVER.routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:runWorkflow").process(exchange -> exchange.getMessage()
                                .setBody(Map.of(
                                        "given",
                                        String.valueOf(HttpRequest.of(exchange).body()))));
                        from("direct:getWorkflowStatus").process(exchange -> exchange.getMessage()
                                .setBody(Map.of("id", HttpRequest.of(exchange).path())));
                        from("direct:listWorkflows").setBody(constant(Map.of("workflows", List.of())));
                    }
                })
                .start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void the_manuals_request_is_accepted() {
        String manual =
                """
                {"workflow_name": "Ingest Sequencer Runs", "parameters": {"sequencer_type": "miseq", "root_dir": "/data"}}""";

        assertThat(SERVER.postJson("/workflows/run", manual).statusCode()).isEqualTo(200);
        assertThat(SERVER.postJson("/workflows/run", "{\"workflow_name\": \"x\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(SERVER.get("/workflows/status/0b9d-1").body()).isEqualTo("{\"id\":{\"id\":\"0b9d-1\"}}");
        assertThat(SERVER.get("/workflows/list").body()).isEqualTo("{\"workflows\":[]}");
        assertThat(SERVER.server.problems()).isEmpty();
    }

    @Test
    void a_request_that_names_no_job_is_refused() {
        for (String body : List.of("{}", "[]", "{\"workflow_name\": \"\"}", "{\"workflow_name\": 7}", "")) {
            assertThat(SERVER.postJson("/workflows/run", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(SERVER.get("/workflows/run").statusCode()).isEqualTo(405);
    }
}
