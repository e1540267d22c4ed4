package io.cameleer.report;

import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.json.Json;
import io.cameleer.store.EventTable;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Tells of analyses that came into a status: each change once. The job's parameters are Isabl's: {@code status}, FAILED where
 * it is left out, and {@code seconds}, 3600 where they are. It looks that far back, and as far as it was not looked before.
 */
public final class StatusChangeReport extends Report {

    private static final String NAME = "status-change ";
    /** A change may be seen this much later than it is dated, because its transaction was long. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final int LONGEST_NAME = 200;

    public StatusChangeReport(Store store, Surroundings surroundings) {
        super(store, surroundings);
    }

    /** Called by the report's route before its query. */
    public void collect(Exchange exchange) {
        Map<String, ?> parameters = named(exchange);
        ReportParameters.checkStatusChange(parameters, surroundings.mail());
        AnalysisStatus status = ReportParameters.status(parameters);
        Instant asked = now().minusSeconds(ReportParameters.seconds(parameters));
        note(exchange, NAME + status, (session, report) -> {
            session.reports().collect(report, changes(session, status, since(session, report, asked)));
            session.reports().setCollected(report);
        });
    }

    /** While the service was down, nobody looked. */
    private static Instant since(Session session, String report, Instant asked) {
        return session.reports()
                .collected(report)
                .map(last -> last.minus(OVERLAP))
                .filter(last -> last.isBefore(asked))
                .orElse(asked);
    }

    private static List<Long> changes(Session session, AnalysisStatus status, Instant since) {
        return session.events().since(EventTable.STATUS_CHANGE, since).stream()
                .filter(event -> status.name().equals(event.detail().get("status")))
                .map(Event::id)
                .toList();
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
                body.append('\n').append(Visible.line(name, LONGEST_NAME)).append(":\n");
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
                .append(failure == null ? "" : ": " + Reason.of(String.valueOf(failure), surroundings.secrets()))
                .append("\n    ")
                .append(surroundings.externalUrl())
                .append("/api/v2/analyses/")
                .append(row.get("target"))
                .append('\n');
    }
}
