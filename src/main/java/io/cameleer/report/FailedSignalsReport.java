package io.cameleer.report;

import io.cameleer.json.Json;
import io.cameleer.store.Store;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Tells of signals that failed and have not succeeded since: each record of failure once, grouped by signal. */
public final class FailedSignalsReport extends Report {

    private static final String NAME = "failed-signals";
    private static final int LONGEST_REASON = 200;
    private static final String CLASS_OF_JAVA = "^(?:[a-z_]\\w*\\.)+[A-Z][\\w$]*: +(?=\\S)";

    public FailedSignalsReport(Store store, Surroundings surroundings) {
        super(store, surroundings);
    }

    /** Called by the report's route before its query. */
    public void collect(Exchange exchange) {
        note(exchange, NAME, session -> session.reports().collectSignalFailures(NAME));
    }

    @Override
    Text text(List<Map<String, Object>> rows) {
        long all = number(rows.get(0).get("of_all"));
        long older = number(rows.get(0).get("older"));
        StringBuilder body =
                new StringBuilder().append(count(all, "signal", "signals")).append(" failed since the last report.\n");
        String signal = "";
        for (Map<String, Object> row : rows) {
            String name = String.valueOf(row.get("import_string"));
            if (!name.equals(signal)) {
                close(body, signal);
                signal = name;
                body.append('\n')
                        .append(name)
                        .append(" failed for ")
                        .append(count(number(row.get("of_signal")), "target", "targets"))
                        .append(":\n");
            }
            line(body, row);
        }
        close(body, signal);
        if (older > 0) {
            body.append('\n')
                    .append(count(older, "failure", "failures"))
                    .append(" of earlier reports still open. All of them:\n    ")
                    .append(surroundings.commandLine().of("rerun-signals"))
                    .append('\n');
        }
        body.append("\nEach with its traceback: ")
                .append(surroundings.externalUrl())
                .append("/api/v2/signal_failures\n");
        return new Text(count(all, "signal", "signals") + " failed", body.toString());
    }

    private void line(StringBuilder body, Map<String, Object> row) {
        body.append("  ")
                .append(row.get("target_endpoint"))
                .append(' ')
                .append(row.get("target_id"))
                .append(", ")
                .append(time(row.get("last_failed")))
                .append(number(row.get("attempts")) > 1 ? ", attempt " + row.get("attempts") : "")
                .append(": ")
                .append(reason(String.valueOf(row.get("data"))))
                .append('\n');
        long left = number(row.get("of_signal")) - number(row.get("shown"));
        if (left > 0 && number(row.get("n")) == number(row.get("shown"))) {
            body.append("  and ").append(left).append(" more\n");
        }
    }

    private void close(StringBuilder body, String signal) {
        if (!signal.isEmpty()) {
            body.append("To run it again for all of them:\n    ")
                    .append(surroundings.commandLine().of("rerun-signals", "-fi", "import_string", signal))
                    .append('\n');
        }
    }

    /** Python says what was wrong in the last line of a traceback, Java in the first, behind the name of a class. */
    private static String reason(String data) {
        Object traceback = Json.readObject(data).get("failure_traceback");
        List<String> lines = String.valueOf(traceback)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return "no reason was given";
        }
        String line = lines.get(lines.get(0).startsWith("Traceback") ? lines.size() - 1 : 0)
                .replaceAll("\\p{Cntrl}", " ")
                .replaceFirst(CLASS_OF_JAVA, "");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }
}
