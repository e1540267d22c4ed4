package io.cameleer.callback;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@link Mail} as the message that travels: text with an HTML alternative, and an identity that does not change. */
public final class MimeMail extends MimeMessage {

    private static final String UTF_8 = "UTF-8";

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]}]");

    private final Mail mail;
    private final @Nullable CallbackContext context;
    private volatile boolean written;

    private MimeMail(Session session, Mail mail, @Nullable CallbackContext context) {
        super(session);
        this.mail = mail;
        this.context = context;
    }

    /** Builds a message of the service's own. */
    public static MimeMail of(Mail mail, Session session) throws MessagingException {
        return of(mail, session, null);
    }

    /** Builds the message that this execution sends; null: the service itself. */
    public static MimeMail of(Mail mail, Session session, @Nullable CallbackContext context) throws MessagingException {
        MimeMail message = new MimeMail(session, mail, context);
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
        return mail.fileName();
    }

    /** The execution that sends it; null: the service itself. */
    public @Nullable CallbackContext context() {
        return context;
    }

    /** Whether all of it has left us: from then on only an answer tells whether the other side has it. */
    public boolean isWritten() {
        return written;
    }

    @Override
    public void writeTo(OutputStream stream, String @Nullable [] ignored) throws IOException, MessagingException {
        super.writeTo(stream, ignored);
        written = true;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", mail.messageId());
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
