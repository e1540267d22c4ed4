package io.cameleer.callback.route;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.Mail;
import io.cameleer.callback.MailArguments;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.MimeMail;
import jakarta.mail.MessagingException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.mail.JavaMailSender;

/** Makes the whole message from the callback's arguments; {@code smtp:} takes such a body as it is and adds nothing from headers. */
final class ComposeMail implements Processor {

    static final String PROPERTY = "cameleer.mail";

    private final MailSettings settings;
    private final JavaMailSender sender;

    ComposeMail(MailSettings settings, JavaMailSender sender) {
        this.settings = settings;
        this.sender = sender;
    }

    @Override
    public void process(Exchange exchange) throws MessagingException {
        CallbackContext context = ExchangeProperties.require(exchange, CallbackContext.PROPERTY, CallbackContext.class);
        Mail mail = MailArguments.read(Arguments.of(exchange, "send_mail"), context, settings);
        exchange.setProperty(PROPERTY, mail);
        exchange.getMessage().setBody(MimeMail.of(mail, sender.getSession(), context));
    }
}
