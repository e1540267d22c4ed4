package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.schedule.Crontab;
import io.cameleer.schedule.Interval;
import io.cameleer.schedule.PeriodicTask;
import io.cameleer.schedule.PeriodicTask.Definition;
import io.cameleer.schedule.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeriodicTaskTableTest extends StoreContract {

    private static final Schedule NIGHTLY = new Crontab("0 3 * * *", ZoneId.of("Europe/Berlin"));

    private long add(String name, Schedule schedule) {
        return store.transact(session -> session.periodicTasks()
                .add(new Definition(name, "rerun-signals", schedule, Map.of("seconds", 5), true)));
    }

    private PeriodicTask task(long id) {
        return store.read(session -> session.periodicTasks().find(id)).orElseThrow();
    }

    @Test
    void the_two_reports_are_there_from_the_start() {
        assertThat(list(session -> session.periodicTasks().list()))
                .extracting(task -> task.name() + " | " + task.job() + " | " + task.schedule() + " | "
                        + task.parameters() + " | " + task.enabled())
                .containsExactly(
                        "report failed signals | report-failed-signals | 15m | {} | true",
                        "report failed analyses | report-status-change | 15m | {status=FAILED, seconds=3600} | true");
    }

    @Test
    void a_task_is_kept_as_it_was_decided() {
        long id = add("nightly", NIGHTLY);
        assertThat(task(id).definition())
                .isEqualTo(new Definition("nightly", "rerun-signals", NIGHTLY, Map.of("seconds", 5), true));
        assertThat(is(session -> session.periodicTasks()
                        .find("nightly")
                        .equals(session.periodicTasks().find(id))))
                .isTrue();

        Definition other = new Definition("hourly", "run-signals", Interval.parse("1h"), Map.of(), false);
        store.run(session -> {
            session.periodicTasks().plan(id, Instant.EPOCH);
            session.periodicTasks().change(id, other, true);
        });
        assertThat(task(id).definition()).isEqualTo(other);
        assertThat(task(id).nextRun()).isNull();

        List<Boolean> deleted = store.transact(session -> List.of(
                session.periodicTasks().delete(id), session.periodicTasks().delete(id)));
        assertThat(deleted).containsExactly(true, false);
    }

    @Test
    void due_is_what_is_enabled_and_not_planned_for_later() {
        long unplanned = add("unplanned", NIGHTLY);
        long past = add("past", NIGHTLY);
        long future = add("future", NIGHTLY);
        store.run(session -> {
            session.periodicTasks().plan(past, session.now());
            session.periodicTasks().plan(future, session.now().plusSeconds(3600));
        });
        assertThat(list(session -> session.periodicTasks().due()))
                .contains(unplanned, past)
                .doesNotContain(future);

        store.run(session -> {
            for (PeriodicTask task : session.periodicTasks().list()) {
                Definition was = task.definition();
                session.periodicTasks()
                        .change(
                                task.id(),
                                new Definition(was.name(), was.job(), was.schedule(), Map.of(), false),
                                true);
            }
        });
        assertThat(list(session -> session.periodicTasks().due())).isEqualTo(List.of());
    }

    @Test
    void old_runs_of_a_task_are_forgotten_and_its_last_one_is_not() {
        long id = add("nightly", NIGHTLY);
        List<Long> runs = store.transact(session -> List.of(
                session.jobs().add("rerun-signals", "{}", id).id(),
                session.jobs().add("rerun-signals", "{}", id).id(),
                session.jobs().add("rerun-signals", "{}").id(),
                session.jobs().add("rerun-signals", "{}", id).id()));
        store.run(session -> {
            runs.subList(0, 3).forEach(run -> session.jobs().end(run, "COMPLETED", null, "{}"));
            session.periodicTasks().started(id, runs.get(1));
            session.jobs().forget(id, session.now().plusSeconds(1));
        });

        assertThat(runs.stream()
                        .map(run -> is(session -> session.jobs().find(run).isPresent())))
                .containsExactly(false, true, true, true);
    }
}
