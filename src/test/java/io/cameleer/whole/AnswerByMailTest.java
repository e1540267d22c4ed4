package io.cameleer.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.cameleer.service.Home;
import io.cameleer.store.Store;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person gets a mail, follows its link, fills in the form, and the experiment goes on. */
class AnswerByMailTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String SITE = "https://cameleer.site.test";

    private final HttpClient browser = HttpClient.newHttpClient();
    private GreenMail mail;
    private RunningService.Site site;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        Path workflows = Files.createDirectories(folder.resolve("workflows"));
        Files.writeString(
                workflows.resolve("look.yaml"),
                """
                label: look
                states:
                  - {label: untracked, transitions: [{destination: inspect}]}
                  - label: inspect
                    callbacks:
                      - label: ask
                        function: send_mail
                        callback_arguments:
                          subject: "Please inspect {experiment}"
                          body: |
                            Look at {experiment_url} and answer at {action_url}.
                        wait_timeout: 60
                        variable_map: {quality: /quality}
                    transitions:
                      - {destination: good, condition: "experiment.variables['quality'] >= 0.9"}
                      - {destination: bad}
                  - {label: good}
                  - {label: bad}
                """);
        site = new RunningService.Site(
                folder,
                "cameleer.workflows=" + workflows,
                "cameleer.http.external-url=" + SITE,
                "cameleer.mail.host=127.0.0.1",
                "cameleer.mail.port=" + mail.getSmtp().getPort(),
                "cameleer.mail.to=core@site.test");
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void the_answer_to_a_mail_moves_the_experiment_on() throws Exception {
        try (RunningService service = site.start()) {
            Store store = service.core().store();
            long experiment = Experiments.begin(store, "look", "EXP-1");
            await().atMost(SOON).until(() -> mail.getReceivedMessages().length == 1);
            MimeMultipart parts = (MimeMultipart) mail.getReceivedMessages()[0].getContent();
            String text = GreenMailUtil.getBody(parts.getBodyPart(0));
            String action = link(text, "/actions/[0-9]+");
            assertThat(browse(link(text, "/experiments/[0-9]+")).body()).contains("EXP-1", "inspect");
            await().atMost(SOON).until(() -> browse(action).body().contains("waits for an answer"));

            Matcher form = Pattern.compile("action=\"([^\"]+/finish)\">\\s*<input type=\"hidden\" name=\"token\""
                            + " value=\"([0-9a-f]+)\"")
                    .matcher(browse(action).body());
            assertThat(form.find()).isTrue();
            HttpResponse<String> answered = browser.send(
                    HttpRequest.newBuilder(address(form.group(1)))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Sec-Fetch-Site", "same-origin")
                            .POST(BodyPublishers.ofString(
                                    "token=" + form.group(2) + "&result=success&name=%2Fquality&value=0.93&note=fine"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answered.statusCode()).as(answered.body()).isEqualTo(303);
            await().atMost(SOON).untilAsserted(() -> assertThat(
                            Experiments.find(store, experiment).state())
                    .isEqualTo("good"));
            assertThat(Experiments.find(store, experiment).variables().get("quality"))
                    .hasToString("0.93");
            assertThat(browse(answered.headers().firstValue("Location").orElseThrow())
                            .body())
                    .contains("Values of the run, before the answer", "Please inspect EXP-1", "fine");
            assertThat(mail.getReceivedMessages()).hasSize(1);
        }
    }

    /** The path of the link in a mail. */
    private static String link(String text, String path) {
        Matcher link = Pattern.compile(Pattern.quote(SITE) + "(" + path + ")").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private HttpResponse<String> browse(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(address(path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(String path) throws Exception {
        return URI.create(Home.serviceAddress(site.home()).orElseThrow() + path);
    }
}
