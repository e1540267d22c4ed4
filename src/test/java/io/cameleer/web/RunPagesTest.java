package io.cameleer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.json.Json;
import io.cameleer.run.Handling;
import io.cameleer.run.RunState;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class RunPagesTest {

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
    void runs_are_listed_with_state_and_reason_and_lead_to_their_pages() {
        long id = add("240101_A00001_0001_AHXX", "is not complete yet");

        assertThat(pages.get("/runs").body())
                .contains("href=\"/runs/" + id + "\"", "240101_A00001_0001_AHXX", "arriving", "is not complete yet");
        assertThat(pages.get("/runs/" + id).body())
                .contains("<h1><bdi>240101_A00001_0001_AHXX</bdi></h1>", "Evidence", "Not archived yet.", "Journal")
                .contains("href=\"/api/v2/runs/" + id + "\"");
    }

    @Test
    void a_problem_of_the_folder_is_shown_with_its_severity_line_and_code() {
        long id = add("240101_A00001_0003_AHXX", null);
        pages.store.run(session -> session.runs()
                .setInspection(
                        id,
                        "{\"problems\":[{\"severity\":\"warning\",\"code\":\"bad-flag\",\"file\":\"RunInfo.xml\","
                                + "\"line\":7,\"message\":\"IsIndexedRead is 'J'\"}]}",
                        "novaseq6000",
                        "novaseq",
                        "unknown"));

        assertThat(pages.get("/runs/" + id).body()).contains("warning RunInfo.xml:7: IsIndexedRead is 'J' [bad-flag]");
    }

    @Test
    void names_and_reasons_from_folders_are_text() {
        long id = add("<img src=x>\u202egnp", "<script>alert(1)</script>");

        for (String path : new String[] {"/runs", "/runs/" + id}) {
            assertThat(pages.get(path).body())
                    .contains("&lt;img src=x&gt;[U+202E]gnp", "&lt;script&gt;")
                    .doesNotContain("<img", "<script", "\u202e");
        }
    }

    @Test
    void a_program_gets_json_and_an_unknown_number_a_404() {
        long id = add("240101_A00001_0002_AHXX", null);

        assertThat(Json.readObject(pages.getAsProgram("/runs/" + id).body()))
                .containsEntry("run_id", "240101_A00001_0002_AHXX");
        for (String path : new String[] {"/runs/987654", "/runs/x"}) {
            assertThat(pages.get(path).statusCode()).isEqualTo(404);
            assertThat(pages.getAsProgram(path).body()).contains("\"status\":404");
        }
    }

    private long add(String runId, @Nullable String reason) {
        return pages.store.transact(session -> session.runs()
                .add(
                        runId,
                        "",
                        1,
                        true,
                        "novaseq",
                        Path.of("/instruments/novaseq/run"),
                        RunState.ARRIVING,
                        reason,
                        Handling.standard("runs", "demo")));
    }
}
