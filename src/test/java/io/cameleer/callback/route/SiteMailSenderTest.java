package io.cameleer.callback.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.MailArguments;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.MailSettings.Security;
import io.cameleer.callback.MailSettings.SmtpServer;
import io.cameleer.callback.MimeMail;
import io.cameleer.callback.RunningPrograms;
import io.cameleer.callback.SampleContext;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

class SiteMailSenderTest {

    private static final MailSettings SETTINGS =
            new MailSettings("cameleer@site.test", List.of("core@site.test"), "[core]", null);

    private final RunningPrograms running = new RunningPrograms();
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
        send(SiteMailSender.to(at(Security.STARTTLS, "hush"), tls.client().getSocketFactory(), running));

        assertThat(received.take()).contains("Subject: [core] s", "Message-ID: <");
    }

    @Test
    void a_certificate_that_is_not_trusted_is_refused() {
        assertThatThrownBy(() -> send(SiteMailSender.of(with(at(Security.STARTTLS, "hush")), directory, running)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("did not take the mail");
        assertThat(received).isEmpty();
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        SmtpServer byName = new SmtpServer("localhost", server.getPortAllocated(), Security.STARTTLS, "core", "hush");

        assertThatThrownBy(() -> send(SiteMailSender.to(byName, tls.client().getSocketFactory(), running)))
                .isInstanceOf(MessagingException.class);
        assertThat(received).isEmpty();
    }

    @Test
    void tls_from_the_first_byte_works_too() throws Exception {
        server.stop();
        server = serve(builder().serverSocketFactory(tls.server()));

        send(SiteMailSender.to(at(Security.TLS, "hush"), tls.client().getSocketFactory(), running));

        assertThat(received.take()).contains("Subject: [core] s");
    }

    @Test
    void a_wrong_password_is_refused() {
        assertThatThrownBy(() -> send(SiteMailSender.to(
                        at(Security.STARTTLS, "wrong"), tls.client().getSocketFactory(), running)))
                .hasMessageContaining("refused the login of core");
        assertThat(received).isEmpty();
    }

    @Test
    void a_server_that_drops_the_connection_before_the_end_of_a_mail_does_not_have_it() throws Exception {
        assertThat(failureWith("RCPT")).contains("did not take the mail").doesNotContain("may have been sent");
    }

    @Test
    void a_server_that_drops_the_connection_after_the_end_of_a_mail_may_have_it() throws Exception {
        assertThat(failureWith("."))
                .contains("got the whole mail", "may have been sent", "same Message-ID")
                .doesNotContain("did not take");
    }

    @Test
    void a_mail_that_is_refused_at_its_end_was_not_sent() throws Exception {
        assertThat(failureWith("550 spam"))
                .contains("did not take the mail", "550")
                .doesNotContain("may have been");
    }

    @Test
    void a_silent_server_is_left_at_the_run_timeout_and_on_a_cancellation() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            JavaMailSender sender = SiteMailSender.of(with(plain(silent)), directory, running);
            CallbackContext limited = SampleContext.in(directory)
                    .runTimeout(Duration.ofMillis(200))
                    .build();
            assertThatThrownBy(() -> send(sender, limited))
                    .hasMessageContaining("was ended because it ran longer than its run_timeout, 200 ms")
                    .hasMessageContaining("does not have the mail");

            CompletableFuture<Throwable> sending =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> send(sender)));
            await().until(() -> running.cancel(limited.executionId(), "somebody said so"));
            assertThat(sending.join()).hasMessageContaining("was ended because somebody said so");
            assertThat(running.size()).isZero();
        }
    }

    @Test
    void one_refused_recipient_is_named_and_nobody_gets_the_mail() {
        server.stop();
        server = serve(SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new RefusingHandler()));
        MailSettings two =
                new MailSettings("cameleer@site.test", List.of("core@site.test", "gone@site.test"), "", null);
        SmtpServer address = new SmtpServer("127.0.0.1", server.getPortAllocated(), Security.NONE, null, null);
        JavaMailSender sender = SiteMailSender.of(with(address), directory, running);
        CallbackContext context = SampleContext.in(directory).build();

        assertThatThrownBy(() -> sender.send(MimeMail.of(
                        MailArguments.read(Map.of("subject", "s", "body", "b"), context, two),
                        sender.getSession(),
                        context)))
                .hasMessageContaining("refused the recipient gone@site.test")
                .hasMessageContaining("nobody got the mail");
        assertThat(received).isEmpty();
    }

    /** Knows one of the recipients only. */
    private final class RefusingHandler implements MessageHandler {
        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) throws RejectException {
            if (recipient.startsWith("gone")) {
                throw new RejectException(550, "no such mailbox");
            }
        }

        @Override
        public String data(InputStream data) throws IOException {
            received.add(new String(data.readAllBytes(), StandardCharsets.UTF_8));
            return "kept";
        }

        @Override
        public void done() {}
    }

    /** {@code last}: the line after which the server hangs up, or its answer to the end of the mail. */
    private String failureWith(String last) throws Exception {
        try (ServerSocket dropping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serveUntil(dropping, last));
            JavaMailSender sender = SiteMailSender.of(with(plain(dropping)), directory, running);

            Throwable failure = catchThrowable(() -> send(sender));
            served.join();
            assertThat(failure)
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("The mail server 127.0.0.1:" + dropping.getLocalPort());
            return String.valueOf(failure.getMessage());
        }
    }

    private static SmtpServer plain(ServerSocket socket) {
        return new SmtpServer("127.0.0.1", socket.getLocalPort(), Security.NONE, null, null);
    }

    private static void serveUntil(ServerSocket dropping, String last) {
        try (Socket connection = dropping.accept();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            answer(connection, "220 here");
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (data && line.equals(".")) {
                    if (last.equals(".")) {
                        return;
                    }
                    answer(connection, last);
                    data = false;
                } else if (line.startsWith("DATA")) {
                    answer(connection, "354 go on");
                    data = true;
                } else if (!data && line.startsWith(last)) {
                    return;
                } else if (!data) {
                    answer(connection, "250 ok");
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
        send(sender, SampleContext.in(directory).build());
    }

    private static void send(JavaMailSender sender, CallbackContext context) throws MessagingException {
        sender.send(MimeMail.of(
                MailArguments.read(Map.of("subject", "s", "body", "b"), context, SETTINGS),
                sender.getSession(),
                context));
    }
}
