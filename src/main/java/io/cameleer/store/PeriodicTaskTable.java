package io.cameleer.store;

import io.cameleer.json.Json;
import io.cameleer.schedule.Crontab;
import io.cameleer.schedule.Interval;
import io.cameleer.schedule.PeriodicTask;
import io.cameleer.schedule.PeriodicTask.Definition;
import io.cameleer.schedule.Schedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Jobs that are started again and again. */
public final class PeriodicTaskTable {

    private static final RowMapper<PeriodicTask> ROW = (row, context) -> new PeriodicTask(
            row.getLong("id"),
            row.getString("name"),
            row.getString("job"),
            schedule(row),
            Json.readObject(row.getString("parameters")),
            row.getLong("enabled") != 0,
            Columns.instant(row, "next_run"),
            Columns.instant(row, "last_run"),
            Columns.number(row, "last_job"),
            row.getString("note"));

    private final Session session;

    PeriodicTaskTable(Session session) {
        this.session = session;
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        Long every = Columns.number(row, "every");
        if (every != null) {
            return new Interval(Duration.ofMillis(every));
        }
        String zone = row.getString("zone");
        return new Crontab(row.getString("crontab"), zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
    }

    public List<PeriodicTask> list() {
        return session.handle()
                .createQuery("SELECT * FROM periodic_task ORDER BY id")
                .map(ROW)
                .list();
    }

    /** Within a writing transaction the task stays as it is until the end. */
    public Optional<PeriodicTask> find(long id) {
        return session.handle()
                .createQuery("SELECT * FROM periodic_task WHERE id = :id" + session.lockingClause())
                .bind("id", id)
                .map(ROW)
                .findOne();
    }

    public Optional<PeriodicTask> find(String name) {
        return session.handle()
                .createQuery("SELECT * FROM periodic_task WHERE name = :name")
                .bind("name", name)
                .map(ROW)
                .findOne();
    }

    /** Tasks that are to be started or planned now. */
    public List<Long> due() {
        return session.handle()
                .createQuery("SELECT id FROM periodic_task WHERE enabled = 1 AND (next_run IS NULL OR next_run <= :now)"
                        + " ORDER BY next_run, id")
                .bind("now", session.milliseconds())
                .mapTo(Long.class)
                .list();
    }

    /** Names and reasons of tasks whose newest run failed, the first few. */
    public Map<String, String> failing(int most) {
        Map<String, String> failing = new LinkedHashMap<>();
        session.handle()
                .createQuery("SELECT t.name, j.message FROM periodic_task t JOIN job j ON j.id = t.last_job"
                        + " WHERE t.enabled = 1 AND j.status = 'FAILED' ORDER BY t.id LIMIT :most")
                .bind("most", most)
                .map((row, context) -> Map.entry(row.getString("name"), String.valueOf(row.getString("message"))))
                .forEach(entry -> failing.put(entry.getKey(), entry.getValue()));
        return failing;
    }

    public long add(Definition definition) {
        return bind(
                        session.handle()
                                .createQuery("INSERT INTO periodic_task (name, job, every, crontab, zone, parameters,"
                                        + " enabled) VALUES (:name, :job, :every, :crontab, :zone, :parameters, :enabled)"
                                        + " RETURNING id"),
                        definition)
                .mapTo(Long.class)
                .one();
    }

    /** {@code replan}: its next time is not known any more. */
    public void change(long id, Definition definition, boolean replan) {
        bind(
                        session.handle()
                                .createUpdate("UPDATE periodic_task SET name = :name, job = :job, every = :every,"
                                        + " crontab = :crontab, zone = :zone, parameters = :parameters,"
                                        + " enabled = :enabled" + (replan ? ", next_run = NULL" : "")
                                        + " WHERE id = :id"),
                        definition)
                .bind("id", id)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Definition definition) {
        @Nullable Interval interval = definition.schedule() instanceof Interval given ? given : null;
        @Nullable Crontab crontab = definition.schedule() instanceof Crontab given ? given : null;
        return statement
                .bind("name", definition.name())
                .bind("job", definition.job())
                .bind("every", interval == null ? null : (Long) interval.every().toMillis())
                .bind("crontab", crontab == null ? null : crontab.text())
                .bind("zone", crontab == null ? null : crontab.zone().getId())
                .bind("parameters", Json.write(definition.parameters()))
                .bind("enabled", definition.enabled() ? 1 : 0);
    }

    public void plan(long id, Instant next) {
        set(id, "next_run = :value", next.toEpochMilli());
    }

    /** It was due and was started as this run of its job. */
    public void started(long id, long job) {
        session.handle()
                .createUpdate("UPDATE periodic_task SET last_run = :now, last_job = :job, note = NULL WHERE id = :id")
                .bind("now", session.milliseconds())
                .bind("job", job)
                .bind("id", id)
                .execute();
    }

    /** It will not be due again. */
    public void end(long id, String why) {
        set(id, "enabled = 0, next_run = NULL, note = :value", why);
    }

    /** It was due and was not started. */
    public void skipped(long id, String why) {
        set(id, "note = :value", why);
    }

    private void set(long id, String what, Object value) {
        session.handle()
                .createUpdate("UPDATE periodic_task SET " + what + " WHERE id = :id")
                .bind("value", value)
                .bind("id", id)
                .execute();
    }

    /** What it started stays. False: there is none. */
    public boolean delete(long id) {
        return session.handle()
                        .createUpdate("DELETE FROM periodic_task WHERE id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }
}
