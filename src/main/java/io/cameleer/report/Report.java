package io.cameleer.report;

import io.cameleer.callback.Mail;
import io.cameleer.callback.MimeMail;
import io.cameleer.callback.SiteMail;
import io.cameleer.job.RunJob;
import io.cameleer.store.Store;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What a report's route needs beside its query and its mail. Which subjects a mail tells of is written down before it is sent,
 * and that it was taken afterwards: killed in between, the same mail is sent once more under the same {@code Message-ID}, and
 * what is new by then goes into the next one. Each periodic task has its own list of what it told.
 */
abstract class Report {

    static final String NAME = "cameleer.report.name";
    static final String KEY = "cameleer.report.mail";
    static final String MAIL = "cameleer.mail";
    private static final String PARAMETERS = "cameleer.report.parameters";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Store store;
    final Surroundings surroundings;

    Report(Store store, Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
    }

    /** A mail's subject and text. */
    record Text(String subject, String body) {}

    /** Notes what is new for a report of this name. */
    @FunctionalInterface
    interface Noting {
        void note(io.cameleer.store.Session session, String report);
    }

    /** What the job was given, by name. */
    static Map<String, ?> named(Exchange exchange) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        if (exchange.getMessage().getBody() instanceof Map<?, ?> given) {
            given.forEach((name, value) -> named.put(String.valueOf(name), value));
        }
        return named;
    }

    /** Notes what is new for a report, and begins the mail that tells of it. The query finds both names in headers. */
    final void note(Exchange exchange, String kind, Noting noting) {
        exchange.setProperty(PARAMETERS, named(exchange));
        String flowRun = exchange.getProperty(RunJob.FLOW_RUN, "", String.class);
        String name = kind
                + store.read(session -> session.jobs().periodicTaskOf(flowRun))
                        .map(task -> " of task " + task)
                        .orElse("");
        String fresh = UUID.randomUUID().toString();
        Optional<String> mail = store.transact(session -> {
            noting.note(session, name);
            return session.reports().begin(name, fresh);
        });
        exchange.setProperty(NAME, name);
        exchange.setProperty(KEY, mail.orElse(""));
        exchange.getMessage().setHeader("report", name);
        exchange.getMessage().setHeader("mail", mail.orElse(""));
    }

    /** The rows of the query become a mail; where there are none, the job's result. */
    public final void compose(Exchange exchange) throws MessagingException {
        List<Map<String, Object>> rows = rows(exchange);
        if (rows.isEmpty()) {
            exchange.getMessage().setBody(Map.of("reported", 0));
            return;
        }
        Text text = text(rows);
        Mail mail = SiteMail.of(
                "report " + exchange.getProperty(KEY, "", String.class),
                ReportParameters.recipients(exchange.getProperty(PARAMETERS, Map.of(), Map.class)),
                text.subject(),
                text.body(),
                surroundings.mail());
        exchange.setProperty(MAIL, mail);
        exchange.getMessage().setBody(MimeMail.of(mail, jakarta.mail.Session.getInstance(new Properties())));
    }

    abstract Text text(List<Map<String, Object>> rows);

    private static List<Map<String, Object>> rows(Exchange exchange) {
        List<Map<String, Object>> rows = new java.util.ArrayList<>();
        for (Object row : exchange.getMessage().getBody(List.class)) {
            Map<String, Object> named = new LinkedHashMap<>();
            ((Map<?, ?>) row).forEach((column, value) -> named.put(String.valueOf(column), value));
            rows.add(named);
        }
        return rows;
    }

    final Instant now() {
        return store.now();
    }

    final String time(@Nullable Object milliseconds) {
        ZoneId zone = surroundings.zone();
        return TIME.format(Instant.ofEpochMilli(number(milliseconds)).atZone(zone));
    }

    static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
