package io.cameleer.callback;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How mails leave the site.
 *
 * @param from the sender, unless a workflow names another
 * @param to the recipients, unless a workflow names others
 * @param prefix stands before each subject; may be empty
 * @param server null keeps the mails in the outbox
 */
public record MailSettings(String from, List<String> to, String prefix, @Nullable SmtpServer server) {

    public MailSettings {
        to = List.copyOf(to);
    }

    /** How the connection to the server is protected. */
    public enum Security {
        /** Not at all: for a relay on the same machine. */
        NONE,
        /** By STARTTLS, and refused where the server does not offer it. */
        STARTTLS,
        /** By TLS from the first byte. */
        TLS
    }

    /**
     * A server that takes the site's mails.
     *
     * @param username null means that no login is needed
     */
    public record SmtpServer(
            String host, int port, Security security, @Nullable String username, @Nullable String password) {

        /** Leaves the password out. */
        @Override
        public String toString() {
            return host + ":" + port + " (" + security + ")";
        }
    }
}
