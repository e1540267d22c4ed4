package io.cameleer.api;

import io.cameleer.schedule.Crontab;
import io.cameleer.schedule.Interval;
import io.cameleer.schedule.PeriodicTask;
import io.cameleer.store.JobTable.JobRun;
import io.cameleer.store.Session;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A periodic task as REST and the command line show it. */
public final class PeriodicTaskDocument {

    private PeriodicTaskDocument() {}

    public static Map<String, Object> of(Session session, PeriodicTask task) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", task.id());
        document.put("name", task.name());
        document.put("task", task.job());
        document.put("interval", task.schedule() instanceof Interval interval ? interval.toString() : null);
        document.put("crontab", task.schedule() instanceof Crontab crontab ? crontab.text() : null);
        document.put(
                "timezone",
                task.schedule() instanceof Crontab crontab ? crontab.zone().getId() : null);
        document.put("parameters", task.parameters());
        document.put("enabled", task.enabled());
        document.put("next_run", task.enabled() ? text(task.nextRun()) : null);
        document.put("last_run", text(task.lastRun()));
        document.put("last_outcome", outcome(session, task.lastJob()));
        document.put(
                "last_failure",
                session.jobs()
                        .lastFailure(task.id())
                        .map(PeriodicTaskDocument::outcome)
                        .orElse(null));
        document.put("note", task.note());
        document.put("uri", "/api/v2/periodic_tasks/" + task.id());
        return document;
    }

    private static @Nullable Map<String, Object> outcome(Session session, @Nullable Long job) {
        if (job == null) {
            return null;
        }
        return session.jobs().find(job).map(PeriodicTaskDocument::outcome).orElse(null);
    }

    private static Map<String, Object> outcome(JobRun job) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("status", job.status());
        outcome.put("message", job.message());
        outcome.put("end_time", text(job.ended()));
        outcome.put("uri", "/workflows/status/" + job.flowRunId());
        return outcome;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
