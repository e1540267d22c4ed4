package io.cameleer.store;

import io.cameleer.store.EventTable.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Records of signals that failed, and of those that a person asked for. */
public final class FailureTable {

    static final RowMapper<Failure> ROW = (row, context) -> new Failure(
            row.getLong("id"),
            row.getString("target_endpoint"),
            row.getLong("target_id"),
            row.getString("import_string"),
            row.getString("data"),
            row.getInt("attempts"),
            Instant.ofEpochMilli(row.getLong("first_failed")),
            Instant.ofEpochMilli(row.getLong("last_failed")));

    private final Session session;

    FailureTable(Session session) {
        this.session = session;
    }

    /** A page of them, in the order in which they were made. */
    public List<Failure> after(long id, int limit) {
        return session.handle()
                .createQuery("SELECT * FROM signal_failure WHERE id > :id ORDER BY id LIMIT :limit")
                .bind("id", id)
                .bind("limit", limit)
                .map(ROW)
                .list();
    }

    /** Those of one target. */
    public List<Failure> of(String endpoint, long target) {
        return session.handle()
                .createQuery("SELECT * FROM signal_failure WHERE target_endpoint = :endpoint AND target_id = :target"
                        + " ORDER BY id")
                .bind("endpoint", endpoint)
                .bind("target", target)
                .map(ROW)
                .list();
    }

    /** Deletes a record; false: there was none. */
    public boolean delete(long id) {
        return session.handle()
                        .createUpdate("DELETE FROM signal_failure WHERE id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    public Optional<Failure> find(long id) {
        return session.handle()
                .createQuery("SELECT * FROM signal_failure WHERE id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne();
    }

    /**
     * Records that a signal is asked for and has not run: without attempts and without a traceback.
     *
     * @return false: it is on record already, asked for or failed
     */
    public boolean ask(String endpoint, long target, String signal) {
        return session.handle()
                        .createUpdate("INSERT INTO signal_failure (target_endpoint, target_id, import_string, data,"
                                + " attempts, first_failed, last_failed)"
                                + " VALUES (:endpoint, :target, :signal, '{}', 0, :now, :now) ON CONFLICT DO NOTHING")
                        .bind("endpoint", endpoint)
                        .bind("target", target)
                        .bind("signal", signal)
                        .bind("now", session.milliseconds())
                        .execute()
                == 1;
    }
}
