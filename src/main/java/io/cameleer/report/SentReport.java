package io.cameleer.report;

import io.cameleer.callback.Mail;
import io.cameleer.callback.MimeMail;
import io.cameleer.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/** What the route that sends the mail of a report needs: writing down what became of it. Thread-safe. */
public final class SentReport {

    private final Store store;

    public SentReport(Store store) {
        this.store = store;
    }

    /** The mail was taken. The body becomes the job's result. */
    public void sent(Exchange exchange) {
        String name = exchange.getProperty(Report.NAME, "", String.class);
        String key = exchange.getProperty(Report.KEY, "", String.class);
        int told = store.transact(session -> session.reports().sent(name, key));
        Mail mail = exchange.getProperty(Report.MAIL, Mail.class);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("reported", told);
        result.put("subject", mail.sentSubject());
        result.put("recipients", mail.recipients());
        result.put("message_id", mail.messageId());
        exchange.getMessage().setBody(result);
    }

    /**
     * The mail was not taken. Where certainly nobody has it, the next one tells all; where the server may have it, the next one
     * is the same once more.
     */
    public void notTaken(Exchange exchange) throws Exception {
        String name = exchange.getProperty(Report.NAME, "", String.class);
        String key = exchange.getProperty(Report.KEY, "", String.class);
        if (exchange.getMessage().getBody() instanceof MimeMail mail && !mail.isWritten()) {
            store.run(session -> session.reports().giveBack(name, key));
        }
        throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
}
