package io.cameleer.callback.route;

import io.cameleer.callback.Ending;
import io.cameleer.callback.MailSettings.SmtpServer;
import io.cameleer.callback.MimeMail;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Why a mail was not sent, in a sentence, and what is known of it: nobody has it, or nobody can tell. */
final class MailFailure {

    /** The first status that says no (RFC 5321, 4.2.1); -1 stands for no answer. */
    private static final int REFUSED = 400;

    private MailFailure() {}

    static String sentence(SmtpServer server, MimeMail mail, Ending ending, MessagingException failed) {
        Optional<String> ended = ending.reason();
        if (mail.isWritten() && !isRefusal(failed)) {
            return "The mail server %s got the whole mail and did not say that it has it (%s): the mail may have been sent. A repetition has the same Message-ID"
                    .formatted(server, ended.orElseGet(() -> oneLine(failed)));
        }
        if (ended.isPresent()) {
            return "send_mail was ended because %s; the mail server %s does not have the mail"
                    .formatted(ended.get(), server);
        }
        if (failed instanceof AuthenticationFailedException) {
            return "The mail server %s refused the login of %s: %s"
                    .formatted(server, server.username(), oneLine(failed));
        }
        List<String> recipients = refusedRecipients(failed);
        return recipients.isEmpty()
                ? "The mail server %s did not take the mail: %s".formatted(server, oneLine(failed))
                : "The mail server %s refused %s; nobody got the mail".formatted(server, String.join("; ", recipients));
    }

    /** Whether the server answered: a status of SMTP stands for a mail that it does not have (RFC 5321, 4.2). */
    private static boolean isRefusal(MessagingException failed) {
        for (Throwable cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPSendFailedException answered && answered.getReturnCode() >= REFUSED) {
                return true;
            }
        }
        return false;
    }

    private static List<String> refusedRecipients(MessagingException failed) {
        List<String> refused = new ArrayList<>();
        for (Throwable cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException address && address.getReturnCode() >= REFUSED) {
                refused.add("the recipient " + address.getAddress() + " (" + oneLine(address) + ")");
            }
        }
        return refused;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : cause.getCause();
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
