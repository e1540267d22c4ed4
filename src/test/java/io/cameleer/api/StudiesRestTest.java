package io.cameleer.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.whole.SharedService;
import io.cameleer.whole.SharedService.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cohorts, subjects and experiments over HTTP. The site's zone is UTC+05:45. */
class StudiesRestTest {

    private static final String STATES =
            """
              - {label: untracked, callbacks: [], transitions: [{destination: first}]}
              - {label: first, callbacks: [], transitions: [{destination: last}]}
              - {label: last, callbacks: []}
            """;

    private static SharedService service;
    private static final String WORKFLOW = SharedService.fresh("studies");

    @BeforeAll
    static void start() {
        service = SharedService.get();
        service.importWorkflow(WORKFLOW, STATES);
    }

    private static List<String> labels(Reply reply, String list) {
        return reply.list(list).stream()
                .map(item -> String.valueOf(item.get("label")))
                .toList();
    }

    @Test
    void a_cohort_is_added_once_and_found_by_number_and_label() {
        String label = SharedService.fresh("trial of ü/1");
        Reply made = service.post("/api/v2/cohorts", Map.of("label", label, "description", "first"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.document())
                .containsEntry("label", label)
                .containsEntry("description", "first")
                .containsEntry("external_urls", Map.of())
                .containsEntry("subjects", List.of());
        assertThat(service.get("/api/v2/cohorts/" + made.id()).document()).isEqualTo(made.document());
        String encoded = label.replace(" ", "%20").replace("ü", "%C3%BC").replace("/", "%2F");
        assertThat(service.get("/api/v2/cohorts/by-label/" + encoded).document())
                .isEqualTo(made.document());
        Reply again = service.post("/api/v2/cohorts", Map.of("label", label));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.get("message")).isEqualTo("there is a cohort '" + label + "' already");
    }

    @Test
    void a_list_is_filtered_by_a_body_of_get_as_clients_send_it() {
        String label = SharedService.fresh("cohort");
        service.post("/api/v2/cohorts", Map.of("label", label));

        assertThat(labels(service.send("GET", "/api/v2/cohorts", "{\"label\": \"" + label + "\"}"), "cohorts"))
                .containsExactly(label);
        assertThat(labels(service.get("/api/v2/cohorts?label=" + label), "cohorts"))
                .containsExactly(label);
        Reply empty = service.get("/api/v2/cohorts?limit=1", "Content-Type", "application/json");
        assertThat(empty.status()).as("a GET with that header and no body").isEqualTo(200);
        assertThat(empty.list("cohorts")).hasSize(1);
        assertThat(service.get("/api/v2/cohorts?offset=100000").list("cohorts")).isEmpty();
    }

    @Test
    void a_subject_belongs_to_a_cohort_and_its_birth_may_be_unknown() {
        String cohort = SharedService.fresh("cohort");
        service.post("/api/v2/cohorts", Map.of("label", cohort));
        Map<String, String> subject = Map.of("label", "s1", "cohort_label", cohort, "date_of_birth", "1980-02-29");

        Reply made = service.post("/api/v2/subjects", subject);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.document()).containsEntry("date_of_birth", "1980-02-29");
        assertThat(made.part("cohort").get("label")).isEqualTo(cohort);
        assertThat(service.post("/api/v2/subjects", subject).status()).isEqualTo(409);
        assertThat(service.send(
                                "POST",
                                "/api/v2/subjects",
                                "{\"label\": \"s2\", \"cohort_label\": \"" + cohort + "\", \"date_of_birth\": null}")
                        .status())
                .isEqualTo(201);
        assertThat(labels(service.get("/api/v2/subjects?cohort_label=" + cohort), "subjects"))
                .containsExactly("s1", "s2");
        assertThat(service.get("/api/v2/cohorts/" + cohort + "/subjects/s1").document())
                .isEqualTo(made.document());
        assertThat(service.post("/api/v2/subjects", Map.of("label", "s3", "cohort_label", "nowhere"))
                        .status())
                .isEqualTo(404);
        Reply wrong = service.post(
                "/api/v2/subjects", Map.of("label", "s3", "cohort_label", cohort, "date_of_birth", "30 May"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.part("errors").get("date_of_birth")).isEqualTo("is '30 May'; give a date as in 1980-02-29");
    }

