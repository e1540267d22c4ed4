package io.cameleer.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.whole.SharedService;
import io.cameleer.whole.SharedService.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Importing and reading workflows over HTTP, and the login. */
class WorkflowsRestTest {

    private static final String STATES =
            """
              - {label: untracked, freetext: root, callbacks: [], transitions: [{destination: first}]}
              - label: first
                callbacks:
                  - {label: work, function: sleep, callback_arguments: {seconds: 0}, variable_map: {v: /sleep_duration}}
                transitions: [{destination: last, condition: "True"}]
              - {label: last, callbacks: []}
            """;

    private static SharedService service;

    @BeforeAll
    static void start() {
        service = SharedService.get();
    }

    @Test
    void a_workflow_is_imported_once_and_read_in_its_parts() {
        String label = SharedService.fresh("imported");
        Reply made = service.importWorkflow(label, STATES);

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.document())
                .containsEntry("label", label)
                .containsEntry("uri", "/api/v2/workflows/" + made.id())
                .containsEntry("problems", List.of());
        Reply again = service.importWorkflow(label, STATES);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.get("message")).isEqualTo("Workflow " + label + " already exists.");

        assertThat(service.get("/api/v2/workflows/by-label/" + label).id()).isEqualTo(made.id());
        List<Map<String, Object>> states =
                service.get("/api/v2/workflows/" + label + "/states").list("states");
        assertThat(service.get("/api/v2/workflows/" + made.id() + "/states").list("states"))
                .isEqualTo(states);
        Reply first = service.get("/api/v2/workflows/" + label + "/states/first");
        assertThat(first.part("workflow").get("label")).isEqualTo(label);
        Map<String, Object> callback = first.list("callbacks").get(0);
        Reply work = service.get(String.valueOf(callback.get("uri")));
        assertThat(work.document())
                .containsEntry("function", "sleep")
                .containsEntry("callback_arguments", "{\"seconds\":0}")
                .containsEntry("variable_map", "{\"v\":\"/sleep_duration\"}")
                .containsEntry("run_timeout", 60)
                .containsEntry("executions", List.of());
        assertThat(service.get("/api/v2/transitions?limit=1&offset=1").list("transitions"))
                .hasSize(1);
    }

    @Test
    void a_wrong_workflow_is_refused_with_all_its_problems_and_their_places() {
        Reply refused = service.importWorkflow(
                SharedService.fresh("wrong"),
                """
                  - {label: untracked, callbacks: [], transitions: [{destination: nowhere}]}
                  - {label: other, callbacks: [{label: c, function: sleeep, callback_arguments: {}}]}
                """);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.get("message")).isEqualTo("Workflow definition is invalid.");
        assertThat(refused.list("problems"))
                .hasSizeGreaterThanOrEqualTo(2)
                .anySatisfy(problem -> assertThat(problem)
                        .containsEntry("line", 3)
                        .containsEntry("column", 67)
                        .containsEntry("message", "there is no state 'nowhere'"))
                .anySatisfy(problem ->
                        assertThat(String.valueOf(problem)).contains("sleeep").contains("sleep"));
    }

    @Test
    void a_label_is_required_and_text_that_is_no_yaml_is_said_to_be_none() {
        Reply unlabelled = service.post(
                "/api/v2/service/config/import-workflow", Map.of("workflow_definition", "states:\n" + STATES));
        assertThat(unlabelled.status()).isEqualTo(400);
        assertThat(unlabelled.get("message"))
                .isEqualTo("Workflow definition should contain a label to manage multiple versions");

        Reply broken = service.post("/api/v2/service/config/import-workflow", Map.of("workflow_definition", "a: [b"));
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.get("message")).asString().startsWith("Workflow definition is not a valid YAML file. ");
        for (String text : List.of("", "[]", "x", "states: []", "label: l")) {
            assertThat(service.post("/api/v2/service/config/import-workflow", Map.of("workflow_definition", text))
                            .status())
                    .as(text)
                    .isEqualTo(400);
        }
    }

    @Test
    void without_a_login_only_health_is_answered() {
        Reply refused = service.sendWithoutLogin("GET", "/api/v2/workflows", null);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.response().headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"Cameleer\"");
        assertThat(refused.text()).isEqualTo("You are not authenticated. Please supply the correct credentials.");
        assertThat(service.sendWithoutLogin("GET", "/runs", null).status()).isEqualTo(401);
        assertThat(service.sendWithoutLogin("POST", "/workflows/run", "{}").status())
                .isEqualTo(401);
        assertThat(service.sendWithoutLogin("GET", "/-/healthy", null).status()).isEqualTo(200);
    }

    @Test
    void every_operation_of_the_contracts_is_served() {
        assertThat(service.get("/api/v2/openapi.yaml").text()).startsWith("openapi: 3.0.3");
        for (String list : List.of(
                "runs",
                "sequencers",
                "cohorts",
                "subjects",
                "experiments",
                "actions",
                "states",
                "transitions",
                "workflows",
                "callbacks",
                "external_systems",
                "scantypes",
                "signal_failures")) {
            Reply reply = service.get("/api/v2/" + list);
            assertThat(reply.status()).as(list).isEqualTo(200);
            assertThat(reply.document()).as(list).containsOnlyKeys(list);
        }
    }
}
