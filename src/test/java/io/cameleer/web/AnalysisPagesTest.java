package io.cameleer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Application;
import io.cameleer.analysis.Tuple;
import io.cameleer.store.EventTable.Event;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class AnalysisPagesTest {

    private ServedPages pages;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        pages = new ServedPages(directory);
    }

    @AfterAll
    void stop() {
        pages.close();
    }

    private long analysis(String application) {
        long experiment = pages.begin("of " + application, "  - {label: first}\n");
        return pages.store.transact(session -> session.analyses()
                .add(
                        new Application(application, "1", "", ""),
                        new Tuple(List.of(experiment), List.of()),
                        "ada",
                        List.of()));
    }

    private List<Event> events(long analysis) {
        return pages.store.read(session -> session.events().of("status-change", analysis));
    }

    private String token(long analysis) {
        Matcher token = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"")
                .matcher(pages.get("/analyses/" + analysis).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> change(long analysis, String token, String status) {
        return pages.post(
                "/analyses/" + analysis + "/status", "token", token, "status", status, "note", "looked at <it>");
    }

    @Test
    void a_status_that_a_person_changes_on_the_page_fires_its_signals_once() {
        long id = analysis("qc");
        assertThat(change(id, token(id), "REJECTED").statusCode()).isEqualTo(303);
        assertThat(change(id, token(id), "REJECTED").statusCode()).isEqualTo(303);

        assertThat(events(id)).singleElement().satisfies(event -> assertThat(event.detail())
                .containsEntry("status", "REJECTED")
                .containsEntry("previous_status", "CREATED"));
        assertThat(pages.get("/analyses/" + id).body())
                .contains("CREATED → REJECTED", "looked at &lt;it&gt;", "by user ");
    }

    @Test
    void a_form_that_our_page_did_not_make_for_this_analysis_changes_nothing() {
        long id = analysis("one");
        long other = analysis("other");
        for (String token : List.of("", "0".repeat(64), token(other))) {
            assertThat(change(id, token, "FAILED").statusCode()).as(token).isEqualTo(403);
        }
        assertThat(change(id, token(id), "DONE").statusCode()).isEqualTo(400);
        assertThat(change(4711, token(id), "FAILED").statusCode()).isEqualTo(403);
        assertThat(events(id)).isEmpty();
    }

    @Test
    void the_list_shows_analyses_by_status_and_each_page_its_signals_and_failures() {
        long id = analysis("shown-<b>");
        pages.store.run(session -> {
            session.analyses().setStatus(id, AnalysisStatus.FAILED, "test");
            Event event = session.events().of("status-change", id).get(0);
            session.events().succeeded(event, "good-one");
            session.events().failed(event, "bad-one", "boom", "Traceback <boom>");
        });
        assertThat(pages.get("/analyses?status=FAILED").body())
                .contains("shown-&lt;b&gt; 1", "href=\"/analyses/" + id + "\"")
                .doesNotContain("shown-<b>");
        assertThat(pages.get("/analyses?status=SUCCEEDED").body()).doesNotContain("shown-");
        assertThat(pages.get("/analyses/" + id).body())
                .contains("good-one", "bad-one", "Traceback &lt;boom&gt;", "rerun-signals -fi pk ");
        assertThat(pages.get("/analyses/987654").statusCode()).isEqualTo(404);
    }
}