    @Test
    void an_experiment_enters_its_workflow_when_it_is_added() {
        long subject = service.newSubject();
        Map<String, Object> experiment =
                Map.of("label", "e1", "subject_id", subject, "scandate", "2024-05-17T09:30:00", "workflow", WORKFLOW);

        Reply made = service.post("/api/v2/experiments", experiment);

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.part("state").get("label")).isEqualTo("first");
        assertThat(made.part("workflow").get("label")).isEqualTo(WORKFLOW);
        assertThat(made.get("scandate")).isEqualTo("2024-05-17T09:30:00");
        assertThat(service.post("/api/v2/experiments", experiment).status()).isEqualTo(409);
        Reply read = service.get("/api/v2/experiments/" + made.id());
        assertThat(read.document()).containsKeys("run", "metadata", "journal", "variable_map", "external_ids");
        assertThat(read.get("waits")).isEqualTo("waits in state first for a person or the API to choose: last");
        assertThat(labels(service.get("/api/v2/experiments?subject_id=" + subject + "&state=first"), "experiments"))
                .containsExactly("e1");
        assertThat(service.get("/api/v2/experiments?subject_id=" + subject + "&state=last")
                        .list("experiments"))
                .isEmpty();
        assertThat(service.get("/api/v2/experiments?state=nowhere").status()).isEqualTo(404);
    }

    @Test
    void a_scan_date_with_an_offset_is_converted_to_the_site_s_time() {
        long subject = service.newSubject();
        Reply made = service.post(
                "/api/v2/experiments",
                Map.of("label", "e1", "subject_id", subject, "scandate", "2024-05-17T09:30:00+02:00"));

        assertThat(made.get("scandate")).isEqualTo("2024-05-17T13:15:00");
        assertThat(labels(
                        service.get("/api/v2/experiments?scandate=2024-05-17T07:30:00Z&subject_id=" + subject),
                        "experiments"))
                .containsExactly("e1");
    }

    @Test
    void without_a_name_the_newest_workflow_is_entered_and_an_unknown_name_is_refused() {
        String newest = SharedService.fresh("newest");
        service.importWorkflow(newest, STATES);
        long subject = service.newSubject();

        Reply made = service.post(
                "/api/v2/experiments", Map.of("label", "e1", "subject_id", subject, "scandate", "2024-05-17"));
        assertThat(made.part("workflow").get("label")).isEqualTo(newest);
        Reply unknown = service.post(
                "/api/v2/experiments",
                Map.of("label", "e2", "subject_id", subject, "scandate", "2024-05-17", "workflow_label", "nowhere"));
        assertThat(unknown.status()).isEqualTo(404);
        Reply misspelt = service.post(
                "/api/v2/experiments",
                Map.of("label", "e2", "subject_id", subject, "scandate", "2024-05-17", "workflow_lable", WORKFLOW));
        assertThat(misspelt.status()).isEqualTo(400);
        assertThat(misspelt.part("errors").get("workflow_lable")).isEqualTo("is not known here");
    }

    @Test
    void what_is_missing_is_said_in_the_peer_s_words_all_at_once() {
        Reply refused = service.send("POST", "/api/v2/experiments", "{}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.get("message")).isEqualTo("Input payload validation failed");
        assertThat(refused.part("errors"))
                .isEqualTo(Map.of(
                        "label", "Missing required parameter in the JSON body",
                        "scandate", "Missing required parameter in the JSON body",
                        "subject_id", "Missing required parameter in the JSON body"));
    }

    @Test
    void a_field_mask_leaves_what_was_asked_for() {
        long experiment = service.newExperiment(STATES);
        String path = "/api/v2/experiments/" + experiment;

        assertThat(service.get(path, "X-Fields", "id,state{label}").document())
                .isEqualTo(Map.of("id", (int) experiment, "state", Map.of("label", "first")));
        assertThat(service.get("/api/v2/workflows", "X-Fields", "{workflows{id}}")
                        .list("workflows"))
                .allSatisfy(workflow -> assertThat(workflow).hasSize(1));
        assertThat(service.get(path, "X-Fields", "id,state{label").status()).isEqualTo(400);
    }

    @Test
    void an_external_id_is_set_and_taken_away_without_touching_another_system_s() {
        String workflow = SharedService.fresh("external");
        String systems = "external_systems: [{system_name: XNAT, url: 'https://x.example'}, {system_name: PACS, url:"
                + " 'https://p.example'}]\n";
        service.post(
                "/api/v2/service/config/import-workflow",
                Map.of("workflow_definition", "label: " + workflow + "\n" + systems + "states:\n" + STATES));
        String path = "/api/v2/subjects/" + service.newSubject() + "/external_ids";

        assertThat(service.put(path + "/XNAT", Map.of("external_id", "X1")).status())
                .isEqualTo(201);
        service.put(path + "/PACS", Map.of("external_id", "P1"));
        assertThat(service.put(path + "/NONE", Map.of("external_id", "N1")).status())
                .isEqualTo(404);
        assertThat(service.send("DELETE", path + "/PACS", null).get("external_ids"))
                .isEqualTo(Map.of("XNAT", "X1"));
        assertThat(service.send("DELETE", path + "/PACS", null).status()).isEqualTo(404);
    }

    @Test
    void numbers_too_large_for_any_row_are_refused() {
        assertThat(service.get("/api/v2/experiments?subject_id=99999999999999999999")
                        .status())
                .isEqualTo(400);
        assertThat(service.send(
                                "POST",
                                "/api/v2/experiments",
                                "{\"label\": \"e\", \"scandate\": \"2024-05-17\", \"subject_id\":"
                                        + " 99999999999999999999}")
                        .status())
                .isEqualTo(400);
        assertThat(service.get("/api/v2/experiments/99999999999999999999").status())
                .isIn(400, 404);
    }

    @Test
    void what_is_not_there_is_404_and_says_so() {
        for (String path :
                List.of("cohorts", "subjects", "experiments", "states", "transitions", "workflows", "actions")) {
            Reply reply = service.get("/api/v2/" + path + "/999999999");
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.get("message")).asString().endsWith("999999999 is not known here");
        }
    }
}
