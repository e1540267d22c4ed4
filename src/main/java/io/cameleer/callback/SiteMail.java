package io.cameleer.callback;

import io.cameleer.text.Visible;
import java.util.List;

/** Mails that the site itself sends, not a workflow. */
public final class SiteMail {

    private SiteMail() {}

    /**
     * A mail from the site.
     *
     * @param key the same for each attempt to send the same mail
     * @param recipients none: the site's
     * @throws IllegalArgumentException there is nobody to send it to, or a recipient is no address
     */
    public static Mail of(String key, List<String> recipients, String subject, String body, MailSettings settings) {
        List<String> to = recipients.isEmpty() ? settings.to() : recipients;
        if (to.isEmpty()) {
            throw new IllegalArgumentException("there is nobody to send this mail to; set cameleer.mail.to");
        }
        for (String address : to) {
            MailAddress.one(address);
        }
        String sender = settings.from();
        return new Mail(
                sender,
                to,
                subject,
                Visible.line(settings.prefix() + " " + subject).strip(),
                body,
                "<%s@%s>".formatted(KeyNames.hash(key), MailAddress.domain(sender)),
                KeyNames.fileName(key) + ".eml");
    }
}
