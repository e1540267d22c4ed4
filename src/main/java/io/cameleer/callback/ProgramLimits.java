package io.cameleer.callback;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What bounds each program, and what it prints.
 *
 * @param output how many bytes of its output a log file keeps
 * @param killGrace how long it may take to end itself before it is killed
 * @param leave whether it goes on when the service is told to stop, to be found after the next start
 * @param secrets the site's, which are taken out of what it prints
 */
public record ProgramLimits(long output, Duration killGrace, boolean leave, List<String> secrets) {

    public ProgramLimits {
        secrets = List.copyOf(secrets);
    }

    /** For a site without secrets. */
    public ProgramLimits(long output, Duration killGrace, boolean leave) {
        this(output, killGrace, leave, List.of());
    }

    /** The site's secrets and an execution's own. */
    List<String> hidden(String executionSecret) {
        return Stream.concat(Stream.of(executionSecret), secrets.stream()).toList();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ProgramLimits[output=" + output + ", killGrace=" + killGrace + ", leave=" + leave + "]";
    }

    /** Bytes of each stream's beginning that are there for the result and the log; one more shows that the log is full. */
    long spool() {
        return Math.max(output + 1, HeadAndTail.KEPT);
    }
}
