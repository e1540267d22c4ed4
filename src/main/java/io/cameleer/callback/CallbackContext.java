package io.cameleer.callback;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a callback knows of the execution that it serves. A route gets it as the exchange property {@value #PROPERTY}.
 *
 * @param executionId names the execution in this installation
 * @param key stays the same over the attempts of an execution and is unlike every other execution's; receivers use it to
 *     recognise a repeated callback. Visible ASCII without blanks.
 * @param attempt counts from 1
 * @param run names the run: the same when a worker takes over from one that died, another one for each repetition
 * @param secret lets the callback, or whoever it hands it to, report a result; it must not reach a log or a stored result
 * @param runTimeout how long the callback may run; null means without limit
 * @param externalSystems the addresses of external systems by name, such as {@code XNAT}
 * @param workDirectory the execution's own directory, the same over its attempts; made where it is missing
 * @param logFile receives what programs print; appended to
 */
public record CallbackContext(
        long executionId,
        String key,
        int attempt,
        String run,
        String secret,
        long experimentId,
        String experimentLabel,
        String subjectLabel,
        @Nullable String cohortLabel,
        long actionId,
        @Nullable Duration runTimeout,
        String experimentUrl,
        String experimentApiUrl,
        String subjectApiUrl,
        String actionUrl,
        String actionApiUrl,
        String executionApiUrl,
        Map<String, String> externalSystems,
        Map<String, Object> variables,
        Map<String, Object> metadata,
        Path workDirectory,
        Path logFile) {

    /** The name of the exchange property that carries the context into a {@code callback:} route. */
    public static final String PROPERTY = "cameleer.execution";

    public CallbackContext {
        if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("'" + key + "' cannot be a callback's key: it travels in headers");
        }
        externalSystems = unmodifiableCopy(externalSystems);
        variables = unmodifiableCopy(variables);
        metadata = unmodifiableCopy(metadata);
    }

    /** Where a program is known from that was started for this execution. */
    Path runDirectory() {
        return logFile.resolveSibling(ExecutionFolders.RUN);
    }

    /** Names the execution only: the secret must not slip into a log. */
    @Override
    public String toString() {
        return "execution " + executionId + ", attempt " + attempt + ", of " + experimentLabel;
    }

    /** Keeps order and null values, which {@code Map.copyOf} does not. */
    private static <V> Map<String, V> unmodifiableCopy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
