package io.cameleer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.json.Json;
import io.cameleer.store.EventTable.Event;
import io.cameleer.whole.SharedService;
import io.cameleer.whole.SharedService.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Analyses, raw data and switches of signals over HTTP: what changes fires its signals once. */
class AnalysesRestTest {

    private static SharedService service;

    @BeforeAll
    static void start() {
        service = SharedService.get();
    }

    private static long newExperiment() {
        return service.newExperiment("  - {label: untracked, callbacks: [], transitions: [{destination: first}]}\n"
                + "  - {label: first, callbacks: []}\n");
    }

    private Reply patch(String path, Map<String, ?> body) {
        return service.send("PATCH", path, Json.write(body));
    }

    private List<Event> events(String kind, long target) {
        return service.core().store().read(session -> session.events().of(kind, target));
    }

    private Reply add(long experiment, Map<String, ?> application) {
        return service.post("/api/v2/analyses", Map.of("application", application, "targets", List.of(experiment)));
    }

    @Test
    void an_analysis_is_made_once_and_a_batch_systems_reports_fire_one_event_for_each_change() {
        long experiment = newExperiment();
        Map<String, Object> application = Map.of(
                "name", "BWA_MEM", "version", "0.7.17", "assembly", Map.of("name", "GRCh37", "species", "HUMAN"));
        Reply made = add(experiment, application);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(add(experiment, application).status()).isEqualTo(200);
        assertThat(made.part("application"))
                .containsEntry("name", "BWA_MEM")
                .containsEntry("assembly", Map.of("name", "GRCh37", "species", "HUMAN"));
        assertThat(made.list("targets").get(0)).containsEntry("pk", (int) experiment);

        String path = "/api/v2/analyses/" + made.id();
        assertThat(patch(path, Map.of("status", "STARTED")).status()).isEqualTo(200);
        patch(path, Map.of("status", "STARTED", "results", Map.of("bam", "a.bam", "tmp", 1)));
        Reply ended = patch(path, Map.of("status", "SUCCEEDED", "results", Json.readObject("{\"tmp\": null}")));

        assertThat(ended.part("results")).isEqualTo(Map.of("bam", "a.bam"));
        assertThat(events("status-change", made.id()))
                .extracting(event -> event.detail().get("status"))
                .containsExactly("STARTED", "SUCCEEDED");
        assertThat(service.get(path).list("journal"))
                .extracting(line -> line.get("message"))
                .contains("CREATED -> STARTED, by user admin", "STARTED -> SUCCEEDED, by user admin");
        assertThat(service.get("/api/v2/analyses?status=SUCCEEDED&application=bwa-mem")
                        .list("analyses"))
                .extracting(document -> document.get("pk"))
                .contains((int) made.id());
    }

