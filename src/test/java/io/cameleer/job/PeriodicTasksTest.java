package io.cameleer.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.schedule.Crontab;
import io.cameleer.schedule.Interval;
import io.cameleer.schedule.PeriodicTask;
import io.cameleer.schedule.PeriodicTask.Definition;
import io.cameleer.schedule.Schedule;
import io.cameleer.store.JobTable.JobRun;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Periodic tasks on a clock that the test moves. */
class PeriodicTasksTest {

    @TempDir
    Path folder;

    private Store store;
    private PeriodicTasks tasks;
    private Duration offset = Duration.ZERO;

    @BeforeEach
    void open() {
        store = Store.open(new StoreSettings(null, null, null, folder.resolve("test.db")));
        tasks = new PeriodicTasks(store);
        store.run(session -> session.periodicTasks().list().forEach(task -> session.periodicTasks()
                .delete(task.id())));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long add(boolean enabled) {
        return store.transact(session -> session.periodicTasks()
                .add(new Definition("hourly", "rerun-signals", Interval.parse("1h"), Map.of("a", 1), enabled)));
    }

    private PeriodicTask task(long id) {
        return store.read(session -> session.periodicTasks().find(id)).orElseThrow();
    }

    private void later(Duration duration) {
        offset = offset.plus(duration);
        store.shiftClock(offset);
        tasks.wake();
    }

    private JobRun lastJob(long id) {
        long job = task(id).lastJob();
        return store.read(session -> session.jobs().find(job)).orElseThrow();
    }

    private void endLastJob(long id) {
        store.run(session -> session.jobs().end(task(id).lastJob(), "COMPLETED", null, "{}"));
    }

    @Test
    void a_new_task_is_planned_first_and_started_when_it_is_due() {
        long id = add(true);
        tasks.wake();
        assertThat(task(id).nextRun()).isAfter(store.now().plus(Duration.ofMinutes(59)));
        assertThat(task(id).lastJob()).isNull();

        later(Duration.ofMinutes(30));
        assertThat(task(id).lastJob()).isNull();

        later(Duration.ofMinutes(31));
        assertThat(lastJob(id).name()).isEqualTo("rerun-signals");
        assertThat(lastJob(id).parameters()).isEqualTo("{\"a\":1}");
    }

    @Test
    void what_was_missed_for_days_is_started_once_and_keeps_its_rhythm() {
        long id = add(true);
        tasks.wake();
        Instant planned = task(id).nextRun();

        later(Duration.ofDays(3));
        JobRun first = lastJob(id);
        endLastJob(id);
        tasks.wake();

        assertThat(lastJob(id).id()).isEqualTo(first.id());
        assertThat(Duration.between(planned, task(id).nextRun()).toMillis()
                        % Duration.ofHours(1).toMillis())
                .isZero();
        assertThat(task(id).nextRun()).isBetween(store.now(), store.now().plus(Duration.ofHours(1)));
    }

    @Test
    void a_task_whose_last_run_goes_on_is_not_started_and_says_so() {
        long id = add(true);
        tasks.wake();
        later(Duration.ofMinutes(61));
        JobRun first = lastJob(id);

        later(Duration.ofHours(1));
        assertThat(lastJob(id).id()).isEqualTo(first.id());
        assertThat(task(id).note()).contains("was not started").contains("still goes on");
        assertThat(tasks.startNow(id)).isFalse();

        endLastJob(id);
        later(Duration.ofHours(1));
        assertThat(lastJob(id).id()).isGreaterThan(first.id());
        assertThat(task(id).note()).isNull();
    }

    @Test
    void a_paused_task_is_never_started_by_the_clock() {
        long id = add(false);
        tasks.wake();
        later(Duration.ofDays(1));
        assertThat(task(id).lastJob()).isNull();

        assertThat(tasks.startNow(id)).isTrue();
        assertThat(task(id).lastJob()).isNotNull();
    }

    @Test
    void a_crontab_whose_last_time_is_over_rests_and_says_so() {
        long id = store.transact(session -> session.periodicTasks()
                .add(new Definition(
                        "once",
                        "rerun-signals",
                        new Crontab("0 0 3 1 1 ? " + (Year.now().getValue() + 1), ZoneOffset.UTC),
                        Map.of(),
                        true)));
        tasks.wake();
        assertThat(task(id).nextRun()).isNotNull();

        later(Duration.ofDays(800));
        assertThat(task(id).lastJob()).isNotNull();
        assertThat(task(id).enabled()).isFalse();
        assertThat(task(id).note()).isEqualTo("its crontab names no further time");
    }

    @Test
    void an_edit_that_leaves_the_schedule_leaves_the_next_time() {
        EditPeriodicTasks edit = new EditPeriodicTasks(store);
        long id = add(true);
        tasks.wake();
        Instant planned = task(id).nextRun();

        edit.change(id, was -> with(was, was.schedule(), Map.of("b", 2)), "tester");
        assertThat(task(id).nextRun()).isEqualTo(planned);
        assertThat(task(id).parameters()).isEqualTo(Map.of("b", 2));

        edit.change(id, was -> with(was, Interval.parse("5m"), was.parameters()), "tester");
        assertThat(task(id).nextRun()).isNull();
        tasks.wake();
        assertThat(task(id).nextRun()).isBefore(store.now().plus(Duration.ofMinutes(6)));
    }

    private static Definition with(Definition was, Schedule schedule, Map<String, Object> parameters) {
        return new Definition(was.name(), was.job(), schedule, parameters, was.enabled());
    }

    @Test
    void two_that_edit_at_once_lose_nothing_of_each_other() throws InterruptedException {
        EditPeriodicTasks edit = new EditPeriodicTasks(store);
        long id = add(true);
        Thread other = new Thread(() -> {
            for (int i = 0; i < 50; i++) {
                edit.change(id, was -> with(was, was.schedule(), plus(was, "other")), "other");
            }
        });
        other.start();
        for (int i = 0; i < 50; i++) {
            edit.change(id, was -> with(was, was.schedule(), plus(was, "one")), "one");
        }
        other.join();
        assertThat(task(id).parameters()).containsEntry("one", 50).containsEntry("other", 50);
    }

    private static Map<String, Object> plus(Definition was, String name) {
        Map<String, Object> parameters = new HashMap<>(was.parameters());
        parameters.merge(name, 1, (before, one) -> (Integer) before + 1);
        return parameters;
    }

    @Test
    void two_that_wake_at_once_start_it_once() throws InterruptedException {
        long id = add(true);
        tasks.wake();
        offset = Duration.ofMinutes(61);
        store.shiftClock(offset);

        Thread other = new Thread(tasks::wake);
        other.start();
        tasks.wake();
        other.join();

        long runs = store.read(session -> session.jobs().countOf(id));
        assertThat(runs).isEqualTo(1);
    }
}
