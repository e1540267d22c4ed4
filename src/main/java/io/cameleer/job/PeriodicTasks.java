package io.cameleer.job;

import io.cameleer.json.Json;
import io.cameleer.schedule.PeriodicTask;
import io.cameleer.store.JobTable.JobRun;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the jobs of periodic tasks when they are due. A task, its next time and the run of its job change in one
 * transaction: of several machines one starts it. A task that was missed, however often, is started once; one whose last run
 * still goes on is not started. Thread-safe.
 */
public final class PeriodicTasks {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Store store;

    public PeriodicTasks(Store store) {
        this.store = store;
    }

    /** Looks what is due. Called by the clock; cheap where nothing is. */
    public void wake() {
        for (long id : store.read(session -> session.periodicTasks().due())) {
            try {
                store.run(session -> startDue(session, id));
            } catch (RuntimeException e) {
                LOG.warn("periodic task {} could not be started just now: {}", id, e.getMessage());
            }
        }
    }

    private static void startDue(Session session, long id) {
        Instant now = session.now();
        Optional<PeriodicTask> found = session.periodicTasks().find(id).filter(PeriodicTask::enabled);
        if (found.isEmpty()) {
            return;
        }
        PeriodicTask task = found.get();
        Instant planned = task.nextRun();
        if (planned == null) {
            plan(session, task, now, now);
        } else if (!planned.isAfter(now)) {
            start(session, task);
            plan(session, task, planned, now);
            session.jobs().forget(id, now.minus(KEPT));
        }
    }

    /** A crontab with years has a last time. */
    private static void plan(Session session, PeriodicTask task, Instant planned, Instant now) {
        Instant next = task.schedule().next(planned, now);
        if (next.equals(Instant.MAX)) {
            session.periodicTasks().end(task.id(), "its crontab names no further time");
        } else {
            session.periodicTasks().plan(task.id(), next);
        }
    }

    /** Starts its job, unless the last run of it still goes on. */
    private static boolean start(Session session, PeriodicTask task) {
        Long last = task.lastJob();
        Optional<JobRun> going =
                last == null ? Optional.empty() : session.jobs().find(last).filter(job -> !job.isOver());
        if (going.isPresent()) {
            session.periodicTasks()
                    .skipped(
                            task.id(),
                            "was not started at " + session.now() + ": its run of "
                                    + going.get().created() + " still goes on");
            return false;
        }
        JobRun job = session.jobs().add(task.job(), Json.write(task.parameters()), task.id());
        session.periodicTasks().started(task.id(), job.id());
        return true;
    }

    /** Starts it now, whatever its schedule says. False: its last run still goes on. */
    public boolean startNow(long id) {
        return store.transact(session -> session.periodicTasks()
                .find(id)
                .map(task -> start(session, task))
                .orElse(false));
    }
}
