package io.cameleer.callback;

import io.cameleer.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a program ended and what it said.
 *
 * @param endedBecause why it was ended from outside; null where it ended by itself
 * @param code the exit code; 128 and the signal's number where a signal ended it
 * @param values what the program reported on its {@code __VALUES__} line
 * @param report the text that it left in the run's directory for the service, if any
 */
public record ProgramOutcome(
        List<String> command,
        @Nullable String endedBecause,
        int code,
        boolean expected,
        String output,
        String errors,
        @Nullable Object values,
        @Nullable String valuesProblem,
        @Nullable String report) {

    /** Begins the reason of what was ended at its run_timeout. */
    static final String TOO_LONG = "it ran longer than its run_timeout";

    private static final int SIGNALLED = 128;
    private static final int LAST_SIGNAL = 31;

    /** Those that have the same number on every system. */
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "HUP"),
            Map.entry(2, "INT"),
            Map.entry(3, "QUIT"),
            Map.entry(4, "ILL"),
            Map.entry(5, "TRAP"),
            Map.entry(6, "ABRT"),
            Map.entry(8, "FPE"),
            Map.entry(9, "KILL"),
            Map.entry(11, "SEGV"),
            Map.entry(13, "PIPE"),
            Map.entry(14, "ALRM"),
            Map.entry(15, "TERM"),
            Map.entry(24, "XCPU"),
            Map.entry(25, "XFSZ"));

    /** All of it as JSON, to be kept until it has reached the store. */
    String text() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("command", command);
        all.put("ended_because", endedBecause);
        all.put("code", code);
        all.put("expected", expected);
        all.put("output", output);
        all.put("errors", errors);
        all.put("values", values);
        all.put("values_problem", valuesProblem);
        all.put("report", report);
        return Json.write(all);
    }

    /** IllegalArgumentException: it is not what {@link #text} wrote. */
    static ProgramOutcome parse(String text) {
        Map<String, Object> all = Json.readObject(text);
        if (!(all.get("code") instanceof Integer code)) {
            throw new IllegalArgumentException("There is no exit code");
        }
        return new ProgramOutcome(
                Json.readStrings(Json.write(all.get("command"))),
                string(all, "ended_because"),
                code,
                Boolean.TRUE.equals(all.get("expected")),
                String.valueOf(all.get("output")),
                String.valueOf(all.get("errors")),
                all.get("values"),
                string(all, "values_problem"),
                string(all, "report"));
    }

    private static @Nullable String string(Map<String, Object> all, String name) {
        return all.get(name) instanceof String text ? text : null;
    }

    /** The result of the callback, with the names of the manual's table. */
    public Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("command", command);
        result.put("stdout", output);
        result.put("stderr", errors);
        result.put("return_code", code);
        putNullable(result, "values", values);
        Optional<String> problem = problem();
        result.put(CallbackResult.SUCCESS, problem.isEmpty());
        problem.ifPresent(text -> result.put(CallbackResult.EXCEPTION, text));
        if (timedOut()) {
            result.put(CallbackResult.TIMED_OUT, true);
        }
        return result;
    }

    boolean timedOut() {
        return endedBecause != null && endedBecause.startsWith(TOO_LONG);
    }

    /** Why it did not succeed, in a sentence. */
    Optional<String> problem() {
        List<String> problems = new ArrayList<>();
        if (endedBecause != null) {
            problems.add("was ended because " + endedBecause);
        } else if (!expected) {
            problems.add("returned " + code + signal(code) + ", which is not an expected return code");
        }
        if (valuesProblem != null) {
            problems.add(valuesProblem);
        }
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(problems.stream().collect(Collectors.joining("; ", command.get(0) + " ", "")));
    }

    /** A program may return such a code by itself, too; nobody can tell the two apart. */
    private static String signal(int code) {
        int number = code - SIGNALLED;
        if (number < 1 || number > LAST_SIGNAL) {
            return "";
        }
        String name = SIGNALS.get(number);
        return ", as after signal " + number + (name == null ? "" : " (" + name + ")");
    }

    /** The result is a JSON object: a null is a value there, as in {@code "values": null}. */
    @SuppressWarnings("NullAway")
    private static void putNullable(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }
}
