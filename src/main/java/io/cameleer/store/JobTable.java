package io.cameleer.store;

import io.cameleer.work.WorkKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs of jobs. */
public final class JobTable {

    /**
     * One run of a job.
     *
     * @param flowRunId the id that callers know it by
     * @param status a state type as Prefect names them: SCHEDULED, RUNNING, COMPLETED, FAILED, …
     * @param parameters a JSON object
     * @param result JSON; null until it is over
     */
    public record JobRun(
            long id,
            String flowRunId,
            String name,
            String parameters,
            String status,
            @Nullable String message,
            @Nullable String result,
            Instant created,
            @Nullable Instant started,
            @Nullable Instant ended) {

        public boolean isOver() {
            return ended != null;
        }
    }

    private final Session session;

    JobTable(Session session) {
        this.session = session;
    }

    /** Records a run and offers it to the workers. */
    public JobRun add(String name, String parameters) {
        return add(name, parameters, null);
    }

    /** {@code periodicTask}: the task that starts it; null: none. */
    public JobRun add(String name, String parameters, @Nullable Long periodicTask) {
        long id = session.handle()
                .createQuery("INSERT INTO job (flow_run_id, name, parameters, status, created, periodic_task)"
                        + " VALUES (:flow, :name, :parameters, 'SCHEDULED', :now, :task) RETURNING id")
                .bind("task", periodicTask)
                .bind("flow", UUID.randomUUID().toString())
                .bind("name", name)
                .bind("parameters", parameters)
                .bind("now", session.milliseconds())
                .mapTo(Long.class)
                .one();
        session.work().offer(WorkKind.JOB, id, session.now());
        return find(id).orElseThrow();
    }

    /** How many runs a periodic task started that are not forgotten. */
    public long countOf(long periodicTask) {
        return session.handle()
                .createQuery("SELECT COUNT(*) FROM job WHERE periodic_task = :task")
                .bind("task", periodicTask)
                .mapTo(Long.class)
                .one();
    }

    /** Forgets the runs that a periodic task started and that ended before {@code before}. */
    public void forget(long periodicTask, Instant before) {
        session.handle()
                .createUpdate("DELETE FROM job WHERE periodic_task = :task AND ended < :before"
                        + " AND id NOT IN (SELECT last_job FROM periodic_task WHERE last_job IS NOT NULL)")
                .bind("task", periodicTask)
                .bind("before", before.toEpochMilli())
                .execute();
    }

    /** The job of this run of a callback, recorded and offered at the first call. */
    public JobRun addOnce(String name, String parameters, String callbackRun) {
        Optional<JobRun> known =
                list("WHERE callback_run = :value", callbackRun).stream().findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        JobRun added = add(name, parameters);
        session.handle()
                .createUpdate("UPDATE job SET callback_run = :run WHERE id = :id")
                .bind("run", callbackRun)
                .bind("id", added.id())
                .execute();
        return added;
    }

    /** Ends a job that nobody has begun; whether that was so. */
    public boolean withdraw(long id, String message) {
        JobRun job = find(id).orElseThrow();
        if (job.isOver() || job.started() != null) {
            return false;
        }
        session.work().withdraw(WorkKind.JOB, id);
        end(id, "CANCELLED", message, null);
        return true;
    }

    public Optional<JobRun> find(long id) {
        return list("WHERE id = :value", id).stream().findFirst();
    }

    /** The periodic task that started it; empty: somebody else did. */
    public Optional<Long> periodicTaskOf(String flowRunId) {
        return session.handle()
                .createQuery("SELECT periodic_task FROM job WHERE flow_run_id = :flow AND periodic_task IS NOT NULL")
                .bind("flow", flowRunId)
                .mapTo(Long.class)
                .findOne();
    }

    /** The newest run that a periodic task started and that failed; empty: none of those that are not forgotten. */
    public Optional<JobRun> lastFailure(long periodicTask) {
        return list(
                        "WHERE periodic_task = :value AND status = 'FAILED' ORDER BY ended DESC, id DESC LIMIT 1",
                        periodicTask)
                .stream()
                .findFirst();
    }

    public Optional<JobRun> find(String flowRunId) {
        return list("WHERE flow_run_id = :value", flowRunId).stream().findFirst();
    }

    private List<JobRun> list(String where, Object value) {
        return session.handle()
                .createQuery("SELECT * FROM job " + where)
                .bind("value", value)
                .map((row, context) -> job(row))
                .list();
    }

    public void start(long id) {
        session.handle()
                .createUpdate("UPDATE job SET status = 'RUNNING', started = COALESCE(started, :now) WHERE id = :id")
                .bind("now", session.milliseconds())
                .bind("id", id)
                .execute();
    }

    public void end(long id, String status, @Nullable String message, @Nullable String result) {
        session.handle()
                .createUpdate("UPDATE job SET status = :status, message = :message, result = :result, ended = :now"
                        + " WHERE id = :id")
                .bind("status", status)
                .bind("message", message)
                .bind("result", result)
                .bind("now", session.milliseconds())
                .bind("id", id)
                .execute();
    }

    private static JobRun job(ResultSet row) throws SQLException {
        return new JobRun(
                row.getLong("id"),
                row.getString("flow_run_id"),
                row.getString("name"),
                row.getString("parameters"),
                row.getString("status"),
                row.getString("message"),
                row.getString("result"),
                Instant.ofEpochMilli(row.getLong("created")),
                RunTable.instant(row, "started"),
                RunTable.instant(row, "ended"));
    }
}
