package io.cameleer.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.json.Json;
import io.cameleer.store.Store;
import io.cameleer.store.Timeline.CallbackRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The callback {@code job} on the whole service: routes, store, workers, a restart. */
class NamedJobTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    private RunningService.Site site;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        Path workflows = Files.createDirectories(folder.resolve("workflows"));
        for (String job : List.of("count", "breaks", "slow", "nosuch")) {
            Files.writeString(
                    workflows.resolve(job + ".yaml"),
                    """
                    label: %1$s
                    states:
                      - {label: untracked, transitions: [{destination: first}]}
                      - label: first
                        callbacks:
                          - {label: work, function: job, callback_arguments: {name: "%1$s", parameters: {of: "${label}"}}}
                        transitions: [{destination: last}]
                      - {label: last}
                    """
                            .formatted(job));
        }
        site = new RunningService.Site(folder, "cameleer.workflows=" + workflows)
                .route("jobs/count.camel.yaml", job("count", "- log: counted"))
                .route(
                        "jobs/breaks.camel.yaml",
                        job(
                                "breaks",
                                "- throwException: {exceptionType: java.lang.IllegalStateException, message: no disk}"))
                .route("jobs/slow.camel.yaml", job("slow", "- delay: {constant: 3000}"));
    }

    private static String job(String name, String steps) {
        return "- route:\n    id: job-" + name + "\n    errorHandler: {noErrorHandler: {}}\n    from:\n      uri: job:"
                + name + "\n      steps:\n        " + steps + "\n";
    }

    @Test
    void the_result_of_a_job_is_the_result_of_the_callback() throws Exception {
        try (RunningService service = site.start()) {
            CallbackRun run = ended(service, "count");

            assertThat(run.result()).isEqualTo("success");
            Map<String, Object> values = Json.readObject(String.valueOf(run.resultValues()));
            assertThat(values)
                    .containsEntry("name", "count")
                    .containsEntry("status", "COMPLETED")
                    .containsEntry("result", Map.of("of", "EXP-count"));
            assertThat(service.get("/workflows/status/" + values.get("flow_run_id")))
                    .containsEntry("status", "COMPLETED");
        }
    }

    @Test
    void a_job_that_fails_or_is_not_there_is_a_failure_with_its_reason() throws Exception {
        try (RunningService service = site.start()) {
            assertThat(ended(service, "breaks"))
                    .satisfies(run -> assertThat(run.result()).isEqualTo("failed"))
                    .satisfies(run -> assertThat(run.resultValues()).contains("ended as FAILED: no disk"));
            assertThat(ended(service, "nosuch").resultValues()).contains("'nosuch', which is not there", "count");
        }
    }

    @Test
    void a_restart_in_the_middle_starts_the_job_once() throws Exception {
        long experiment;
        try (RunningService service = site.start()) {
            experiment = Experiments.begin(service.core().store(), "slow", "EXP-1");
            await().atMost(SOON).until(() -> jobs(service) == 1);
        }
        try (RunningService service = site.start()) {
            Store store = service.core().store();
            await().atMost(SOON).until(() -> "last"
                    .equals(Experiments.find(store, experiment).state()));

            assertThat(jobs(service)).isEqualTo(1);
            assertThat(callback(service, experiment).result()).isEqualTo("success");
        }
    }

    private static long jobs(RunningService service) {
        return service.core().store().read(session -> {
            long count = 0;
            while (session.jobs().find(count + 1).isPresent()) {
                count++;
            }
            return count;
        });
    }

    private static CallbackRun ended(RunningService service, String workflow) {
        Store store = service.core().store();
        long experiment = Experiments.begin(store, workflow, "EXP-" + workflow);
        await().atMost(SOON)
                .until(() -> "last".equals(Experiments.find(store, experiment).state()));
        return callback(service, experiment);
    }

    private static CallbackRun callback(RunningService service, long experiment) {
        return service.core().store().read(session -> {
            var steps = session.timeline().latest(experiment, 2);
            return session.timeline()
                    .callbacks(steps.get(steps.size() - 1).id())
                    .get(0);
        });
    }
}
