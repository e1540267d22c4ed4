package io.cameleer.callback.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.callback.MailArguments;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.MailSettings.Security;
import io.cameleer.callback.MailSettings.SmtpServer;
import io.cameleer.callback.MimeMail;
import io.cameleer.callback.SampleContext;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.component.mail.JavaMailSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

class SiteMailSenderTest {

    private static final MailSettings SETTINGS =
            new MailSettings("cameleer@site.test", List.of("core@site.test"), "[core]", null);

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private Path directory;
    private static TestTls tls;
    private SMTPServer server;

    @BeforeAll
    static void certificate(@TempDir Path directory) throws Exception {
        tls = TestTls.create(directory);
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        this.directory = directory;
        server = serve(builder().startTlsSocketFactory(tls.server()).enableTLS().requireTLS());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void login_and_mail_go_over_starttls() throws Exception {
        send(SiteMailSender.to(at(Security.STARTTLS, "hush"), tls.client().getSocketFactory()));

        assertThat(received.take()).contains("Subject: [core] s", "Message-ID: <");
    }

    @Test
    void a_certificate_that_is_not_trusted_is_refused() {
        assertThatThrownBy(() -> send(SiteMailSender.of(with(at(Security.STARTTLS, "hush")), directory)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("did not take the mail");
        assertThat(received).isEmpty();
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        SmtpServer byName = new SmtpServer("localhost", server.getPortAllocated(), Security.STARTTLS, "core", "hush");

        assertThatThrownBy(() -> send(SiteMailSender.to(byName, tls.client().getSocketFactory())))
                .isInstanceOf(MessagingException.class);
        assertThat(received).isEmpty();
    }

    @Test
    void tls_from_the_first_byte_works_too() throws Exception {
        server.stop();
        server = serve(builder().serverSocketFactory(tls.server()));

        send(SiteMailSender.to(at(Security.TLS, "hush"), tls.client().getSocketFactory()));

        assertThat(received.take()).contains("Subject: [core] s");
    }

    @Test
    void a_wrong_password_is_refused() {
        assertThatThrownBy(() -> send(SiteMailSender.to(
                        at(Security.STARTTLS, "wrong"), tls.client().getSocketFactory())))
                .hasMessageContaining("refused the login of core");
        assertThat(received).isEmpty();
    }

    @Test
    void a_server_that_drops_the_connection_half_way_is_a_failure() throws Exception {
        try (ServerSocket dropping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> dropAfterData(dropping));
            SmtpServer address = new SmtpServer("127.0.0.1", dropping.getLocalPort(), Security.NONE, null, null);

            assertThatThrownBy(() -> send(SiteMailSender.of(with(address), directory)))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("The mail server 127.0.0.1:" + dropping.getLocalPort());
            served.join();
        }
    }

    private static void dropAfterData(ServerSocket dropping) {
        try (Socket connection = dropping.accept();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            answer(connection, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answer(connection, line.startsWith("DATA") ? "354 go on" : "250 ok");
                if (line.startsWith("DATA")) {
                    in.readLine();
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private SMTPServer.Builder builder() {
        return SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!"core".equals(user) || !"hush".equals(password)) {
                        throw new LoginFailedException();
                    }
                }))
                .messageHandler((context, from, to, data) -> received.add(new String(data, StandardCharsets.UTF_8)));
    }

    private static SMTPServer serve(SMTPServer.Builder builder) {
        SMTPServer server = builder.build();
        server.start();
        return server;
    }

    private SmtpServer at(Security security, String password) {
        return new SmtpServer("127.0.0.1", server.getPortAllocated(), security, "core", password);
    }

    private static MailSettings with(SmtpServer server) {
        return new MailSettings(SETTINGS.from(), SETTINGS.to(), SETTINGS.prefix(), server);
    }

    private void send(JavaMailSender sender) throws MessagingException {
        sender.send(MimeMail.of(
                MailArguments.read(
                        Map.of("subject", "s", "body", "b"),
                        SampleContext.in(directory).build(),
                        SETTINGS),
                sender.getSession()));
    }
}
