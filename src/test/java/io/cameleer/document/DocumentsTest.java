package io.cameleer.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.condition.Conditions;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.governor.CompiledConditions;
import io.cameleer.governor.Governor;
import io.cameleer.json.Json;
import io.cameleer.store.ExternalTable.Owner;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.store.Workflows;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Study Governor's documents, of an experiment that waits for a callback. */
class DocumentsTest {

    private static final ZoneId SITE = ZoneId.of("Asia/Kathmandu");

    @TempDir
    private Path folder;

    private Store store;
    private long experiment;
    private final Documents documents = new Documents("https://core.example.org", SITE);

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.embedded(folder.resolve("cameleer.db")));
        Governor governor = new Governor(new CompiledConditions(new Conditions(Clock.systemUTC(), SITE)), 5);
        experiment = store.transact(session -> {
            long workflow = session.workflows()
                    .put(
                            Workflows.load(
                                    """
                                    label: demo
                                    external_systems: [{system_name: XNAT, url: "https://xnat.example.org"}]
                                    states:
                                      - {label: untracked, callbacks: [], transitions: [{destination: qa}]}
                                      - label: qa
                                        callbacks: [{label: check, function: work, callback_arguments: {n: 1.50}}]
                                        transitions: [{destination: done}]
                                      - {label: done, callbacks: []}
                                    """))
                    .id();
            long id = add("e1");
            session.experiments().setVariable(id, "score", 0.5);
            session.externals().put(Owner.EXPERIMENT, id, "XNAT", "XNAT_E1");
            governor.begin(session.governor(), id, workflow, "test");
            return id;
        });
    }

    private long add(String subject) {
        return store.transact(session -> session.experiments()
                .put(
                        new NewExperiment(
                                "trial",
                                subject,
                                "e1",
                                LocalDateTime.of(2024, 5, 17, 9, 30),
                                Map.of("technique", "DNA"),
                                List.of()),
                        null));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Map<String, Object> execution() {
        return store.read(session -> documents.callbackExecution(session, 1)).orElseThrow();
    }

    private static Map<?, ?> part(Map<?, ?> document, String name) {
        return (Map<?, ?>) document.get(name);
    }

    @Test
    void an_execution_s_document_has_the_original_s_names_and_its_action_s_page() {
        Map<String, Object> document = execution();

        assertThat(document)
                .containsKeys("id", "uri", "api_uri", "web_uri", "callback", "cohort", "subject", "experiment")
                .containsKeys("action", "external_systems", "status", "result", "run_log", "result_log")
                .containsKeys("result_values", "run_values", "created", "run_start", "wait_start", "finished")
                .containsEntry("uri", "/api/v2/callback_executions/1")
                .containsEntry("api_uri", "https://core.example.org/api/v2/callback_executions/1")
                .containsEntry("web_uri", "https://core.example.org/actions/1")
                .containsEntry("status", "created")
                .containsEntry("external_systems", Map.of("XNAT", "https://xnat.example.org"));
        assertThat(part(document, "callback").get("callback_arguments")).isEqualTo("{\"n\":1.50}");
        assertThat(part(document, "experiment").get("variable_map")).hasToString("{score=0.5}");
        assertThat(part(document, "experiment").get("external_ids")).isEqualTo(Map.of("XNAT", "XNAT_E1"));
        assertThat(part(part(document, "experiment"), "state").get("label")).isEqualTo("qa");
        assertThat(part(document, "action").get("executions")).asList().hasSize(1);
        assertThat(Json.write(document)).doesNotContain("secret");
    }

    @Test
    void an_execution_s_document_does_not_grow_with_the_cohort() {
        int before = Json.write(execution()).length();
        for (int number = 0; number < 50; number++) {
            add("another-subject-" + number);
        }

        assertThat(Json.write(execution())).hasSize(before);
        long cohort = ((Number) part(execution(), "cohort").get("id")).longValue();
        assertThat(store.read(session -> documents.cohort(session, cohort))
                        .orElseThrow()
                        .get("subjects"))
                .asList()
                .hasSize(51);
    }

    @Test
    void all_times_are_the_site_s_without_an_offset() {
        Map<String, Object> document =
                store.read(session -> documents.experiment(session, experiment)).orElseThrow();
        assertThat(document).containsEntry("scandate", "2024-05-17T09:30:00");

        String created = String.valueOf(execution().get("created"));
        assertThat(created).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?");
        assertThat(LocalDateTime.parse(created).atZone(SITE).toInstant())
                .isBetween(store.now().minusSeconds(600), store.now().plusSeconds(1));
    }
}
