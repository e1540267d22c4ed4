package io.cameleer.callback;

import java.time.Duration;

/**
 * What bounds each program.
 *
 * @param output how many bytes of its output a log file keeps
 * @param killGrace how long it may take to end itself before it is killed
 * @param leave whether it goes on when the service is told to stop, to be found after the next start
 */
public record ProgramLimits(long output, Duration killGrace, boolean leave) {

    /** Bytes of each stream's beginning that are there for the result and the log; one more shows that the log is full. */
    long spool() {
        return Math.max(output + 1, HeadAndTail.KEPT);
    }
}
