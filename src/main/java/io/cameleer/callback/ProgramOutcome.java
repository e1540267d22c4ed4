package io.cameleer.callback;

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
 */
public record ProgramOutcome(
        List<String> command,
        @Nullable String endedBecause,
        int code,
        boolean expected,
        String output,
        String errors,
        @Nullable Object values,
        @Nullable String valuesProblem) {

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
        return result;
    }

    private Optional<String> problem() {
        List<String> problems = new ArrayList<>();
        if (endedBecause != null) {
            problems.add("was ended because " + endedBecause);
        } else if (!expected) {
            problems.add("returned " + code + ", which is not an expected return code");
        }
        if (valuesProblem != null) {
            problems.add(valuesProblem);
        }
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(problems.stream().collect(Collectors.joining("; ", command.get(0) + " ", "")));
    }

    /** The result is a JSON object: a null is a value there, as in {@code "values": null}. */
    @SuppressWarnings("NullAway")
    private static void putNullable(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }
}
