package io.cameleer.store;

import io.cameleer.json.Json;
import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.Run.ArchivedAs;
import io.cameleer.run.RunState;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Runs and their metadata. */
public final class RunTable {

    /** One attribute, value, unit triple of an archived run. */
    public record Metadata(String attribute, String value, String unit) {}

    private final Session session;

    RunTable(Session session) {
        this.session = session;
    }

    /** Records a run at first sight; gives its id. */
    public long add(
            String runId,
            String unit,
            int generation,
            boolean named,
            String sequencer,
            Path path,
            RunState state,
            @Nullable String reason,
            Handling handling) {
        long now = session.milliseconds();
        return session.handle()
                .createQuery(
                        "INSERT INTO run (run_id, unit, generation, named, sequencer, path, state, reason, handling,"
                                + " first_seen, last_change) VALUES (:runId, :unit, :generation, :named, :sequencer, :path,"
                                + " :state, :reason, :handling, :now, :now) RETURNING id")
                .bind("runId", runId)
                .bind("unit", unit)
                .bind("generation", generation)
                .bind("named", named ? 1 : 0)
                .bind("sequencer", sequencer)
                .bind("path", path.toString())
                .bind("state", state.label())
                .bind("reason", reason)
                .bind("handling", Json.write(handling.document()))
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    public Optional<Run> find(long id) {
        return session.handle()
                .createQuery("SELECT * FROM run WHERE id = :id")
                .bind("id", id)
                .map(RunTable::run)
                .findOne();
    }

    /** The newest generation of a unit. */
    public Optional<Run> newest(String runId, String unit) {
        return session.handle()
                .createQuery(
                        "SELECT * FROM run WHERE run_id = :runId AND unit = :unit ORDER BY generation DESC LIMIT 1")
                .bind("runId", runId)
                .bind("unit", unit)
                .map(RunTable::run)
                .findOne();
    }

    /** The newest generation of a whole run that is in the archive. */
    public Optional<Run> newestIngested(String runId) {
        return session.handle()
                .createQuery("SELECT * FROM run WHERE run_id = :runId AND unit = '' AND state = 'ingested'"
                        + " ORDER BY generation DESC LIMIT 1")
                .bind("runId", runId)
                .map(RunTable::run)
                .findOne();
    }

    /** All units of a run, the whole run first, each with all its generations. */
    public List<Run> ofRunId(String runId) {
        return session.handle()
                .createQuery("SELECT * FROM run WHERE run_id = :runId ORDER BY unit, generation")
                .bind("runId", runId)
                .map(RunTable::run)
                .list();
    }

    /** Runs, newest first; {@code state} null: every state. */
    public List<Run> list(@Nullable RunState state, int limit, int offset) {
        return search(new RunFilter(state, null, null, null), limit, offset);
    }

    /** Runs, newest first. */
    public List<Run> search(RunFilter filter, int limit, int offset) {
        Map<String, String> columns = filter.columns();
        String where = columns.keySet().stream()
                .map(column -> column + " = :" + column)
                .collect(Collectors.joining(" AND "));
        return session.handle()
                .createQuery("SELECT * FROM run" + (where.isEmpty() ? "" : " WHERE " + where)
                        + " ORDER BY id DESC LIMIT :limit OFFSET :offset")
                .bindMap(columns)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(RunTable::run)
                .list();
    }

    /** Archived runs of which something is to be said, newest first, but for those that were archived once more since. */
    public List<Run> remarked(int limit) {
        return session.handle()
                .createQuery("SELECT * FROM run r WHERE state = 'ingested' AND reason IS NOT NULL"
                        + " AND NOT EXISTS (SELECT 1 FROM run n WHERE n.run_id = r.run_id AND n.unit = r.unit"
                        + " AND n.generation > r.generation) ORDER BY id DESC LIMIT :limit")
                .bind("limit", limit)
                .map(RunTable::run)
                .list();
    }

    /** Sets the state with its reason; stamps the times that belong to it. */
    public void setState(long id, RunState state, @Nullable String reason) {
        long now = session.milliseconds();
        String stamp = state == RunState.COMPLETE ? ", completed = :now" : "";
        session.handle()
                .createUpdate("UPDATE run SET state = :state, reason = :reason, last_change = :now" + stamp
                        + " WHERE id = :id")
                .bind("state", state.label())
                .bind("reason", reason)
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    /** Keeps what an inspection found. */
    public void setInspection(
            long id,
            String inspection,
            @Nullable String platform,
            @Nullable String sequencerType,
            @Nullable String outcome) {
        session.handle()
                .createUpdate("UPDATE run SET inspection = :inspection, platform = :platform,"
                        + " sequencer_type = :type, outcome = :outcome, last_change = :now WHERE id = :id")
                .bind("inspection", inspection)
                .bind("platform", platform)
                .bind("type", sequencerType)
                .bind("outcome", outcome)
                .bind("now", session.milliseconds())
                .bind("id", id)
                .execute();
    }

    /** The instrument's file can be read now: the run gets its real id. */
    public void setName(long id, String runId) {
        session.handle()
                .createUpdate("UPDATE run SET run_id = :runId, named = 1 WHERE id = :id")
                .bind("runId", runId)
                .bind("id", id)
                .execute();
    }

    public void setHandling(long id, Handling handling) {
        session.handle()
                .createUpdate("UPDATE run SET handling = :handling WHERE id = :id")
                .bind("handling", Json.write(handling.document()))
                .bind("id", id)
                .execute();
    }

    public void setPath(long id, Path path) {
        session.handle()
                .createUpdate("UPDATE run SET path = :path WHERE id = :id")
                .bind("path", path.toString())
                .bind("id", id)
                .execute();
    }

    /** Takes out the provisional record of a folder that turned out to show a run recorded already. */
    public void remove(long id) {
        session.handle()
                .createUpdate("DELETE FROM run WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** The archived copy is proved: state, place and metadata at once. */
    public void setIngested(long id, ArchivedAs archived, List<Metadata> metadata) {
        session.handle()
                .createUpdate("UPDATE run SET state = 'ingested', reason = NULL, ingested = :now, last_change = :now,"
                        + " location = :location, archive_address = :address, irods_path = :logical, files = :files,"
                        + " bytes = :bytes, manifest_sha256 = :manifest WHERE id = :id")
                .bind("now", session.milliseconds())
                .bind("location", archived.location())
                .bind("address", archived.address())
                .bind("logical", archived.logicalPath())
                .bind("files", archived.files())
                .bind("bytes", archived.bytes())
                .bind("manifest", archived.manifestSha256())
                .bind("id", id)
                .execute();
        session.handle()
                .createUpdate("DELETE FROM run_metadata WHERE run = :id")
                .bind("id", id)
                .execute();
        var batch = session.handle()
                .prepareBatch("INSERT INTO run_metadata (run, attribute, value, unit)"
                        + " VALUES (:run, :attribute, :value, :unit) ON CONFLICT DO NOTHING");
        for (Metadata triple : metadata) {
            batch.bind("run", id)
                    .bind("attribute", triple.attribute())
                    .bind("value", triple.value())
                    .bind("unit", triple.unit())
                    .add();
        }
        if (!metadata.isEmpty()) {
            batch.execute();
        }
    }

    public List<Metadata> metadata(long id) {
        return session.handle()
                .createQuery("SELECT attribute, value, unit FROM run_metadata WHERE run = :id"
                        + " ORDER BY attribute, value, unit")
                .bind("id", id)
                .map((row, context) ->
                        new Metadata(row.getString("attribute"), row.getString("value"), row.getString("unit")))
                .list();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long milliseconds = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(milliseconds);
    }

    private static Run run(ResultSet row, StatementContext context) throws SQLException {
        String location = row.getString("location");
        ArchivedAs archived = location == null
                ? null
                : new ArchivedAs(
                        location,
                        row.getString("archive_address"),
                        row.getString("irods_path"),
                        row.getLong("files"),
                        row.getLong("bytes"),
                        row.getString("manifest_sha256"));
        return new Run(
                row.getLong("id"),
                row.getString("run_id"),
                row.getString("unit"),
                row.getInt("generation"),
                row.getInt("named") == 1,
                row.getString("sequencer"),
                Path.of(row.getString("path")),
                row.getString("platform"),
                row.getString("sequencer_type"),
                RunState.of(row.getString("state")),
                row.getString("reason"),
                row.getString("outcome"),
                row.getString("inspection"),
                Handling.of(Json.readObject(row.getString("handling"))),
                Instant.ofEpochMilli(row.getLong("first_seen")),
                Instant.ofEpochMilli(row.getLong("last_change")),
                instant(row, "completed"),
                instant(row, "ingested"),
                archived);
    }
}
