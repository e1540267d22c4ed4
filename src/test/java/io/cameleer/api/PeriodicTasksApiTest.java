package io.cameleer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.json.Json;
import io.cameleer.whole.RunningService;
import io.cameleer.whole.RunningService.Printed;
import io.cameleer.whole.RunningService.Site;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator's periodic tasks, by REST and by command, on a running service. */
class PeriodicTasksApiTest {

    private static final String TASKS = "/api/v2/periodic_tasks";

    @TempDir
    static Path folder;

    private static Site site;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        site = new Site(folder)
                .route(
                        "jobs/greet.camel.yaml",
                        """
                        - route:
                            id: greet
                            errorHandler: {noErrorHandler: {}}
                            from:
                              uri: job:greet
                              steps:
                                - setBody: {simple: "hello ${body}"}
                        """)
                .route(
                        "nightly.camel.yaml",
                        """
                        - route:
                            id: every-second
                            from:
                              uri: quartz:every-second
                              parameters: {cron: "* * * * * ?", trigger.timeZone: Europe/Berlin, stateful: true}
                              steps:
                                - setBody: {constant: clock}
                                - to: job:greet
                                - removeHeaders: "*"
                                - to: file:FOLDER?fileName=ticks
                        """
                                .replace("FOLDER", folder.toString()));
        service = site.start();
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    private static Map<String, Object> add(String body) throws Exception {
        return service.ask("POST", TASKS, body);
    }

    private static String problem(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = service.send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return String.valueOf(Json.readObject(answer.body()).get("detail"));
    }

    @Test
    void a_task_is_added_runs_and_says_how_it_went() throws Exception {
        Map<String, Object> added = add(
                """
                {"name": "greeting", "task": "greet", "interval": 1, "parameters": {"whom": "you"}}""");
        String path = String.valueOf(added.get("uri"));
        assertThat(added)
                .containsEntry("task", "greet")
                .containsEntry("interval", "1s")
                .containsEntry("enabled", true)
                .containsEntry("last_run", null);

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(service.get(path).get("last_outcome"))
                        .asString()
                        .contains("COMPLETED"));
        Map<?, ?> outcome = (Map<?, ?>) service.get(path).get("last_outcome");
        assertThat(service.get(String.valueOf(outcome.get("uri")))).containsEntry("results", "hello {whom=you}");
        assertThat(service.get(path).get("next_run")).isNotNull();

        service.ask("DELETE", path, null);
        assertThat(problem("GET", path, null, 404)).contains("periodic task");
    }

    @Test
    void the_two_reports_are_there_and_can_be_paused_and_go_on() throws Exception {
        assertThat(site.command("tasks").out())
                .contains("report failed signals", "report-failed-signals", "report failed analyses", "15m");
        Printed paused = site.command("tasks", "pause", "report failed signals");
        assertThat(paused.err()).isEmpty();
        assertThat(paused.code()).isZero();
        assertThat(service.get(TASKS + "/1")).containsEntry("enabled", false).containsEntry("next_run", null);
        assertThat(site.command("tasks", "--json").out()).contains("\"name\":\"report failed signals\"");

        assertThat(site.command("tasks", "resume", "1").code()).isZero();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(service.get(TASKS + "/1").get("next_run")).isNotNull());
        assertThat(service.ask("PATCH", TASKS + "/1", "{\"enabled\": false}")).containsEntry("enabled", false);
        assertThat(service.ask("POST", TASKS + "/1/resume", "{}")).containsEntry("enabled", true);
    }

    @Test
    void a_task_can_be_run_now() throws Exception {
        String path = String.valueOf(add("{\"name\": \"yearly\", \"task\": \"greet\", \"crontab\": \"0 3 1 1 *\"}")
                .get("uri"));
        assertThat(site.command("tasks", "run", "yearly").code()).isZero();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(service.get(path).get("last_outcome"))
                        .asString()
                        .contains("COMPLETED"));
        assertThat(site.command("tasks", "run", "yeraly").err())
                .contains("there is no task 'yeraly'", "did you mean 'yearly'?");
        service.ask("DELETE", path, null);
    }

    @Test
    void isabls_names_of_tasks_and_parameters_are_taken() throws Exception {
        Map<String, Object> added = add(Json.write(Map.of(
                "name", "as Isabl",
                "task", "isabl_api.tasks.report_status_change_task",
                "crontab", "*/15 * * * 1-5",
                "timezone", "Europe/Berlin",
                "kwargs", Map.of("status", "FAILED", "seconds", 3600),
                "enabled", false)));
        assertThat(added)
                .containsEntry("task", "report-status-change")
                .containsEntry("crontab", "*/15 * * * 1-5")
                .containsEntry("timezone", "Europe/Berlin")
                .containsEntry("interval", null)
                .containsEntry("parameters", Map.of("status", "FAILED", "seconds", 3600));
        String path = String.valueOf(added.get("uri"));

        assertThat(service.ask("PATCH", path, "{\"interval\": \"1h30m\", \"name\": \"hourly\"}"))
                .containsEntry("interval", "1h30m")
                .containsEntry("crontab", null)
                .containsEntry("name", "hourly")
                .containsEntry("task", "report-status-change");
        assertThat(service.ask(
                        "PATCH",
                        path,
                        "{\"task\": \"isabl_api.tasks.report_failed_signals_task\", \"parameters\": {}}"))
                .containsEntry("task", "report-failed-signals");
        service.ask("DELETE", path, null);
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
    void a_route_of_the_operator_starts_a_job_by_the_clock() {
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(folder.resolve("ticks")));
        assertThat(folder.resolve("ticks")).hasContent("hello clock");
    }
}
