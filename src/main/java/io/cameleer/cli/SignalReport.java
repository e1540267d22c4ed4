package io.cameleer.cli;

import io.cameleer.json.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Prints how signals went, and says it by the exit code. */
final class SignalReport {

    private final CommandLine command;
    private final SignalOptions options;

    SignalReport(CommandLine command, SignalOptions options) {
        this.command = command;
        this.options = options;
    }

    /**
     * Exit code 0, or 1 where any failed.
     *
     * @param none said where nothing matched
     */
    int print(Map<String, Object> result, String none) {
        PrintWriter out = command.getOut();
        List<?> outcomes = (List<?>) result.getOrDefault("outcomes", List.of());
        if (options.json) {
            outcomes.forEach(outcome -> out.println(Json.write(outcome)));
            Map<String, Object> numbers = new LinkedHashMap<>(result);
            numbers.remove("outcomes");
            out.println(Json.write(numbers));
        } else {
            outcomes.forEach(outcome -> failure((Map<?, ?>) outcome));
            out.println(number(result, "total") == 0 ? nothing(none) : summary(result));
        }
        out.flush();
        return number(result, "failed") > 0 ? 1 : 0;
    }

    private String nothing(String none) {
        String filters = options.filters().stream().map(pair -> " -fi " + pair).collect(Collectors.joining());
        return none + (filters.isEmpty() ? "" : " that" + filters + " means") + "; nothing was run (exit code 0)";
    }

    private void failure(Map<?, ?> outcome) {
        if ("failed".equals(outcome.get("status"))) {
            command.getErr()
                    .println("failed: " + outcome.get("signal") + " for " + outcome.get("endpoint") + " "
                            + outcome.get("target_id") + ": " + outcome.get("error"));
        }
    }

    private static String summary(Map<String, Object> result) {
        long gone = number(result, "gone");
        long left = number(result, "total") - number(result, "done");
        return number(result, "succeeded") + " succeeded, " + number(result, "failed") + " failed"
                + (gone > 0 ? ", " + gone + " gone" : "")
                + (left > 0 ? ", " + left + " left out after the first failure" : "");
    }

    private static long number(Map<String, Object> result, String name) {
        return result.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
