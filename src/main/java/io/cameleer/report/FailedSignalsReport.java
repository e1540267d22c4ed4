package io.cameleer.report;

import io.cameleer.json.Json;
import io.cameleer.store.Store;
import io.cameleer.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Tells of signals that failed and have not succeeded since: each record of failure once, grouped by signal. */
public final class FailedSignalsReport extends Report {

    private static final String NAME = "failed-signals";
    private static final int LONGEST_NAME = 200;

    public FailedSignalsReport(Store store, Surroundings surroundings) {
        super(store, surroundings);
    }

    /** Called by the report's route before its query. */
    public void collect(Exchange exchange) {
        ReportParameters.checkFailedSignals(named(exchange), surroundings.mail());
        note(exchange, NAME, (session, report) -> session.reports().collectSignalFailures(report));
    }

    @Override
    Text text(List<Map<String, Object>> rows) {
        long all = number(rows.get(0).get("of_all"));
        long older = number(rows.get(0).get("older"));
        StringBuilder body =
                new StringBuilder().append(count(all, "signal", "signals")).append(" failed since the last report.\n");
        long unnamed = all;
        for (List<Map<String, Object>> ofSignal : bySignal(rows)) {
            group(body, ofSignal);
            unnamed -= number(ofSignal.get(0).get("of_signal"));
        }
        if (unnamed > 0) {
            body.append("\nand ").append(count(unnamed, "failure", "failures")).append(" of signals further down.\n");
        }
        if (older > 0 || unnamed > 0) {
            body.append(older > 0 ? "\n" + count(older, "failure", "failures") + " of earlier reports still open." : "")
                    .append("\nTo run all of them again:\n    ")
                    .append(surroundings.commandLine().of("rerun-signals"))
                    .append('\n');
        }
        body.append("\nEach with its traceback: ")
                .append(surroundings.externalUrl())
                .append("/api/v2/signal_failures\n");
        return new Text(count(all, "signal", "signals") + " failed", body.toString());
    }

    /** The rows come in the order of signals. */
    private static List<List<Map<String, Object>>> bySignal(List<Map<String, Object>> rows) {
        List<List<Map<String, Object>>> groups = new ArrayList<>();
        String signal = null;
        for (Map<String, Object> row : rows) {
            String name = signal(row);
            if (!name.equals(signal)) {
                groups.add(new ArrayList<>());
                signal = name;
            }
            groups.get(groups.size() - 1).add(row);
        }
        return groups;
    }

    private static String signal(Map<String, Object> row) {
        return String.valueOf(row.get("import_string"));
    }

    private void group(StringBuilder body, List<Map<String, Object>> rows) {
        Map<String, Object> first = rows.get(0);
        body.append('\n')
                .append(Visible.line(signal(first), LONGEST_NAME))
                .append(" failed for ")
                .append(count(number(first.get("of_signal")), "target", "targets"))
                .append(":\n");
        rows.forEach(row -> line(body, row));
        long left = number(first.get("of_signal")) - rows.size();
        if (left > 0) {
            body.append("  and ").append(left).append(" more\n");
        }
        body.append("To run it again for all of them:\n    ")
                .append(command(rows))
                .append('\n');
    }

    /** A name that cannot be shown as it is cannot be pasted either; its records can be named. */
    private String command(List<Map<String, Object>> rows) {
        String signal = signal(rows.get(0));
        if (Visible.line(signal, LONGEST_NAME).equals(signal)) {
            return surroundings.commandLine().of("rerun-signals", "-fi", "import_string", signal);
        }
        String ids = rows.stream().map(row -> String.valueOf(row.get("id"))).collect(Collectors.joining(","));
        return surroundings.commandLine().of("rerun-signals", "-fi", "id__in", ids);
    }

    private void line(StringBuilder body, Map<String, Object> row) {
        Object traceback = Json.readObject(String.valueOf(row.get("data"))).get("failure_traceback");
        body.append("  ")
                .append(row.get("target_endpoint"))
                .append(' ')
                .append(row.get("target_id"))
                .append(", ")
                .append(time(row.get("last_failed")))
                .append(number(row.get("attempts")) > 1 ? ", attempt " + row.get("attempts") : "")
                .append(": ")
                .append(Reason.of(String.valueOf(traceback), surroundings.secrets()))
                .append('\n');
    }
}
