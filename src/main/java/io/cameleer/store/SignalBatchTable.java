package io.cameleer.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a job that runs signals for many targets is to do, and how each went: it goes on from there after a crash. */
public final class SignalBatchTable {

    /**
     * One signal for one target.
     *
     * @param record the record of failure that is run again; null: none
     */
    public record Piece(String signal, String endpoint, long target, @Nullable Long record) {}

    /**
     * A piece in a job's order.
     *
     * @param status null: it is to be done
     */
    public record Planned(int position, Piece piece, @Nullable String status, @Nullable String error) {}

    private final Session session;

    SignalBatchTable(Session session) {
        this.session = session;
    }

    /** All pieces of a job in their order; none: nothing is planned yet. */
    public List<Planned> of(String job) {
        return session.handle()
                .createQuery("SELECT * FROM signal_batch WHERE job = :job ORDER BY position")
                .bind("job", job)
                .map((row, context) -> {
                    long record = row.getLong("record");
                    return new Planned(
                            row.getInt("position"),
                            new Piece(
                                    row.getString("signal"),
                                    row.getString("endpoint"),
                                    row.getLong("target"),
                                    record == 0 ? null : Long.valueOf(record)),
                            row.getString("status"),
                            row.getString("error"));
                })
                .list();
    }

    public void plan(String job, List<Piece> pieces) {
        if (pieces.isEmpty()) {
            return;
        }
        var batch = session.handle()
                .prepareBatch("INSERT INTO signal_batch (job, position, signal, endpoint, target, record)"
                        + " VALUES (:job, :position, :signal, :endpoint, :target, :record)");
        for (int position = 0; position < pieces.size(); position++) {
            Piece piece = pieces.get(position);
            batch.bind("job", job)
                    .bind("position", position)
                    .bind("signal", piece.signal())
                    .bind("endpoint", piece.endpoint())
                    .bind("target", piece.target())
                    .bind("record", piece.record())
                    .add();
        }
        batch.execute();
    }

    /** Keeps how a piece went. */
    public void done(String job, int position, String status, @Nullable String error) {
        session.handle()
                .createUpdate("UPDATE signal_batch SET status = :status, error = :error"
                        + " WHERE job = :job AND position = :position")
                .bind("status", status)
                .bind("error", error)
                .bind("job", job)
                .bind("position", position)
                .execute();
    }

    /** Deletes the pieces of all jobs that are over. */
    public void forget() {
        session.handle()
                .createUpdate(
                        "DELETE FROM signal_batch WHERE job NOT IN (SELECT flow_run_id FROM job WHERE ended IS NULL)")
                .execute();
    }
}
