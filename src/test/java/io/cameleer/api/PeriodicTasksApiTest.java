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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
                        "jobs/fail.camel.yaml",
                        """
                        - route:
                            id: fail
                            errorHandler: {noErrorHandler: {}}
                            from:
                              uri: job:fail
                              steps:
                                - throwException: {exceptionType: java.lang.IllegalStateException, message: the disk is full}
                        """)
                .route(
                        "jobs/wait.camel.yaml",
                        """
                        - route:
                            id: wait
                            errorHandler: {noErrorHandler: {}}
                            from:
                              uri: job:wait
                              steps:
                                - setProperty: {name: given, simple: "given ${body}"}
                                - pollEnrich: {simple: "file:FOLDER?fileName=go&noop=true&idempotent=false", timeout: 60000}
                                - setBody: {simple: "${exchangeProperty.given}"}
                        """
                                .replace("FOLDER", folder.toString()))
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

    @Test
    void a_failed_run_is_told_by_rest_command_and_page_until_it_is_forgotten() throws Exception {
        Map<String, Object> added = add("{\"name\": \"fails <b>\", \"task\": \"fail\", \"crontab\": \"0 3 1 1 *\"}");
        String path = String.valueOf(added.get("uri"));
        service.ask("POST", path + "/run", "{}");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(service.get(path).get("last_failure"))
                        .asString()
                        .contains("FAILED", "the disk is full"));

        assertThat(site.command("tasks").out())
                .contains("fails <b>: failed at ")
                .contains("the disk is full");
        assertThat(service.get("/health").get("warnings"))
                .asString()
                .contains("Periodic task fails <b> failed: the disk is full");
        String page = service.send("GET", "/tasks", null, "text/html").body();
        assertThat(page)
                .contains("fails &lt;b&gt;", "0 3 1 1 * ", "FAILED", "the disk is full", "Failed at ")
                .doesNotContain("<b>");
        service.ask("DELETE", path, null);
    }

    @Test
    void the_command_adds_changes_and_deletes() throws Exception {
        Printed added = site.command("tasks", "add", "by hand", "--job", "greet", "--every", "2h", "-p", "whom=you");
        assertThat(added.err()).isEmpty();
        assertThat(added.out()).contains("by hand", "greet", "2h");
        assertThat(site.command("tasks", "add", "by hand", "--job", "greet", "--every", "2h")
                        .err())
                .contains("has the name 'by hand' already");
        assertThat(site.command("tasks", "change", "by hand", "--every", "soon").err())
                .contains("interval: 'soon' is no interval");

        Printed changed =
                site.command("tasks", "change", "by hand", "--crontab", "0 3 * * 7", "--name", "on sundays", "--json");
        assertThat(Json.readObject(changed.out()))
                .containsEntry("crontab", "0 3 * * 7")
                .containsEntry("interval", null)
                .containsEntry("parameters", Map.of("whom", "you"));
        assertThat(site.command("tasks", "delete", "on sundays").code()).isZero();
        assertThat(service.get(TASKS).toString()).doesNotContain("on sundays");
        assertThat(site.command("tasks", "delete", "on sundays").code()).isNotZero();
    }

    @Test
    void a_run_that_goes_on_keeps_what_it_was_given_when_its_task_is_edited_or_deleted() throws Exception {
        String path = String.valueOf(
                add("{\"name\": \"slow\", \"task\": \"wait\", \"interval\": \"1h\", \"parameters\": {\"n\": 1}}")
                        .get("uri"));
        Map<?, ?> first = (Map<?, ?>) service.ask("POST", path + "/run", "{}").get("last_outcome");
        String run = String.valueOf(first.get("uri"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(service.get(run)).containsEntry("status", "RUNNING"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(service.get(path).get("next_run")).isNotNull());
        Object planned = service.get(path).get("next_run");

        assertThat(service.ask("PATCH", path, "{\"parameters\": {\"n\": 2}}"))
                .containsEntry("parameters", Map.of("n", 2))
                .containsEntry("next_run", planned);
        assertThat(problem("POST", path + "/run", "{}", 409)).contains("its last run still goes on");
        assertThat(site.command("tasks", "run", "slow").err()).contains("its last run still goes on");
        service.ask("DELETE", path, null);

        Files.createFile(folder.resolve("go"));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(service.get(run))
                .containsEntry("status", "COMPLETED")
                .containsEntry("results", "given {n=1}"));
    }

    @Test
    void the_page_pauses_resumes_and_runs_and_takes_no_form_but_its_own() throws Exception {
        String path = String.valueOf(add("{\"name\": \"paged\", \"task\": \"greet\", \"interval\": \"1h\"}")
                .get("uri"));
        String form = "/tasks/" + path.substring(path.lastIndexOf('/') + 1);
        String page = service.send("GET", "/tasks", null, "text/html").body();
        Matcher token = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"").matcher(page);
        assertThat(token.find()).isTrue();

        assertThat(service.form(form + "/pause", "token=wrong").statusCode()).isEqualTo(403);
        assertThat(service.form(form + "/pause", "token=" + token.group(1)).statusCode())
                .isEqualTo(303);
        assertThat(service.get(path)).containsEntry("enabled", false);
        assertThat(service.form(form + "/resume", "token=" + token.group(1)).statusCode())
                .isEqualTo(303);
        assertThat(service.get(path)).containsEntry("enabled", true);
        assertThat(service.form(form + "/run", "token=" + token.group(1)).statusCode())
                .isEqualTo(303);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(service.get(path).get("last_outcome"))
                        .asString()
                        .contains("COMPLETED"));
        service.ask("DELETE", path, null);
        assertThat(service.form(form + "/run", "token=" + token.group(1)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_route_of_the_operator_starts_a_job_by_the_clock() {
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(folder.resolve("ticks")));
        assertThat(folder.resolve("ticks")).hasContent("hello clock");
    }
}
