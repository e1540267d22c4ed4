package io.cameleer.job;

import io.cameleer.schedule.PeriodicTask;
import io.cameleer.schedule.PeriodicTask.Definition;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a person does to periodic tasks; the journal keeps who. Thread-safe. */
public final class EditPeriodicTasks {

    private static final String SUBJECT = "periodic_task";

    private final Store store;

    public EditPeriodicTasks(Store store) {
        this.store = store;
    }

    /**
     * @throws IllegalStateException another task has this name
     * @throws IllegalArgumentException it would never run
     */
    public PeriodicTask add(Definition definition, String by) {
        return store.transact(session -> {
            refuseTaken(session, definition.name(), 0);
            refuseOver(session, definition);
            long id = session.periodicTasks().add(definition);
            note(session, id, "created", definition, by);
            return session.periodicTasks().find(id).orElseThrow();
        });
    }

    /**
     * Changes what {@code edit} changes; a run that goes on meanwhile keeps what it was given. It is planned anew only where
     * its schedule changes, or where it was paused.
     *
     * @param edit sees the task as it is now and may refuse by an exception
     * @return empty: there is none
     * @throws IllegalStateException another task has this name
     * @throws IllegalArgumentException it would never run
     */
    public Optional<PeriodicTask> change(long id, UnaryOperator<Definition> edit, String by) {
        return store.transact(session -> {
            Optional<Definition> before = session.periodicTasks().find(id).map(PeriodicTask::definition);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            Definition was = before.get();
            Definition is = edit.apply(was);
            refuseTaken(session, is.name(), id);
            boolean replan = !is.schedule().equals(was.schedule()) || is.enabled() && !was.enabled();
            if (replan) {
                refuseOver(session, is);
            }
            session.periodicTasks().change(id, is, replan);
            if (!is.equals(was)) {
                note(session, id, what(was, is), is, by);
            }
            return session.periodicTasks().find(id);
        });
    }

    private static String what(Definition was, Definition is) {
        if (was.enabled() == is.enabled()) {
            return "changed";
        }
        return is.enabled() ? "resumed" : "paused";
    }

    /** Pauses it, or lets it go on; empty: there is none. */
    public Optional<PeriodicTask> enable(long id, boolean enabled, String by) {
        return change(id, was -> new Definition(was.name(), was.job(), was.schedule(), was.parameters(), enabled), by);
    }

    /** False: there is none. */
    public boolean delete(long id, String by) {
        return store.transact(session -> {
            Optional<PeriodicTask> task = session.periodicTasks().find(id);
            task.ifPresent(found -> note(session, id, "deleted", found.definition(), by));
            return session.periodicTasks().delete(id);
        });
    }

    private static void refuseTaken(Session session, String name, long self) {
        session.periodicTasks().find(name).filter(other -> other.id() != self).ifPresent(other -> {
            throw new IllegalStateException(
                    "task " + other.id() + " has the name '" + name + "' already; give it another");
        });
    }

    private static void refuseOver(Session session, Definition definition) {
        Instant now = session.now();
        if (definition.enabled() && definition.schedule().next(now, now).equals(Instant.MAX)) {
            throw new IllegalArgumentException("crontab: '" + definition.schedule() + "' names no time after now");
        }
    }

    private static void note(Session session, long id, String what, Definition definition, String by) {
        session.journal()
                .add(
                        SUBJECT,
                        id,
                        what,
                        "task '" + definition.name() + "' " + what + " by " + by,
                        Map.of(
                                "task",
                                definition.job(),
                                "schedule",
                                definition.schedule().toString()));
    }
}
