package io.cameleer.schedule;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that is started again and again.
 *
 * @param name what people call it; unique
 * @param job the name of the job's route
 * @param parameters what the job is given
 * @param nextRun null: not planned yet
 * @param lastRun when it was last due and started
 * @param lastJob the run of the job that was started then
 * @param note why it was not started when it was due last; null: it was
 */
public record PeriodicTask(
        long id,
        String name,
        String job,
        Schedule schedule,
        Map<String, Object> parameters,
        boolean enabled,
        @Nullable Instant nextRun,
        @Nullable Instant lastRun,
        @Nullable Long lastJob,
        @Nullable String note) {

    /** What a person decides about it. */
    public record Definition(
            String name, String job, Schedule schedule, Map<String, Object> parameters, boolean enabled) {}

    public Definition definition() {
        return new Definition(name, job, schedule, parameters, enabled);
    }
}
