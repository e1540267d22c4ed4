package io.cameleer.callback;

import io.cameleer.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the arguments of {@code send_mail} into the mail to send: subject, body and, where given, sender and recipient. */
public final class MailArguments {

    private static final String SUBJECT = "subject";
    private static final String BODY = "body";
    private static final String SENDER = "sender";
    private static final String RECIPIENT = "recipient";

    private final CallbackArguments arguments;
    private final CallbackContext context;
    private final MailSettings settings;
    private final PythonFormat format;

    private MailArguments(CallbackArguments arguments, CallbackContext context, MailSettings settings) {
        this.arguments = arguments;
        this.context = context;
        this.settings = settings;
        this.format = MessageFields.of(context);
    }

    /**
     * The mail that the arguments ask for.
     *
     * @throws CallbackFailure naming the argument that does not fit
     */
    public static Mail read(Map<String, ?> values, CallbackContext context, MailSettings settings) {
        CallbackArguments arguments = new CallbackArguments("send_mail", values);
        arguments.warnBeyond(Set.of(SUBJECT, BODY, SENDER, RECIPIENT), context);
        return new MailArguments(arguments, context, settings).mail();
    }

    private Mail mail() {
        String subject = Visible.line(format.fill(SUBJECT, arguments.text(SUBJECT)));
        String body = format.fill(BODY, Dedent.dedent(arguments.text(BODY))).strip();
        String sender = address(arguments.optionalText(SENDER).orElse(settings.from()), SENDER);
        String id = KeyNames.hash(context.key() + "\n" + context.executionApiUrl());
        return new Mail(
                sender,
                recipients(),
                subject,
                Visible.line(settings.prefix() + " " + subject).strip(),
                body,
                "<%s@%s>".formatted(id, MailAddress.domain(sender)),
                KeyNames.fileName(context.key()) + ".eml");
    }

    private List<String> recipients() {
        List<String> recipients = new ArrayList<>();
        Object value = arguments.value(RECIPIENT);
        List<?> named = value instanceof String text ? List.of(text.split(",")) : arguments.list(RECIPIENT);
        for (Object item : named) {
            if (!(item instanceof String text)) {
                throw arguments.problem(RECIPIENT, "holds " + CallbackArguments.kind(item), "give it addresses");
            }
            // Filled in after the list was taken apart: what is filled in cannot add recipients.
            recipients.add(address(format.fill(RECIPIENT, text.strip()), RECIPIENT));
        }
        if (recipients.isEmpty()) {
            settings.to().forEach(address -> recipients.add(address(address, RECIPIENT)));
        }
        if (recipients.isEmpty()) {
            throw arguments.problem(RECIPIENT, "is missing and the site has no recipients", "set cameleer.mail.to");
        }
        return recipients;
    }

    private static String address(String text, String what) {
        try {
            return MailAddress.one(text);
        } catch (IllegalArgumentException invalid) {
            throw new CallbackFailure("send_mail: %s: %s".formatted(what, invalid.getMessage()), invalid);
        }
    }
}
