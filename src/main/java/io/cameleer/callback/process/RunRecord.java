package io.cameleer.callback.process;

import io.cameleer.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What has to be known of a run by a service that did not start it.
 *
 * @param run names the run; a repetition has another name
 * @param key the callback's key, which the environment of the run's processes has, too
 * @param mark the value of {@link Supervisor#MARK} in the environment of the run's processes, and of no others
 * @param command as it can be shown
 * @param logStart the size of the execution's log file when the run began, in bytes
 * @param ownSession whether the run's processes are in sessions that began with it
 */
public record RunRecord(
        String run, String key, String mark, Instant started, List<String> command, long logStart, boolean ownSession) {

    public RunRecord {
        command = List.copyOf(command);
    }

    String text() {
        return Json.write(Map.of(
                "run",
                run,
                "key",
                key,
                "mark",
                mark,
                "started",
                started.toEpochMilli(),
                "command",
                command,
                "log_start",
                logStart,
                "own_session",
                ownSession));
    }

    /** IllegalArgumentException: it is not what {@link #text} wrote. */
    static RunRecord parse(String text) {
        Map<String, Object> values = Json.readObject(text);
        return new RunRecord(
                String.valueOf(values.get("run")),
                String.valueOf(values.get("key")),
                String.valueOf(values.get("mark")),
                Instant.ofEpochMilli(number(values, "started")),
                Json.readStrings(Json.write(values.get("command"))),
                number(values, "log_start"),
                Boolean.TRUE.equals(values.get("own_session")));
    }

    private static long number(Map<String, Object> values, String name) {
        if (Objects.requireNonNull(values.get(name), name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException(name + " is no number");
    }
}
