package io.cameleer.report;

import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.json.Json;
import io.cameleer.store.EventTable;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Tells of analyses that came into a status within the last seconds: each change once. The job's parameters are Isabl's:
 * {@code status}, FAILED where it is left out, and {@code seconds}, 3600 where they are.
 */
public final class StatusChangeReport extends Report {

    private static final String NAME = "status-change ";
    private static final long MOST_SECONDS = 366L * 24 * 3600;

    public StatusChangeReport(Store store, Surroundings surroundings) {
        super(store, surroundings);
    }

    /** Called by the report's route before its query. */
    public void collect(Exchange exchange) {
        String word = parameter(exchange, "status", "FAILED");
        AnalysisStatus status = AnalysisStatus.named(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "status is '" + word + "'; it is one of " + AnalysisStatus.list()));
        Instant since = now().minusSeconds(seconds(exchange));
        note(exchange, NAME + status, session -> session.reports()
                .collect(
                        NAME + status,
                        session.events().since(EventTable.STATUS_CHANGE, since).stream()
                                .filter(event ->
                                        status.name().equals(event.detail().get("status")))
                                .map(Event::id)
                                .toList()));
    }

    private static long seconds(Exchange exchange) {
        String text = parameter(exchange, "seconds", "3600");
        long seconds = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException(
                    "seconds is '" + text + "'; give a whole number from 1 to " + MOST_SECONDS);
        }
        return seconds;
    }

    @Override
    Text text(List<Map<String, Object>> rows) {
        long all = number(rows.get(0).get("of_all"));
        String status = String.valueOf(
                Json.readObject(String.valueOf(rows.get(0).get("detail"))).get("status"));
        String subject = count(all, "analysis", "analyses") + " came into status " + status;
        StringBuilder body = new StringBuilder(subject).append(".\n");
        String application = "";
        for (Map<String, Object> row : rows) {
            String name = (row.get("name") + " " + row.get("version") + " " + row.get("assembly"))
                    .strip()
                    .replaceAll(" +", " ");
            if (!name.equals(application)) {
                application = name;
                body.append('\n').append(name).append(":\n");
            }
            line(body, row, status);
        }
        if (all > rows.size()) {
            body.append("\nand ").append(all - rows.size()).append(" more\n");
        }
        if (status.equals(AnalysisStatus.FAILED.name())) {
            body.append("\nTo run one again: curl -X POST ")
                    .append(surroundings.externalUrl())
                    .append("/api/v2/analyses/")
                    .append(rows.get(0).get("target"))
                    .append("/resume\n");
        }
        return new Text(subject, body.toString());
    }

    private void line(StringBuilder body, Map<String, Object> row, String status) {
        String now = String.valueOf(row.get("status"));
        Object failure = Json.readObject(String.valueOf(row.get("data"))).get("failure");
        body.append("  analysis ")
                .append(row.get("target"))
                .append(", ")
                .append(time(row.get("created")))
                .append(now.equals(status) ? "" : ", now " + now)
                .append(failure == null ? "" : ": " + String.valueOf(failure).replaceAll("\\p{Cntrl}", " "))
                .append("\n    ")
                .append(surroundings.externalUrl())
                .append("/api/v2/analyses/")
                .append(row.get("target"))
                .append('\n');
    }
}
