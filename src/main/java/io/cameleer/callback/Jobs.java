package io.cameleer.callback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The named jobs of this service, as a callback starts one and waits for it. */
public interface Jobs {

    /**
     * A started job.
     *
     * @param flowRunId the id that people know it by
     */
    record Started(long id, String flowRunId) {}

    /**
     * How a job ended.
     *
     * @param status COMPLETED, FAILED, CANCELLED or CRASHED
     * @param message why it did not complete
     * @param result a plain value
     */
    record Ended(String status, @Nullable String message, @Nullable Object result) {}

    /** The names of the jobs that there are. */
    List<String> names();

    /** Starts the job for this run of a callback; the one that was started for it already is given again. */
    Started start(String name, Map<String, ?> parameters, String callbackRun);

    /** How it ended; empty while it has not. */
    Optional<Ended> ended(long job);

    /** Ends a job that has not begun; whether that was so. */
    boolean withdraw(long job, String reason);
}
