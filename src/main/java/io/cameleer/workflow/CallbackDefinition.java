package io.cameleer.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done when an experiment enters a state.
 *
 * @param label unique in its state
 * @param function the name of a callback function
 * @param arguments by name, in the file's order. Values are null, Boolean, Long, BigInteger (beyond Long), BigDecimal (as written), String, List and Map
 * @param variableMap experiment variable to the place in the result ({@link JsonPointer}) that it is taken from
 * @param runTimeoutMinutes how long the execution may run; 0 is no limit
 * @param waitTimeoutMinutes how long it may wait for an answer after the run; 0 is no wait stage
 * @param initialDelaySeconds how long to wait before the run
 * @param condition a Python expression that sees no callbacks; null is always true
 * @param retries how often a failed run is tried again; 0 is never
 * @param backoffSeconds the wait before a run is tried again
 */
public record CallbackDefinition(
        String label,
        String function,
        Map<String, @Nullable Object> arguments,
        Map<String, String> variableMap,
        int runTimeoutMinutes,
        int waitTimeoutMinutes,
        int initialDelaySeconds,
        @Nullable String description,
        @Nullable String condition,
        int retries,
        int backoffSeconds) {

    /** Minutes a run may take where the file says nothing; Study Governor's default. */
    public static final int DEFAULT_RUN_TIMEOUT_MINUTES = 60;

    public CallbackDefinition {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        variableMap = Collections.unmodifiableMap(new LinkedHashMap<>(variableMap));
    }

    /** A callback that is never tried again. */
    public CallbackDefinition(
            String label,
            String function,
            Map<String, @Nullable Object> arguments,
            Map<String, String> variableMap,
            int runTimeoutMinutes,
            int waitTimeoutMinutes,
            int initialDelaySeconds,
            @Nullable String description,
            @Nullable String condition) {
        this(
                label,
                function,
                arguments,
                variableMap,
                runTimeoutMinutes,
                waitTimeoutMinutes,
                initialDelaySeconds,
                description,
                condition,
                0,
                0);
    }
}
