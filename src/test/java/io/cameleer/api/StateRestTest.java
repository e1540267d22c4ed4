package io.cameleer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.whole.SharedService;
import io.cameleer.whole.SharedService.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** States, variables, journal and the sentence that says why, over HTTP. */
class StateRestTest {

    private static final String STATES =
            """
              - {label: untracked, callbacks: [], transitions: [{destination: first}]}
              - label: first
                callbacks: []
                transitions:
                  - {destination: second, condition: "experiment.variables.get('score', 0) > 0.5"}
                  - {destination: broken, condition: "experiment.variables['absent']"}
              - {label: second, callbacks: [], transitions: [{destination: last}]}
              - {label: broken, callbacks: []}
              - {label: last, callbacks: []}
            """;

    private static SharedService service;

    @BeforeAll
    static void start() {
        service = SharedService.get();
    }

    private static String path(long experiment, String more) {
        return "/api/v2/experiments/" + experiment + more;
    }

    @Test
    void a_state_is_set_by_either_spelling_and_the_journal_says_who_did_it() {
        long experiment = service.newExperiment(STATES);
        service.put(path(experiment, "/variables/score"), Map.of("value", 0.75));

        Reply moved = service.put(path(experiment, "/state"), Map.of("state", "second", "freetext", "looks good"));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.part("state").get("label")).isEqualTo("second");
        assertThat(moved.document()).containsEntry("error", null).containsEntry("success", true);
        assertThat(service.put(path(experiment, "/state"), Map.of("state_label", "last"))
                        .status())
                .isEqualTo(200);

