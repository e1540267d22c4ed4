package io.cameleer.callback.route;

import io.cameleer.callback.Ending;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.MailSettings.Security;
import io.cameleer.callback.MailSettings.SmtpServer;
import io.cameleer.callback.MimeMail;
import io.cameleer.callback.Outbox;
import io.cameleer.callback.RunningPrograms;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.component.mail.JavaMailSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code smtp:} hands a mail to: the site's server or, while there is none, the outbox. */
final class SiteMailSender {

    private static final Logger LOG = LoggerFactory.getLogger(SiteMailSender.class);

    private static final String CONNECT_MILLISECONDS = "30000";
    private static final String WRITE_MILLISECONDS = "60000";

    /** RFC 5321, 4.5.3.2 asks for five minutes and more: a server may look for spam before it says that it has a mail. */
    private static final String ANSWER_MILLISECONDS = "300000";

    private SiteMailSender() {}

    static JavaMailSender of(MailSettings settings, Path outbox, RunningPrograms running) {
        SmtpServer server = settings.server();
        return server == null
                ? new ToOutbox(new Outbox(outbox))
                : to(server, (SSLSocketFactory) SSLSocketFactory.getDefault(), running);
    }

    /** A sender that trusts what {@code trusted} trusts. */
    static JavaMailSender to(SmtpServer server, SSLSocketFactory trusted, RunningPrograms running) {
        return new ToServer(server, trusted, running);
    }

    /** Speaks to the server with the settings given at start only. */
    private static final class ToServer extends DefaultJavaMailSender {

        private final SmtpServer server;
        private final SSLSocketFactory trusted;
        private final RunningPrograms running;
        private final String prefix;

        ToServer(SmtpServer server, SSLSocketFactory trusted, RunningPrograms running) {
            this.server = server;
            this.trusted = trusted;
            this.running = running;
            String protocol = server.security() == Security.TLS ? "smtps" : "smtp";
            this.prefix = "mail." + protocol + ".";
            setProtocol(protocol);
            setHost(server.host());
            setPort(server.port());
            setUsername(server.username());
            setPassword(server.password());
        }

        private Properties properties(TrackedSockets sockets) {
            Properties properties = new Properties();
            properties.setProperty(prefix + "auth", String.valueOf(server.username() != null));
            boolean startTls = server.security() == Security.STARTTLS;
            properties.setProperty(prefix + "starttls.enable", String.valueOf(startTls));
            properties.setProperty(prefix + "starttls.required", String.valueOf(startTls));
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
            properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLISECONDS);
            properties.setProperty(prefix + "timeout", ANSWER_MILLISECONDS);
            properties.setProperty(prefix + "writetimeout", WRITE_MILLISECONDS);
            // All or nobody: a repetition must not reach some of the recipients twice.
            properties.setProperty(prefix + "sendpartial", "false");
            properties.setProperty(prefix + "socketFactory.fallback", "false");
            properties.put(prefix + "socketFactory", sockets.plain());
            properties.put(prefix + "ssl.socketFactory", sockets.encrypted());
            return properties;
        }

        @Override
        public void send(MimeMessage message) throws MessagingException {
            if (!(message instanceof MimeMail mail)) {
                throw new MessagingException("The mail server takes mails that #composeMail made");
            }
            TrackedSockets sockets = new TrackedSockets(trusted);
            try (Ending ending = Ending.of(mail.context(), running)) {
                ending.whenEnded(sockets::close);
                try {
                    send(mail, Session.getInstance(properties(sockets)));
                } catch (MessagingException failed) {
                    throw new MessagingException(MailFailure.sentence(server, mail, ending, failed), failed);
                }
            }
        }

        private void send(MimeMail mail, Session session) throws MessagingException {
            Transport transport = session.getTransport(getProtocol());
            try {
                transport.connect(server.host(), server.port(), server.username(), server.password());
                mail.saveChanges();
                transport.sendMessage(mail, mail.getAllRecipients());
            } finally {
                close(transport);
            }
        }

        /** What the server has taken stays taken, however the connection ends. */
        private static void close(Transport transport) {
            try {
                transport.close();
            } catch (MessagingException e) {
                LOG.debug("The connection to the mail server did not end well: {}", e.getMessage());
            }
        }
    }

    /** Keeps the mails in files. */
    private static final class ToOutbox extends DefaultJavaMailSender {

        private final Outbox outbox;

        ToOutbox(Outbox outbox) {
            this.outbox = outbox;
        }

        @Override
        public void send(MimeMessage mail) throws MessagingException {
            if (!(mail instanceof MimeMail ours)) {
                throw new MessagingException("The outbox takes mails that #composeMail made");
            }
            LOG.info("No mail server is set: the mail is in {}", outbox.put(ours));
        }
    }
}
