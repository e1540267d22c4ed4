package io.cameleer.job;

import io.cameleer.schedule.PeriodicTask;
import io.cameleer.schedule.PeriodicTask.Definition;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.util.Map;
import java.util.Optional;

/** What a person does to periodic tasks; the journal keeps who. Thread-safe. */
public final class EditPeriodicTasks {

    private static final String SUBJECT = "periodic_task";

    private final Store store;

    public EditPeriodicTasks(Store store) {
        this.store = store;
    }

    /**
     * @throws IllegalStateException another task has this name
     */
    public PeriodicTask add(Definition definition, String by) {
        return store.transact(session -> {
            refuseTaken(session, definition.name(), 0);
            long id = session.periodicTasks().add(definition);
            note(session, id, "created", definition, by);
            return session.periodicTasks().find(id).orElseThrow();
        });
    }

    /**
     * @return empty: there is none
     * @throws IllegalStateException another task has this name
     */
    public Optional<PeriodicTask> change(long id, Definition definition, String by) {
        return store.transact(session -> {
            if (session.periodicTasks().find(id).isEmpty()) {
                return Optional.empty();
            }
            refuseTaken(session, definition.name(), id);
            session.periodicTasks().change(id, definition);
            note(session, id, definition.enabled() ? "changed" : "paused", definition, by);
            return session.periodicTasks().find(id);
        });
    }

    /** Pauses it, or lets it go on; empty: there is none. */
    public Optional<PeriodicTask> enable(long id, boolean enabled, String by) {
        return store.read(session -> session.periodicTasks().find(id))
                .map(PeriodicTask::definition)
                .flatMap(was -> change(
                        id, new Definition(was.name(), was.job(), was.schedule(), was.parameters(), enabled), by));
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
