package io.cameleer.callback;

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
            if (address.isBlank() || address.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("'" + oneLine(address) + "' is no mail address");
            }
        }
        String sender = settings.from();
        String bare = sender.endsWith(">") ? sender.substring(0, sender.length() - 1) : sender;
        return new Mail(
                sender,
                to,
                subject,
                oneLine(settings.prefix() + " " + subject).strip(),
                body,
                "<%s@%s>".formatted(KeyNames.hash(key), bare.substring(bare.lastIndexOf('@') + 1)),
                KeyNames.fileName(key) + ".eml");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }
}
