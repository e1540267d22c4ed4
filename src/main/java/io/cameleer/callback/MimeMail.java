package io.cameleer.callback;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.regex.Pattern;

/** A {@link Mail} as the message that travels: text with an HTML alternative, and an identity that does not change. */
public final class MimeMail extends MimeMessage {

    private static final String UTF_8 = "UTF-8";

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]}]");

    private final String messageId;
    private final String fileName;

    private MimeMail(Session session, Mail mail) {
        super(session);
        this.messageId = mail.messageId();
        this.fileName = mail.fileName();
    }

    /** Builds the message. */
    public static MimeMail of(Mail mail, Session session) throws MessagingException {
        MimeMail message = new MimeMail(session, mail);
        message.setFrom(address(mail.sender()));
        for (String recipient : mail.recipients()) {
            message.addRecipient(Message.RecipientType.TO, address(recipient));
        }
        message.setSubject(mail.sentSubject(), UTF_8);
        message.setSentDate(new Date());
        // RFC 3834: nobody's out-of-office reply should come back.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(
                new MimeMultipart("alternative", part(mail.body(), "plain"), part(html(mail.body()), "html")));
        message.saveChanges();
        return message;
    }

    /** A name for a file that holds this message; the same for each attempt. */
    public String fileName() {
        return fileName;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static InternetAddress address(String text) throws MessagingException {
        InternetAddress address = new InternetAddress(text, true);
        try {
            // A name beyond ASCII has to be encoded, which setting it does.
            address.setPersonal(address.getPersonal(), UTF_8);
        } catch (UnsupportedEncodingException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
        return address;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static String html(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        String linked = ADDRESS.matcher(escaped).replaceAll("<a href=\"$0\">$0</a>");
        return "<!DOCTYPE html>\n<html><body><pre>" + linked + "</pre></body></html>\n";
    }
}