    @Test
    void what_is_wrong_in_a_request_is_said_and_changes_nothing() {
        long experiment = newExperiment();
        Reply made = add(experiment, Map.of("name", "qc", "version", "1"));
        Reply status = patch("/api/v2/analyses/" + made.id(), Map.of("status", "DONE", "results", Map.of("x", 1)));
        assertThat(status.status()).isEqualTo(400);
        assertThat(status.text())
                .contains("is 'DONE'; allowed are CREATED, STAGED, SUBMITTED, STARTED, IN_PROGRESS, FINISHED,");
        assertThat(service.get("/api/v2/analyses/" + made.id()).part("results")).isEmpty();
        assertThat(service.get("/api/v2/analyses?status=DONE").status()).isEqualTo(400);
        assertThat(service.get("/api/v2/analyses/987654321").status()).isEqualTo(404);
        assertThat(add(987654321, Map.of("name", "qc", "version", "1")).text())
                .contains("experiment 987654321 is not known here");
        assertThat(service.post(
                                "/api/v2/analyses",
                                Map.of("application", "nothing", "run", true, "targets", List.of(experiment)))
                        .text())
                .contains("there is no application nothing");
        assertThat(patch("/api/v2/experiments/" + experiment, Map.of("raw_data", List.of(Map.of("url", "/a"))))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void raw_data_that_changes_is_a_data_import_once_and_metadata_is_merged() {
        long experiment = newExperiment();
        String path = "/api/v2/experiments/" + experiment;
        Map<String, Object> data = Map.of("raw_data", List.of(Map.of("file_url", "/a.bam", "file_type", "BAM")));
        Reply first = patch(path, data);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        patch(path, data);
        patch(path, Map.of("metadata", Map.of("sample", Map.of("individual", Map.of("species", "Homo sapiens")))));
        Reply last = patch(path, Map.of("metadata", Map.of("sample", Map.of("category", "TUMOR"))));

        assertThat(last.part("sample")).containsEntry("category", "TUMOR");
        assertThat(Json.write(last.part("sample").get("individual"))).contains("\"species\":\"HUMAN\"");
        assertThat(events("data-import", experiment)).hasSize(1);
        await().until(() -> service.get(path + "/journal").text().contains("signal announce-data succeeded"));
    }

    @Test
    void metadata_whose_parts_are_no_objects_is_refused_and_changes_nothing() {
        String path = "/api/v2/experiments/" + newExperiment();
        patch(path, Map.of("metadata", Map.of("technique", Map.of("category", "DNA"))));
        for (String wrong : List.of(
                "{'sample': 'x'}", "{'technique': 5}", "{'platform': 5}", "{'sample': {'individual': 'HUMAN'}}")) {
            Reply refused = service.send(
                    "PATCH", path, "{'metadata': %s}".formatted(wrong).replace('\'', '"'));
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.text())
                    .contains("metadata." + wrong.substring(2, wrong.indexOf('\'', 2)), "is no object");
        }
        Reply right = patch(path, Json.readObject("{\"metadata\": {\"sample\": null, \"platform\": \"NOVASEQ\"}}"));
        assertThat(right.status()).as(right.text()).isEqualTo(200);
        assertThat(right.part("technique")).containsEntry("category", "DNA");
    }

    @Test
    void what_runs_elsewhere_is_recorded_with_its_version_only() {
        long experiment = newExperiment();
        Reply refused = add(experiment, Map.of("name", "elsewhere"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("there is no application elsewhere", "is recorded with its version");
        assertThat(add(experiment, Map.of("name", "elsewhere", "version", "2")).part("application"))
                .containsEntry("version", "2");
    }

    @Test
    void the_record_of_a_signal_that_is_no_more_is_deleted_by_command() {
        long experiment = newExperiment();
        service.core().store().run(session -> session.events()
                .recordFailure("experiments", experiment, "renamed-long-ago", "trace"));
        long id = service.get("/api/v2/signal_failures").list("signal_failures").stream()
                .filter(failure -> failure.get("target_id").equals((int) experiment))
                .mapToLong(failure -> ((Number) failure.get("id")).longValue())
                .findFirst()
                .orElseThrow();
        Reply deleted = service.send("DELETE", "/api/v2/signal_failures/" + id, null);
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(200);
        assertThat(deleted.document()).containsEntry("import_string", "renamed-long-ago");
        assertThat(service.send("DELETE", "/api/v2/signal_failures/" + id, null).status())
                .isEqualTo(404);
        assertThat(service.get("/api/v2/experiments/" + experiment + "/journal").text())
                .contains("the failure of signal renamed-long-ago was deleted by user admin");
    }

    @Test
    void a_signal_is_switched_off_and_on_by_command() {
        Reply off = patch("/api/v2/signals/announce-analysis", Map.of("enabled", false));
        assertThat(off.status()).as(off.text()).isEqualTo(200);
        assertThat(off.document())
                .containsEntry("name", "announce-analysis")
                .containsEntry("kind", "status-change")
                .containsEntry("origin", "route")
                .containsEntry("enabled", false);
        Reply on = patch("/api/v2/signals/announce-analysis", Map.of("enabled", true));
        assertThat(on.document()).containsEntry("enabled", true);
        assertThat(patch("/api/v2/signals/nothing", Map.of("enabled", true)).status())
                .isEqualTo(404);
        assertThat(service.get("/api/v2/signals").list("signals"))
                .extracting(signal -> signal.get("name"))
                .contains("announce-data", "announce-analysis")
                .as("those of the demonstration")
                .doesNotContain("count-files-of-data");
    }
}
