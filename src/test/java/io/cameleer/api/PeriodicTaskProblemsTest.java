package io.cameleer.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.json.Json;
import io.cameleer.whole.RunningService;
import io.cameleer.whole.RunningService.Site;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a periodic task cannot be is refused when it is saved, on a running service. */
class PeriodicTaskProblemsTest {

    private static final String TASKS = "/api/v2/periodic_tasks";

    @TempDir
    static Path folder;

    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        service = new Site(folder)
                .route(
                        "jobs/greet.camel.yaml",
                        """
                        - route:
                            id: greet
                            from:
                              uri: job:greet
                              steps:
                                - setBody: {constant: hello}
                        """)
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    private static String problem(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = service.send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return String.valueOf(Json.readObject(answer.body()).get("detail"));
    }

    /** What people decided; the clock goes on meanwhile. */
    private static List<String> definitions() throws Exception {
        return ((List<?>) service.get(TASKS).get("periodic_tasks"))
                .stream()
                        .map(item -> (Map<?, ?>) item)
                        .map(item -> item.get("name") + " " + item.get("task") + " " + item.get("interval") + " "
                                + item.get("crontab") + " " + item.get("enabled"))
                        .toList();
    }

    @Test
    void what_is_wrong_is_named_and_changes_nothing() throws Exception {
        List<String> before = definitions();
        assertThat(problem("POST", TASKS, "{\"name\": \"x\", \"task\": \"gret\", \"interval\": \"1m\"}", 400))
                .contains("there is no job 'gret' (did you mean 'greet'?); it is one of greet, ");
        assertThat(problem("POST", TASKS, "{\"name\": \"x\", \"task\": \"greet\"}", 400))
                .contains("interval or crontab is missing");
        assertThat(problem("POST", TASKS, "{\"task\": \"greet\", \"interval\": \"1m\"}", 400))
                .contains("name is missing");
        assertThat(problem("POST", TASKS, "{\"name\": \"x\", \"task\": \"greet\", \"interval\": \"soon\"}", 400))
                .contains("'soon' is no interval");
        assertThat(problem("POST", TASKS, "{\"name\": \"x\", \"task\": \"greet\", \"crontab\": \"0 3 1 * 1\"}", 400))
                .contains("cannot both be given");
        assertThat(service.send("POST", TASKS, "{\"name\": \"x\", \"task\": \"greet\", \"intervall\": \"1m\"}")
                        .body())
                .contains("intervall");
        assertThat(problem(
                        "POST",
                        TASKS,
                        "{\"name\": \"report failed signals\", \"task\": \"greet\", \"interval\": \"1m\"}",
                        409))
                .contains("has the name 'report failed signals' already");
        assertThat(problem("PATCH", TASKS + "/1", "{\"crontab\": \"* * * * *\", \"timezone\": \"Berlin\"}", 400))
                .contains("timezone 'Berlin' is none");
        assertThat(definitions()).isEqualTo(before);
    }

    @Test
    void what_a_report_cannot_use_is_refused_when_it_is_saved() throws Exception {
        List<String> before = definitions();
        Map<String, String> wrong = Map.ofEntries(
                Map.entry(
                        "{\"recipient\": \"a@site.test\"}",
                        "parameters.recipient is none of its parameters (did you mean 'recipients'?)"),
                Map.entry("{\"recipients\": []}", "parameters.recipients is empty"),
                Map.entry("{\"recipients\": \"\"}", "parameters.recipients is empty"),
                Map.entry("{\"recipients\": \"nobody\"}", "parameters.recipients: 'nobody' is not a mail address"),
                Map.entry("{\"recipients\": [\"a@site.test\", \"b@@site\"]}", "parameters.recipients: 'b@@site' is"),
                Map.entry("{\"recipients\": [\"a@site.test, b@site.test\"]}", "is not one mail address"),
                Map.entry(
                        "{\"recipients\": [\"a@site.test\\r\\nBcc: b@site.test\"]}", "parameters.recipients: 'a@site"),
                Map.entry("{\"recipients\": \"a@site.test\\nBcc: b@site.test\"}", "parameters.recipients: 'a@site"),
                Map.entry("{\"recipients\": [7]}", "parameters.recipients is neither a text nor a list of texts"),
                Map.entry("{\"recipients\": \"a@xn--\u00e4.test\"}", "has letters beyond ASCII"),
                Map.entry("{\"status\": \"FAILED\"}", "parameters.status is none of its parameters"));
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            assertThat(problem(
                            "POST",
                            TASKS,
                            "{\"name\": \"x\", \"task\": \"report-failed-signals\", \"interval\": \"1m\", \"parameters\": "
                                    + each.getKey() + "}",
                            400))
                    .as(each.getKey())
                    .contains(each.getValue())
                    .doesNotContain("\n");
        }
        assertThat(problem("PATCH", TASKS + "/2", "{\"kwargs\": {\"seconds\": \"soon\"}}", 400))
                .contains("parameters.seconds is 'soon'; give a whole number");
        assertThat(problem("PATCH", TASKS + "/2", "{\"kwargs\": {\"state\": \"FAILED\"}}", 400))
                .contains("parameters.state is none of its parameters (did you mean 'status'?)");
        assertThat(problem(
                        "POST",
                        TASKS,
                        "{\"name\": \"x\", \"task\": \"rerun-signals\", \"interval\": \"1m\","
                                + " \"parameters\": {\"filter\": []}}",
                        400))
                .contains("parameters.filter is none of its parameters (did you mean 'filters'?)");
        assertThat(definitions()).isEqualTo(before);
    }

    @Test
    void a_crontab_of_nonsense_is_refused_with_what_it_lacks() throws Exception {
        Map<String, String> wrong = Map.of(
                "every full moon", "crontab: 'every full moon' is no crontab",
                "99 * * * *", "crontab: '99 * * * *' is no crontab: the minute is '99', which is not within 0 to 59",
                "@daily", "crontab: '@daily' is no crontab",
                "0 3 30 2 *", "means no time at all",
                "0 0 3 1 1 ? 2020", "names no time after now",
                "", "crontab: '' is no crontab");
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            assertThat(problem(
                            "POST",
                            TASKS,
                            Json.write(Map.of("name", "x", "task", "greet", "crontab", each.getKey())),
                            400))
                    .as(each.getKey())
                    .contains(each.getValue());
        }
        assertThat(problem("POST", TASKS, "{\"name\": \"x\", \"task\": \"greet\", \"interval\": \"0s\"}", 400))
                .contains("interval: an interval is at least 1 second");
    }
}
