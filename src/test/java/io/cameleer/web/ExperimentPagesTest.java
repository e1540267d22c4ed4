package io.cameleer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class ExperimentPagesTest {

    private static final String STATES =
            """
              - label: first
                callbacks: [{label: look, function: work}]
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
    void the_page_of_an_experiment_says_where_it_stands_and_what_it_waits_for() {
        long id = pages.begin("EXP-1", STATES);

        String page = pages.get("/experiments/" + id).body();

        assertThat(page)
                .contains("EXP-1", "waits for callback look", ">first</a>", ">look</a>", "Journal")
                .contains("<a href=\"/experiments\" aria-current=\"page\">");
    }

    @Test
    void what_comes_from_outside_is_text_and_turns_neither_writing_nor_terminals() {
        long id = pages.begin("<script>alert(1)</script>\u202e\u0007\u001b[31mü", STATES);
        pages.store.run(session -> session.experiments().setVariable(id, "\"><b>x", "<img src=x>\u2066 עברית"));

        String page = pages.get("/experiments/" + id).body();

        assertThat(page)
                .contains(
                        "&lt;script&gt;alert(1)",
                        "[U+202E]",
                        "\u2407",
                        "\u241b[31mü",
                        "&lt;img src=x&gt;[U+2066] עברית")
                .doesNotContain("<script>", "<b>x", "<img", "\u202e", "\u2066", "\u0007", "\u001b");
    }

    @Test
    void pages_allow_no_script_and_no_other_site() {
        var answer = pages.get("/experiments");

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
        assertThat(answer.body()).doesNotContainPattern("<script|style=| on[a-z]+=|https?://");
        assertThat(pages.get("/style.css").headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
    }

    @Test
    void experiments_are_found_by_label_state_and_what_they_wait_for() {
        pages.begin("NOVA_100%", STATES);
        pages.begin("NOVA_1001", STATES);

        assertThat(pages.get("/experiments?label=nova_100%25").body())
                .contains("NOVA_100%")
                .doesNotContain("NOVA_1001")
                .contains("1 to 1 of 1");
        assertThat(pages.get("/experiments?label=NOVA&state=first&waits=CALLBACK+look")
                        .body())
                .contains("1 to 2 of 2");
        assertThat(pages.get("/experiments?label=NOVA&state=last").body()).contains("No experiment fits");
        assertThat(pages.get("/experiments?page=99999999999999&label=%22%3E%3Cb%3E")
                        .body())
                .contains("none of 0")
                .doesNotContain("<b>");
    }

    @Test
    void a_list_has_pages() {
        for (int number = 0; number < ExperimentListPage.SIZE + 1; number++) {
            pages.begin("MANY-" + number, STATES);
        }

        String first = pages.get("/experiments?label=many").body();
        String second = pages.get("/experiments?label=many&page=2").body();

        assertThat(first).contains("1 to 50 of 51", "MANY-50", "label=many&amp;state=&amp;waits=&amp;page=2");
        assertThat(second).contains("51 to 51 of 51", "MANY-0", "rel=\"prev\"").doesNotContain("rel=\"next\"");
    }

    @Test
    void what_is_not_there_is_a_page_with_404() {
        for (String path : new String[] {
            "/experiments/987654", "/experiments/x", "/actions/987654", "/callback_executions/987654/log"
        }) {
            var answer = pages.get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("<h1>Not Found</h1>").doesNotContain("Exception");
        }
    }

    @Test
    void a_huge_log_is_cut_on_the_page_and_saved_whole() throws Exception {
        long id = pages.begin("LOGS", STATES);
        long execution = pages.execution(id, "look");
        String log = "<b>first</b>\n" + "x".repeat(200_000) + "\nlast\n";
        Path file = pages.executions.resolve(execution + "/run.log");
        Files.createDirectories(file.getParent());
        Files.writeString(file, log);
        pages.ran(execution, true, "{}", log);
        long action = pages.store.read(
                session -> session.timeline().latest(id, 1).get(0).id());

        String page = pages.get("/actions/" + action).body();

        assertThat(page)
                .hasSizeLessThan(40_000)
                .contains("&lt;b&gt;first", "characters left out", "last")
                .contains("/callback_executions/" + execution + "/log");
        assertThat(pages.get("/callback_executions/" + execution + "/log").body())
                .isEqualTo(log);
    }
}
