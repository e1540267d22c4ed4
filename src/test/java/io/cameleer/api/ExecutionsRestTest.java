package io.cameleer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.json.Json;
import io.cameleer.store.Store;
import io.cameleer.whole.SharedService;
import io.cameleer.whole.SharedService.Reply;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The callback execution protocol over HTTP: who may, what is checked in which order, what it does. */
class ExecutionsRestTest {

    private static SharedService service;

    private long experiment;
    private String path;
    private String secret;

    @BeforeAll
    static void start() {
        service = SharedService.get();
    }

    /** An execution that waits for its final word. */
    @BeforeEach
    void waiting() {
        experiment = service.newExperiment(
                """
                  - {label: untracked, callbacks: [], transitions: [{destination: first}]}
                  - label: first
                    callbacks:
                      - label: look
                        function: sleep
                        callback_arguments: {seconds: 0}
                        wait_timeout: 60
                        variable_map: {score: /score}
                    transitions: [{destination: last, condition: "callbacks['look'].result == 'success'"}]
                  - {label: last, callbacks: []}
                """);
        Store store = service.core().store();
        long id = store.read(session -> session.experiments().executions(experiment))
                .get(0)
                .id();
        path = "/api/v2/callback_executions/" + id;
        secret = store.read(
                session -> session.governor().execution(id).orElseThrow().secretKey());
        await().until(() -> service.get(path).get("status").equals("waiting"));
    }

    private Reply put(Map<String, ?> body) {
        return service.sendWithoutLogin("PUT", path, Json.write(body));
    }

    @Test
    void the_secret_alone_lets_a_final_word_through_under_either_name() {
        Reply done = put(Map.of(
                "status", "finished", "result", "success", "secret", secret, "result_values", Map.of("score", 3)));

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.get("result_values")).isEqualTo("{\"score\":3}");
        assertThat(done.get("run_values").toString()).contains("__success__");
        assertThat(done.text()).doesNotContain(secret);
        await().until(() -> service.stateOf(experiment).equals("last"));
        assertThat(service.get("/api/v2/experiments/" + experiment).get("variable_map"))
                .isEqualTo(Map.of("score", 3));
        assertThat(service.get("/api/v2/experiments/" + experiment + "/journal").text())
                .contains("\"who\":\"the holder of its secret\"");
    }

    @Test
    void a_worker_reads_its_execution_by_a_get_with_the_secret_in_its_body_or_address() {
        assertThat(service.sendWithoutLogin("GET", path, Json.write(Map.of("secret_key", secret)))
                        .status())
                .isEqualTo(200);
        assertThat(service.sendWithoutLogin("GET", path + "?secret_key=" + secret, null)
                        .status())
                .isEqualTo(200);
        Reply refused = service.sendWithoutLogin("GET", path, null);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.get("message")).isEqualTo("Cannot access specified callback_execution");
    }

    @Test
    void without_the_secret_or_a_login_nothing_changes() {
        for (Map<String, ?> body : List.of(
                Map.of("status", "finished", "result", "success"),
                Map.of("status", "finished", "secret_key", secret.substring(1)),
                Map.of("status", "finished", "secret_key", ""))) {
            assertThat(put(body).status()).isEqualTo(403);
        }
        assertThat(service.get(path).get("status")).isEqualTo("waiting");
    }

    @Test
    void checks_come_in_the_peer_s_order_known_valid_allowed_open() {
        assertThat(service.sendWithoutLogin("PUT", "/api/v2/callback_executions/999999999", "{\"status\": \"done\"}")
                        .status())
                .isEqualTo(404);
        Reply invalid = put(Map.of("status", "done"));
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.get("errors"))
                .isEqualTo(Map.of("status", "The value 'done' is not a valid choice for 'status'."));
        assertThat(invalid.get("message")).isEqualTo("Input payload validation failed");
        assertThat(put(Map.of("result_values", List.of(1), "secret_key", secret))
                        .status())
                .isEqualTo(400);
        assertThat(put(Map.of("status", "skipped", "secret_key", secret)).status())
                .isEqualTo(200);
        assertThat(put(Map.of("status", "finished")).status()).isEqualTo(403);
        assertThat(put(Map.of("status", "finished", "secret_key", secret)).status())
                .isEqualTo(409);
    }

    @Test
    void what_is_left_out_or_null_stays_and_a_result_alone_resolves_nothing() {
        put(Map.of("result", "failed", "run_log", "first", "secret_key", secret));
        Reply second = service.sendWithoutLogin(
                "PUT",
                path,
                "{\"run_log\": null, \"wait_log\": \"second\", \"unknown\": 1, \"secret_key\": \"" + secret + "\"}");

        assertThat(second.document())
                .containsEntry("status", "waiting")
                .containsEntry("result", "failed")
                .containsEntry("run_log", "first")
                .containsEntry("result_log", "second");
    }

    @Test
    void a_wait_timeout_comes_when_the_clock_says_so_and_is_counted() {
        try {
            Reply moved = service.put("/api/v2/service/clock", Map.of("offset_minutes", 61));
            assertThat(moved.get("offset_minutes")).isEqualTo(61);
            assertThat(service.get(path).document())
                    .containsEntry("status", "finished")
                    .containsEntry("result", "timeout");
            String check = "/api/v2/service/check_timeouts";
            // Other tests of this service may have left executions that wait as well.
            assertThat(service.send("POST", check, null).get("wait_timeouts"))
                    .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                    .isPositive();
            assertThat(service.send("POST", check, null).document())
                    .isEqualTo(Map.of("run_timeouts", 0, "wait_timeouts", 0));
        } finally {
            service.put("/api/v2/service/clock", Map.of("offset_minutes", 0));
        }
    }
}
