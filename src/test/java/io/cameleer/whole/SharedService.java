package io.cameleer.whole;

import io.cameleer.json.Json;
import io.cameleer.service.Core;
import io.cameleer.whole.RunningService.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One {@link RunningService} with an account and a test clock for all tests of this process; each test makes things of its
 * own names. It ends with the process.
 */
public final class SharedService {

    public static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("admin:a right password".getBytes(StandardCharsets.UTF_8));

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static @Nullable SharedService running;

    private final RunningService service;

    private SharedService(String... settings) throws Exception {
        Path folder = Files.createTempDirectory("cameleer-rest");
        Path workflows = Files.createDirectories(folder.resolve("no-workflows"));
        List<String> all = new ArrayList<>(List.of(
                "cameleer.workflows=" + workflows, "cameleer.site.zone=Asia/Kathmandu", "cameleer.test-clock=true"));
        all.addAll(List.of(settings));
        this.service = new Site(folder, all.toArray(String[]::new))
                .environment(Map.of("STUDYGOV_ADMIN_USERNAME", "admin", "CAMELEER_ADMIN_PASSWORD", "a right password"))
                .start();
    }

    public static synchronized SharedService get() {
        if (running == null) {
            try {
                running = new SharedService();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        return running;
    }

    /** One that is not shared, with these settings beside the usual ones. */
    public static SharedService start(String... settings) throws Exception {
        return new SharedService(settings);
    }

    /** Only for one that is not shared. */
    public void close() throws Exception {
        service.close();
    }

    public Core core() {
        return service.core();
    }

    /** Where it is reached, as links have it. */
    public String address() {
        return "http://localhost:" + service.address().getPort();
    }

    /** A name that no other test uses. */
    public static String fresh(String name) {
        return name + "-" + NUMBER.incrementAndGet();
    }

    /** An answer, its body read as JSON. */
    public record Reply(int status, String text, HttpResponse<String> response) {

        public Map<String, Object> document() {
            return Json.readObject(text);
        }

        public Object get(String name) {
            return document().get(name);
        }

        @SuppressWarnings("unchecked")
        public Map<String, Object> part(String name) {
            return (Map<String, Object>) get(name);
        }

        @SuppressWarnings("unchecked")
        public List<Map<String, Object>> list(String name) {
            return (List<Map<String, Object>>) get(name);
        }

        public long id() {
            return ((Number) get("id")).longValue();
        }
    }

    /** As the administrator; {@code body} null sends none. */
    public Reply send(String method, String path, @Nullable String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = LOGIN;
        return sendWithoutLogin(method, path, body, all);
    }

    public Reply sendWithoutLogin(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Reply post(String path, Map<String, ?> body) {
        return send("POST", path, Json.write(body));
    }

    public Reply put(String path, Map<String, ?> body) {
        return send("PUT", path, Json.write(body));
    }

    /** The number of an experiment's first execution of a callback. */
    public long execution(long experiment) {
        return core().store()
                .read(session -> session.experiments().executions(experiment))
                .get(0)
                .id();
    }

    /** Imports a workflow whose states follow the root; its label is given. */
    public Reply importWorkflow(String label, String states) {
        return post(
                "/api/v2/service/config/import-workflow",
                Map.of("workflow_definition", "label: " + label + "\nstates:\n" + states));
    }

    /** A subject of a cohort of its own. */
    public long newSubject() {
        String cohort = fresh("cohort");
        post("/api/v2/cohorts", Map.of("label", cohort));
        return post("/api/v2/subjects", Map.of("label", "s", "cohort_label", cohort))
                .id();
    }

    /** An experiment in a fresh workflow of these states. */
    public long newExperiment(String states) {
        String workflow = fresh("workflow");
        Reply imported = importWorkflow(workflow, states);
        if (imported.status() != 201) {
            throw new AssertionError(imported.text());
        }
        Reply made = post(
                "/api/v2/experiments",
                Map.of(
                        "label",
                        fresh("experiment"),
                        "subject_id",
                        newSubject(),
                        "scandate",
                        "2024-05-17T09:30:00",
                        "workflow_label",
                        workflow));
        if (made.status() != 201) {
            throw new AssertionError(made.text());
        }
        return made.id();
    }

    public String stateOf(long experiment) {
        return String.valueOf(get("/api/v2/experiments/" + experiment + "/state")
                .part("state")
                .get("label"));
    }
}