        List<Map<String, Object>> actions =
                service.get(path(experiment, "/actions")).list("actions");
        assertThat(actions).hasSize(3);
        Reply action = service.get(String.valueOf(actions.get(1).get("uri")));
        assertThat(action.get("freetext")).isEqualTo("looks good");
        assertThat(service.get(path(experiment, "/journal")).list("journal")).anySatisfy(line -> assertThat(line)
                .containsEntry("who", "admin")
                .containsEntry("message", "entered state second"));
    }

    @Test
    void a_state_that_is_not_there_answers_404_with_the_peer_s_document() {
        long experiment = service.newExperiment(STATES);

        Reply refused = service.put(path(experiment, "/state"), Map.of("state_label", "nowhere"));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.part("state").get("label")).isEqualTo("first");
        assertThat(refused.get("success")).isEqualTo(false);
        assertThat(refused.get("error"))
                .isEqualTo(Map.of(
                        "errorclass", "StateNotFoundError",
                        "requested_state", "nowhere",
                        "message", "Could not find requested state \"nowhere\""));
    }

    @Test
    void a_state_that_no_transition_leads_to_answers_409_with_the_peer_s_document() {
        long experiment = service.newExperiment(STATES);

        Reply refused = service.put(path(experiment, "/state"), Map.of("state_label", "last"));

        assertThat(refused.status()).isEqualTo(409);
        Map<String, Object> error = refused.part("error");
        assertThat(error.get("errorclass")).isEqualTo("NoValidTransitionError");
        assertThat(error.get("sourcestate")).asString().startsWith("/api/v2/states/");
        assertThat(error.get("message"))
                .asString()
                .matches("Could not find a valid transition for requested state change"
                        + " \\(from first \\[\\d+] to last \\[\\d+]\\)");
    }

    @Test
    void a_condition_that_does_not_hold_or_fails_answers_409_with_its_rule() {
        long experiment = service.newExperiment(STATES);

        Reply unmet = service.put(path(experiment, "/state"), Map.of("state_label", "second"));
        assertThat(unmet.status()).isEqualTo(409);
        assertThat(unmet.part("error").get("errorclass")).isEqualTo("ConditionNotMetError");
        assertThat(unmet.part("error").get("transition")).asString().startsWith("/api/v2/transitions/");
        assertThat(unmet.part("error").get("condition")).isNull();
        assertThat(unmet.part("error").get("condition_rule")).isEqualTo("experiment.variables.get('score', 0) > 0.5");
        Reply failed = service.put(path(experiment, "/state"), Map.of("state_label", "broken"));
        assertThat(failed.status()).isEqualTo(409);
        assertThat(failed.part("error").get("message")).asString().contains("KeyError: 'absent'");
        assertThat(service.stateOf(experiment)).isEqualTo("first");
    }

    @Test
    void a_variable_is_typed_and_wakes_the_transitions() {
        long experiment = service.newExperiment(
                """
                  - {label: untracked, callbacks: [], transitions: [{destination: first}]}
                  - label: first
                    callbacks: [{label: nothing, function: sleep, callback_arguments: {seconds: 0}}]
                    transitions: [{destination: last, condition: "experiment.variables.get('when') is not None and experiment.variables['when'].year == 2024"}]
                  - {label: last, callbacks: []}
                """);
        await().until(() -> service.get(path(experiment, "/why")).get("reason").equals("transition"));

        assertThat(service.put(path(experiment, "/variables/when"), Map.of("value", "2024-05-17", "type", "date"))
                        .document())
                .isEqualTo(Map.of("label", "when", "type", "date", "value", "2024-05-17"));
        await().until(() -> service.stateOf(experiment).equals("last"));
        Reply why = service.get(path(experiment, "/why"));
        assertThat(why.get("arrived")).isEqualTo(true);
        assertThat(why.get("why")).asString().startsWith("has reached the final state last of workflow ");
    }

    @Test
    void numbers_are_kept_as_written_and_a_value_of_another_type_is_refused() {
        long experiment = service.newExperiment(STATES);
        String variables = path(experiment, "/variables/");

        service.send("PUT", variables + "big", "{\"value\": 123456789012345678901234567890}");
        service.send("PUT", variables + "text", "{\"value\": {\"a\": [1e20, \"😀\", 0.10]}}");
        assertThat(service.get(path(experiment, "")).text())
                .contains("\"big\":123456789012345678901234567890")
                .contains("{\"a\":[1E+20,\"😀\",0.10]}");
        assertThat(service.send("PUT", variables + "none", "{\"value\": null}").get("type"))
                .isEqualTo("none");
        Reply refused = service.put(variables + "n", Map.of("value", "x", "type", "int"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.part("errors").get("value")).isEqualTo("'x' is no int; give a whole number");
        assertThat(service.put(variables + "n", Map.of("value", 1, "type", "number"))
                        .status())
                .isEqualTo(400);
        assertThat(service.send("PUT", variables + "n", "{}").status()).isEqualTo(400);
    }

    @Test
    void a_variable_is_removed_once() {
        long experiment = service.newExperiment(STATES);
        String variable = path(experiment, "/variables/v");
        service.put(variable, Map.of("value", 1));

        assertThat(service.send("DELETE", variable, null).status()).isEqualTo(200);
        assertThat(service.send("DELETE", variable, null).status()).isEqualTo(404);
        assertThat(service.get(path(experiment, "")).get("variable_map")).isEqualTo(Map.of());
    }

    @Test
    void why_it_waits_is_a_sentence_with_each_condition_s_value() {
        long experiment = service.newExperiment(
                """
                  - {label: untracked, callbacks: [], transitions: [{destination: first}]}
                  - label: first
                    callbacks: [{label: nothing, function: sleep, callback_arguments: {seconds: 0}}]
                    transitions: [{destination: last, condition: "experiment.label == 'other'"}]
                  - {label: last, callbacks: []}
                """);
        await().until(() -> service.get(path(experiment, "/why")).get("reason").equals("transition"));

        Reply why = service.get(path(experiment, "/why"));
        assertThat(why.get("why"))
                .isEqualTo(
                        "stays in state first, no transition matched: to last: 'experiment.label == 'other'' is False");
        assertThat(why.list("tests")).hasSize(1);
        Reply retested = service.send("POST", path(experiment, "/retest"), null);
        assertThat(retested.get("reason")).isEqualTo("transition");
        assertThat(service.get(path(experiment, "/journal")).text()).contains("\"who\":\"admin\",\"kind\":\"retest\"");
    }

    @Test
    void why_shows_what_the_parts_of_conditions_came_to() {
        long experiment = service.newExperiment(
                """
                  - {label: untracked, callbacks: [], transitions: [{destination: first}]}
                  - label: first
                    callbacks:
                      - {label: never, function: sleep, callback_arguments: {seconds: 0}, condition: "experiment.label == '<b>'"}
                    transitions:
                      - {destination: second, condition: "experiment.variables.get('score', 0) > 0.5"}
                  - {label: second, callbacks: []}
                """);
        await().untilAsserted(() ->
                assertThat(service.get(path(experiment, "/why")).list("tests")).isNotEmpty());
        Reply why = service.get(path(experiment, "/why"));

        assertThat(why.list("tests").get(0).get("trace"))
                .asString()
                .contains("experiment.variables.get('score', 0)", "values=[0]");
        assertThat(why.list("callbacks")).singleElement().satisfies(callback -> {
            assertThat(callback).containsEntry("label", "never").containsEntry("status", "skipped");
            assertThat(callback.get("condition_trace")).asString().contains("experiment.label", "values=['experiment-");
        });
        assertThat(service.get("/experiments/" + experiment, "Accept", "text/html")
                        .text())
                .contains("Ways on", "What its parts came to", "<code>experiment.variables.get('score', 0)</code>");
    }
}
