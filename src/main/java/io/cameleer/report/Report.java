package io.cameleer.report;

import io.cameleer.callback.Mail;
import io.cameleer.callback.MimeMail;
import io.cameleer.callback.SiteMail;
import io.cameleer.store.Store;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What a report's route needs beside its query and its mail: what is new is written down before, and that it was told after
 * the mail was taken. Killed in between, it tells the same once more, under the same {@code Message-ID}.
 */
abstract class Report {

    private static final String ITEMS = "cameleer.report.items";
    private static final String NAME = "cameleer.report.name";
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

    /** Notes what is new for a report, and what is not told yet. */
    final void note(Exchange exchange, String name, java.util.function.Consumer<io.cameleer.store.Session> noting) {
        Map<?, ?> parameters = exchange.getMessage().getBody() instanceof Map<?, ?> given ? given : Map.of();
        store.run(noting);
        List<Long> items = store.read(session -> session.reports().unsent(name));
        exchange.setProperty(PARAMETERS, parameters);
        exchange.setProperty(NAME, name);
        exchange.setProperty(ITEMS, items);
        exchange.getMessage().setHeader("report", name);
    }

    /** The rows of the query become a mail; where there are none, the job's result. */
    public final void compose(Exchange exchange) throws MessagingException {
        List<Map<String, Object>> rows = rows(exchange);
        List<?> items = exchange.getProperty(ITEMS, List.of(), List.class);
        if (rows.isEmpty() || items.isEmpty()) {
            exchange.getMessage().setBody(Map.of("reported", 0));
            return;
        }
        Text text = text(rows);
        String name = exchange.getProperty(NAME, "", String.class);
        Mail mail = SiteMail.of(
                "report " + name + " " + items, recipients(exchange), text.subject(), text.body(), surroundings.mail());
        exchange.setProperty("cameleer.mail", mail);
        exchange.getMessage().setBody(MimeMail.of(mail, Session.getInstance(new Properties())));
    }

    abstract Text text(List<Map<String, Object>> rows);

    /** The mail was taken. The body becomes the job's result. */
    public final void sent(Exchange exchange) {
        String name = exchange.getProperty(NAME, "", String.class);
        @SuppressWarnings("unchecked")
        List<Long> items = exchange.getProperty(ITEMS, List.of(), List.class);
        store.run(session -> session.reports().sent(name, items));
        Mail mail = exchange.getProperty("cameleer.mail", Mail.class);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("reported", items.size());
        result.put("subject", mail.sentSubject());
        result.put("recipients", mail.recipients());
        result.put("message_id", mail.messageId());
        exchange.getMessage().setBody(result);
    }

    private static List<Map<String, Object>> rows(Exchange exchange) {
        List<Map<String, Object>> rows = new java.util.ArrayList<>();
        for (Object row : exchange.getMessage().getBody(List.class)) {
            Map<String, Object> named = new LinkedHashMap<>();
            ((Map<?, ?>) row).forEach((column, value) -> named.put(String.valueOf(column), value));
            rows.add(named);
        }
        return rows;
    }

    /** {@code recipients} of the job's parameters: a list, or addresses with commas between; none: the site's. */
    private static List<String> recipients(Exchange exchange) {
        Object given = exchange.getProperty(PARAMETERS, Map.of(), Map.class).get("recipients");
        if (given instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return given == null
                ? List.of()
                : Arrays.stream(String.valueOf(given).split(","))
                        .map(String::strip)
                        .toList();
    }

    static String parameter(Exchange exchange, String name, String fallback) {
        Object value = exchange.getMessage().getBody() instanceof Map<?, ?> given ? given.get(name) : null;
        return value == null ? fallback : String.valueOf(value);
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
