package io.cameleer.callback.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.MailSettings.Security;
import io.cameleer.callback.MailSettings.SmtpServer;
import io.cameleer.callback.SampleContext;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendMailRouteTest {

    private static final Map<String, Object> ARGUMENTS = Map.of(
            "subject", "Test mail for {experiment}",
            "body", "  The body, about {experiment} <{experiment_id}>\n  at {experiment_url}, {{so}}.\n");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Path directory;
    private CallbackContext context;

    @BeforeEach
    void start(@TempDir Path directory) {
        this.directory = directory;
        this.context = SampleContext.in(directory).build();
        server.start();
        server.setUser("core@site.test", "core", "pass:w@rd");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void one_mail_is_sent_and_the_result_has_the_keys_of_the_manual() throws Exception {
        Map<String, Object> result = send(ARGUMENTS, Map.of());

        assertThat(result)
                .containsEntry("sender", "cameleer@site.test")
                .containsEntry("recipient", "core@site.test, pi@site.test")
                .containsEntry("subject", "Test mail for EXP-1")
                .containsEntry("body", "The body, about EXP-1 <7>\nat http://cameleer.test/experiments/7, {so}.");
        MimeMessage mail = received()[0];
        assertThat(mail.getSubject()).isEqualTo("[core] Test mail for EXP-1");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("cameleer@site.test"));
        assertThat(mail.getAllRecipients())
                .containsExactly(new InternetAddress("core@site.test"), new InternetAddress("pi@site.test"));
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("about EXP-1 <7>");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("about EXP-1 &lt;7&gt;")
                .contains("<a href=\"http://cameleer.test/experiments/7\">http://cameleer.test/experiments/7</a>,");
    }

    @Test
    void the_message_id_stays_over_a_retry_and_differs_between_executions() throws Exception {
        send(ARGUMENTS, Map.of());
        send(ARGUMENTS, Map.of());
        context = SampleContext.in(directory).key("site-7c1e/42/3/2").build();
        send(ARGUMENTS, Map.of());

        List<String> ids =
                Stream.of(received()).map(SendMailRouteTest::messageId).toList();
        assertThat(ids.get(0))
                .matches("<[0-9a-f]{32}@site\\.test>")
                .isEqualTo(ids.get(1))
                .isNotEqualTo(ids.get(2));
    }

    @Test
    void headers_cannot_change_where_a_mail_goes_or_what_it_says() throws Exception {
        GreenMail trap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        trap.start();
        try {
            Map<String, Object> attack = new HashMap<>();
            for (String name : List.of("To", "tO", "From", "FROM", "Sender", "Cc", "cc", "Bcc", "BCC", "Reply-To")) {
                attack.put(name, "boss@evil.test");
            }
            attack.put("Subject", "changed");
            attack.put("CamelMailAlternativeBody", "changed");
            attack.put("contentType", "text/evil");
            attack.put("X-Extra", "changed");
            for (String property : List.of("mail.smtp.socks", "mail.smtp.proxy", "mail.smtp")) {
                attack.put(property + ".host", "127.0.0.1");
                attack.put(property + ".port", String.valueOf(trap.getSmtp().getPort()));
            }
            attack.put("mail.smtp.from", "boss@evil.test");

            send(ARGUMENTS, attack);

            MimeMessage mail = received()[0];
            assertThat(received()).as("one copy for each recipient of the site").hasSize(2);
            assertThat(raw(mail)).doesNotContain("evil", "changed");
            assertThat(trap.getReceivedMessages()).isEmpty();
        } finally {
            trap.stop();
        }
    }

    @Test
    void labels_and_addresses_cannot_add_headers_or_recipients() throws Exception {
        context = SampleContext.in(directory)
                .label("EXP\r\nBcc: boss@evil.test\u2028\nX: ü")
                .variable("pi", "pi@site.test, boss@evil.test")
                .variable("line", "pi@site.test\r\nBcc: boss@evil.test")
                .build();

        assertThat(send(ARGUMENTS, Map.of()).get("subject")).isEqualTo("Test mail for EXP Bcc: boss@evil.test X: ü");
        assertThat(received()[0].getHeader("Bcc")).isNull();
        assertThat(received()[0].getAllRecipients()).hasSize(2);
        for (String recipient :
                List.of("{variables[pi]}", "{variables[line]}", "group: a@b.test;", "no address", "@")) {
            assertThat(failure(with("recipient", List.of(recipient))))
                    .as(recipient)
                    .contains("mail address");
        }
    }

    @Test
    void a_workflow_may_name_sender_and_recipients() throws Exception {
        context = SampleContext.in(directory)
                .variable("pi", "jürg@site.test")
                .metadata("mail", "lab@site.test")
                .build();

        Map<String, Object> result = send(
                Map.of(
                        "subject",
                        "s",
                        "body",
                        "b",
                        "sender",
                        "Zoë <zoe@site.test>",
                        "recipient",
                        "a@site.test, {metadata[mail]}"),
                Map.of());

        assertThat(result)
                .containsEntry("sender", "Zoë <zoe@site.test>")
                .containsEntry("recipient", "a@site.test, lab@site.test");
        assertThat(((InternetAddress) received()[0].getFrom()[0]).getPersonal()).isEqualTo("Zoë");
        assertThat(failure(with("recipient", "{variables[pi]}"))).contains("jürg@site.test", "ASCII");
    }

    @Test
    void a_text_that_cannot_be_filled_in_is_a_failure_that_says_why() {
        assertThat(failure(with("body", "{nosuch}"))).contains("body", "{nosuch}", "{experiment_url}");
        assertThat(failure(with("body", "{variables[x]}"))).contains("{variables[x]}");
        assertThat(failure(with("subject", "a { b"))).contains("subject", "character 3", "{{");
        assertThat(failure(with("body", "{experiment!r}"))).contains("{experiment!r}", "conversions");
        assertThat(failure(with("body", "{experiment:>10}"))).contains("{experiment:>10}", "formats");
        assertThat(failure(with("body", "{}"))).contains("there is no {}");
        assertThat(failure(Map.of("subject", "s"))).contains("'body' is missing");
    }

    @Test
    void a_refused_login_is_a_failure_that_does_not_show_the_password() {
        Exchange exchange = call(ARGUMENTS, Map.of(), smtp("wrong-pass:w@rd"));

        assertThat(exchange.getException()).hasMessageContaining("refused the login of core");
        assertThat(exchange.getException().toString()).doesNotContain("pass:w@rd");
    }

    @Test
    void a_server_without_starttls_gets_neither_login_nor_mail() {
        SmtpServer required =
                new SmtpServer("127.0.0.1", server.getSmtp().getPort(), Security.STARTTLS, "core", "pass:w@rd");

        assertThat(call(ARGUMENTS, Map.of(), required).getException()).hasMessageContaining("STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void without_a_server_the_mail_is_one_file_in_the_outbox_over_all_attempts() throws Exception {
        call(ARGUMENTS, Map.of("CamelFileName", "../escaped.eml"), null);
        Exchange second = call(ARGUMENTS, Map.of(), null);

        assertThat(second.getException()).isNull();
        try (Stream<Path> files = Files.list(directory.resolve("outbox"))) {
            List<Path> mails = files.toList();
            assertThat(mails).hasSize(1);
            assertThat(mails.get(0).getFileName().toString()).matches("site-7c1e-42-3-1-[0-9a-f]{8}\\.eml");
            try (InputStream file = Files.newInputStream(mails.get(0))) {
                MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), file);
                assertThat(mail.getSubject()).isEqualTo("[core] Test mail for EXP-1");
                assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(2);
                assertThat(mail.getMessageID()).endsWith("@site.test>");
            }
        }
        assertThat(directory.resolve("escaped.eml")).doesNotExist();
    }

    private MimeMessage[] received() {
        return server.getReceivedMessages();
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> arguments = new HashMap<>(ARGUMENTS);
        arguments.put(name, value);
        return arguments;
    }

    private Map<String, Object> send(Map<String, Object> arguments, Map<String, Object> headers) throws Exception {
        try (CallbackRoutes routes = routes(smtp("pass:w@rd"))) {
            return routes.result("send_mail", arguments, context, headers);
        }
    }

    private String failure(Map<String, Object> arguments) {
        return String.valueOf(
                call(arguments, Map.of(), smtp("pass:w@rd")).getException().getMessage());
    }

    private Exchange call(Map<String, Object> arguments, Map<String, Object> headers, @Nullable SmtpServer smtp) {
        try (CallbackRoutes routes = routes(smtp)) {
            return routes.call("send_mail", arguments, context, headers);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private CallbackRoutes routes(@Nullable SmtpServer smtp) throws Exception {
        MailSettings mail =
                new MailSettings("cameleer@site.test", List.of("core@site.test", "pi@site.test"), "[core]", smtp);
        return CallbackRoutes.start(CallbackSettings.defaults(null, directory.resolve("outbox"), mail), "send_mail");
    }

    private SmtpServer smtp(String password) {
        return new SmtpServer("127.0.0.1", server.getSmtp().getPort(), Security.NONE, "core", password);
    }

    private static String raw(MimeMessage mail) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
