package io.cameleer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormsTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final List<String> taken = new ArrayList<>();
    private RunningServer running;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        Path log = Files.writeString(directory.resolve("run.log"), "<script>\u202e line\n");
        running = new RunningServer();
        running.server
                .pages()
                .post("/things/:id", request -> {
                    taken.add(request.path("id") + " " + request.form("note") + " " + request.allOfForm("key"));
                    return PageAnswer.seeOther("/things/" + request.path("id"));
                })
                .get("/log", request -> PageAnswer.download(log, "run.log"));
        running.start();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void a_form_is_read_as_it_was_written_and_the_browser_is_sent_on() {
        var answer = running.send("POST", "/things/7", "note=a%2Bb+c%0D%0A%C3%BC&key=1&key=2", "Content-Type", FORM);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/things/7");
        assertThat(taken).containsExactly("7 a+b c\r\nü [1, 2]");
    }

    @Test
    void a_form_of_another_site_is_refused() {
        assertThat(running.send("POST", "/things/7", "note=a", "Content-Type", FORM, "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(running.send("POST", "/things/7", "note=a", "Content-Type", FORM, "Origin", "http://evil.test")
                        .statusCode())
                .isEqualTo(403);
        String other = "http://localhost:" + (running.server.port() + 1);
        assertThat(running.send("POST", "/things/7", "note=a", "Content-Type", FORM, "Origin", other)
                        .statusCode())
                .isEqualTo(403);
        assertThat(taken).isEmpty();

        String ours = "http://localhost:" + running.server.port();
        assertThat(running.send("POST", "/things/7", "note=a", "Content-Type", FORM, "Origin", ours)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void what_is_no_form_or_too_long_a_one_is_refused_with_the_reason() {
        assertThat(running.postJson("/things/7", "{}").statusCode()).isEqualTo(415);
        assertThat(running.send("POST", "/things/7", "note=%GG", "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(400);
        assertThat(running.send("POST", "/things/7", "note=" + "x".repeat(1 << 20), "Content-Type", FORM))
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(413);
                    assertThat(answer.body()).contains("1 MiB");
                });
        var wrong = running.get("/things/7");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).contains("POST");
        assertThat(taken).isEmpty();
    }

    @Test
    void a_log_is_saved_and_never_shown_as_a_page() {
        var answer = running.get("/log");

        assertThat(answer.body()).isEqualTo("<script>\u202e line\n");
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"run.log\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(running.send("HEAD", "/log", "").statusCode()).isEqualTo(200);
    }
}
