package io.cameleer.api;

import io.cameleer.http.ProblemException;
import io.cameleer.job.EditPeriodicTasks;
import io.cameleer.job.PeriodicTaskReader;
import io.cameleer.job.PeriodicTasks;
import io.cameleer.schedule.PeriodicTask;
import io.cameleer.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /api/v2/periodic_tasks}. */
public final class PeriodicTasksApi implements OperationGroup {

    private final Store store;
    private final PeriodicTaskReader reader;
    private final PeriodicTasks tasks;
    private final EditPeriodicTasks edit;

    public PeriodicTasksApi(Store store, PeriodicTaskReader reader, PeriodicTasks tasks) {
        this.store = store;
        this.reader = reader;
        this.tasks = tasks;
        this.edit = new EditPeriodicTasks(store);
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "listPeriodicTasks", this::list,
                "addPeriodicTask", this::add,
                "getPeriodicTask", request -> document(find(request)),
                "changePeriodicTask", this::change,
                "deletePeriodicTask", this::delete,
                "commandPeriodicTask", this::command);
    }

    private Object list(Request request) {
        List<Map<String, Object>> list = store.read(session -> session.periodicTasks().list().stream()
                .map(task -> PeriodicTaskDocument.of(session, task))
                .toList());
        return Map.of("periodic_tasks", list);
    }

    private Object add(Request request) {
        return Answer.created(edited(() -> Optional.of(edit.add(reader.read(request.body(), null), request.user()))));
    }

    private Object change(Request request) {
        return edited(() -> edit.change(request.id(), before -> reader.read(request.body(), before), request.user()));
    }

    private Map<String, Object> edited(Supplier<Optional<PeriodicTask>> editing) {
        try {
            return document(editing.get().orElseThrow(() -> Request.notFound("this periodic task")));
        } catch (IllegalStateException e) {
            throw Request.conflict(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, String.valueOf(e.getMessage()));
        }
    }

    private Object delete(Request request) {
        PeriodicTask task = find(request);
        edit.delete(task.id(), request.user());
        return Map.of("deleted", task.id());
    }

    /** pause, resume or run. */
    private Object command(Request request) {
        PeriodicTask task = find(request);
        switch (request.path("command")) {
            case "pause" -> edit.enable(task.id(), false, request.user());
            case "resume" -> edited(() -> edit.enable(task.id(), true, request.user()));
            default -> {
                if (!tasks.startNow(task.id())) {
                    throw Request.conflict("its last run still goes on; try again when that is over");
                }
            }
        }
        return document(find(request));
    }

    private PeriodicTask find(Request request) {
        long id = request.id();
        return store.read(session -> session.periodicTasks().find(id))
                .orElseThrow(() -> Request.notFound("periodic task " + id));
    }

    private Map<String, Object> document(PeriodicTask task) {
        return store.read(session -> PeriodicTaskDocument.of(session, task));
    }
}
