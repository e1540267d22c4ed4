package io.cameleer.web;

import io.cameleer.http.PageAnswer;
import io.cameleer.http.PageRequest;
import io.cameleer.http.Pages;
import io.cameleer.http.ProblemException;
import io.cameleer.job.EditPeriodicTasks;
import io.cameleer.job.PeriodicTasks;
import io.cameleer.schedule.Crontab;
import io.cameleer.schedule.PeriodicTask;
import io.cameleer.store.JobTable.JobRun;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /tasks}: what runs again and again, how it went, and the buttons that pause it, let it go on, or run it now. */
public final class TaskPages {

    private static final String PATH = "/tasks";
    private static final String ABOUT = "tasks";
    private static final int MOST_TASKS = 1000;

    private final Store store;
    private final PeriodicTasks tasks;
    private final EditPeriodicTasks edit;
    private final ZoneId zone;
    private final FormKeys keys;

    /** {@code zone}: the site's, in which times are shown. */
    public TaskPages(Store store, PeriodicTasks tasks, ZoneId zone) {
        this.store = store;
        this.tasks = tasks;
        this.edit = new EditPeriodicTasks(store);
        this.zone = zone;
        this.keys = new FormKeys(store);
    }

    public void addTo(Pages pages) {
        pages.get(PATH, this::list)
                .post(PATH + "/:id/pause", request -> act(request, id -> edit.enable(id, false, request.user())))
                .post(PATH + "/:id/resume", request -> act(request, id -> edit.enable(id, true, request.user())))
                .post(PATH + "/:id/run", request -> act(request, this::run));
    }

    /** One line of the page. {@code last}: null before its first run. */
    public record Line(PeriodicTask task, @Nullable JobRun last, @Nullable JobRun failure) {

        /** Its interval, or its crontab with the zone. */
        public String when() {
            return task.schedule() instanceof Crontab crontab
                    ? crontab.text() + " " + crontab.zone().getId()
                    : "every " + task.schedule();
        }

        /** The tone of the badge that shows how the last run went. */
        public String tone() {
            return last == null || !last.isOver() ? "" : last.status().equals("COMPLETED") ? "good" : "bad";
        }
    }

    /** What the page shows. */
    public record TaskList(List<Line> lines, String token, Times times) {}

    private PageAnswer list(PageRequest request) {
        String token = FormToken.of(keys.of(ABOUT), request.user());
        TaskList page = store.read(session -> new TaskList(
                session.periodicTasks().list().stream()
                        .limit(MOST_TASKS)
                        .map(task -> line(session, task))
                        .toList(),
                token,
                new Times(zone, session.now())));
        return Templates.page("tasks.jte", page, request);
    }

    private static Line line(Session session, PeriodicTask task) {
        Long last = task.lastJob();
        return new Line(
                task,
                last == null ? null : session.jobs().find(last).orElse(null),
                session.jobs().lastFailure(task.id()).orElse(null));
    }

    /** What a button does. */
    @FunctionalInterface
    private interface Action {
        void on(long task);
    }

    private void run(long task) {
        if (!tasks.startNow(task)) {
            throw new IllegalStateException("its last run still goes on; try again when that is over");
        }
    }

    private PageAnswer act(PageRequest request, Action action) {
        long id = Numbers.id(request);
        FormToken.require(request, keys.of(ABOUT));
        if (store.read(session -> session.periodicTasks().find(id)).isEmpty()) {
            throw new ProblemException(404, "There is no periodic task " + id);
        }
        try {
            action.on(id);
        } catch (IllegalStateException | IllegalArgumentException refused) {
            throw new ProblemException(409, String.valueOf(refused.getMessage()));
        }
        return PageAnswer.seeOther(PATH);
    }
}
