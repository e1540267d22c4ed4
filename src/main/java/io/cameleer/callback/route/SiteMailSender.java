package io.cameleer.callback.route;

import io.cameleer.callback.MailSettings;
import io.cameleer.callback.MailSettings.Security;
import io.cameleer.callback.MailSettings.SmtpServer;
import io.cameleer.callback.MimeMail;
import io.cameleer.callback.Outbox;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
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

    /** For each of connecting, waiting for an answer, and sending on; milliseconds. */
    private static final String PATIENCE = "30000";

    private SiteMailSender() {}

    static JavaMailSender of(MailSettings settings, Path outbox) {
        SmtpServer server = settings.server();
        return server == null ? new ToOutbox(new Outbox(outbox)) : new ToServer(server);
    }

    /** A sender that trusts what {@code sockets} trusts, rather than what the Java installation does. */
    static JavaMailSender to(SmtpServer server, SSLSocketFactory sockets) {
        ToServer sender = new ToServer(server);
        sender.getJavaMailProperties().put("mail." + sender.getProtocol() + ".ssl.socketFactory", sockets);
        return sender;
    }

    /** Speaks to the server with the settings given at start only. */
    private static final class ToServer extends DefaultJavaMailSender {

        private final SmtpServer server;

        ToServer(SmtpServer server) {
            this.server = server;
            String protocol = server.security() == Security.TLS ? "smtps" : "smtp";
            setProtocol(protocol);
            setHost(server.host());
            setPort(server.port());
            setUsername(server.username());
            setPassword(server.password());
            setJavaMailProperties(properties("mail." + protocol + ".", server));
        }

        private static Properties properties(String prefix, SmtpServer server) {
            Properties properties = new Properties();
            properties.setProperty(prefix + "auth", String.valueOf(server.username() != null));
            boolean startTls = server.security() == Security.STARTTLS;
            properties.setProperty(prefix + "starttls.enable", String.valueOf(startTls));
            properties.setProperty(prefix + "starttls.required", String.valueOf(startTls));
            properties.setProperty(prefix + "ssl.checkserveridentity", "true");
            for (String step : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
                properties.setProperty(prefix + step, PATIENCE);
            }
            return properties;
        }

        @Override
        public void send(MimeMessage mail) throws MessagingException {
            Transport transport = getSession().getTransport(getProtocol());
            try {
                transport.connect(server.host(), server.port(), server.username(), server.password());
                mail.saveChanges();
                transport.sendMessage(mail, mail.getAllRecipients());
            } catch (AuthenticationFailedException refused) {
                throw new MessagingException(
                        "The mail server %s refused the login of %s: %s"
                                .formatted(server, server.username(), oneLine(refused)),
                        refused);
            } catch (MessagingException failed) {
                throw new MessagingException(
                        "The mail server %s did not take the mail: %s".formatted(server, oneLine(failed)), failed);
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

        private static String oneLine(Exception e) {
            return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
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
