package io.cameleer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class ExecutionFormsTest {

    private static final String STATES =
            """
              - label: first
                callbacks:
                  - label: ask
                    function: work
                    wait_timeout: 60
                    variable_map: {quality: /quality, score: /report/score}
                transitions: [{destination: last}]
              - label: last
            """;

    private ServedPages pages;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        pages = new ServedPages(directory);
    }

    @AfterAll
    void stop() {
        pages.close();
    }

    @Test
    void the_form_of_a_waiting_callback_asks_for_its_variables_and_ends_it() {
        long experiment = pages.begin("ANSWERED", STATES);
        long id = waiting(experiment);
        String page = page(id);
        assertThat(page).contains("waits for an answer", "value=\"/quality\"", "value=\"/report/score\"");

        var answer = pages.post(
                path(id, "finish"),
                "token",
                token(page),
                "result",
                "success",
                "name",
                "/quality",
                "value",
                "good",
                "name",
                "/report/score",
                "value",
                "0.970",
                "name",
                "checked",
                "value",
                "\"true\"",
                "note",
                "Looked at <lane 3>\u202e");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(pages.execution(id).status()).isEqualTo("finished");
        assertThat(pages.execution(id).result()).isEqualTo("success");
        assertThat(pages.execution(id).resultValues())
                .isEqualTo("{\"quality\":\"good\",\"report\":{\"score\":0.970},\"checked\":\"true\"}");
        assertThat(variables(experiment)).containsEntry("quality", "good").hasSize(2);
        assertThat(page(id))
                .contains(
                        "Values of the run, before the answer", "\"asked\" : true", "Looked at &lt;lane 3&gt;[U+202E]")
                .doesNotContain("waits for an answer");
        assertThat(journal(experiment)).anySatisfy(line -> assertThat(line).contains("administrator", "success"));
    }

    @Test
    void an_answer_to_what_is_finished_is_a_readable_409() {
        long id = waiting(pages.begin("TWICE", STATES));
        String token = token(page(id));
        assertThat(pages.post(path(id, "finish"), "token", token, "result", "failed")
                        .statusCode())
                .isEqualTo(303);

        var second = pages.post(path(id, "finish"), "token", token, "result", "success");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("<h1>Conflict</h1>", "is finished already");
        assertThat(pages.execution(id).result()).isEqualTo("failed");
    }

    @Test
    void a_form_without_the_token_of_this_page_changes_nothing() {
        long id = waiting(pages.begin("FORGED", STATES));
        String ofAnother = token(page(waiting(pages.begin("OTHER", STATES))));

        for (String token : List.of("", ofAnother, pages.execution(id).secretKey())) {
            for (String verb : List.of("finish", "cancel", "retry")) {
                var refused = pages.post(path(id, verb), "token", token, "result", "success");

                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.body()).contains("load the page again");
            }
        }
        assertThat(pages.execution(id).status()).isEqualTo("waiting");
    }

    @Test
    void values_that_cannot_be_read_are_refused_with_the_reason_and_nothing_is_lost() {
        long id = waiting(pages.begin("BAD-VALUES", STATES));
        String token = token(page(id));
        Map<String, String> reasons = Map.of("{\"a\":", "line 1", "[1]", "JSON object", "{} x", "no JSON object");

        reasons.forEach((values, reason) -> {
            var refused = pages.post(path(id, "finish"), "token", token, "result", "success", "values", values);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains(reason);
        });
        assertThat(pages.post(path(id, "finish"), "token", token, "result", "maybe")
                        .statusCode())
                .isEqualTo(400);
        assertThat(pages.post(
                                path(id, "finish"),
                                "token",
                                token,
                                "result",
                                "success",
                                "values",
                                "{\"a\": 1}",
                                "name",
                                "b",
                                "value",
                                "2")
                        .body())
                .contains("as fields and as JSON");
        assertThat(pages.execution(id).status()).isEqualTo("waiting");
    }

    @Test
    void a_person_cancels_with_a_reason_and_runs_it_again() {
        long experiment = pages.begin("CANCELLED", STATES);
        long id = waiting(experiment);
        String token = token(page(id));

        assertThat(pages.post(path(id, "cancel"), "token", token, "note", "wrong\nlane")
                        .statusCode())
                .isEqualTo(303);

        assertThat(pages.execution(id).result()).isEqualTo("failed");
        assertThat(pages.ended).contains(id);
        assertThat(page(id)).contains("Run this callback again", "cancelled by administrator: wrong");
        assertThat(pages.post(path(id, "cancel"), "token", token).statusCode()).isEqualTo(409);

        assertThat(pages.post(path(id, "retry"), "token", token).statusCode()).isEqualTo(303);
        assertThat(pages.execution(id).status()).isEqualTo("created");
        assertThat(pages.post(path(id, "retry"), "token", token).body()).contains("only a resolved one");
        assertThat(journal(experiment))
                .anySatisfy(line -> assertThat(line).contains("administrator", "cancelled"))
                .anySatisfy(line -> assertThat(line).contains("administrator", "run again"));
    }

    @Test
    void pages_and_journal_never_show_the_secret() {
        long experiment = pages.begin("SECRET", STATES);
        long id = waiting(experiment);

        assertThat(page(id) + pages.get("/experiments/" + experiment).body() + journal(experiment))
                .doesNotContain(pages.execution(id).secretKey());
    }

    private long waiting(long experiment) {
        long id = pages.execution(experiment, "ask");
        pages.ran(id, true, "{\"asked\": true}", null);
        return id;
    }

    private static String path(long execution, String verb) {
        return "/callback_executions/" + execution + "/" + verb;
    }

    private String page(long execution) {
        return pages.get("/actions/" + pages.execution(execution).actionId()).body();
    }

    private static String token(String page) {
        Matcher token =
                Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group(1);
    }

    private Map<String, Object> variables(long experiment) {
        return pages.store.read(
                session -> session.experiments().find(experiment).orElseThrow().variables());
    }

    private List<String> journal(long experiment) {
        return pages.store.read(session -> session.journal().of("experiment", experiment)).stream()
                .map(line -> line.who() + " " + line.message() + " " + Json.write(line.detail()))
                .toList();
    }
}
