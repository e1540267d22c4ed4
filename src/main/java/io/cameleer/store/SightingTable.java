package io.cameleer.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folders that show runs, and the sequencers they were seen at. */
public final class SightingTable {

    /**
     * A folder that shows a run.
     *
     * @param fingerprint names, sizes and times at the last look; null before the first whole look
     * @param stillSince since when the fingerprint has not changed
     * @param settled nothing more is to be looked at here until a person asks
     * @param unproved its run was taken by the weaker marker, and the proof has not come since
     * @param late a file deep in the folder, relative to it, that was written lately when the run was to be archived; null: none
     * @param platform of its run; null where it is not known yet
     */
    public record Sighting(
            Path path,
            String sequencer,
            long run,
            @Nullable String fingerprint,
            @Nullable Instant stillSince,
            boolean settled,
            boolean unproved,
            @Nullable String late,
            @Nullable String platform) {}

    /** A sequencer's directory as it was first seen; {@code device} tells a mount from its empty mount point. */
    public record Known(String name, String directory, @Nullable String device) {}

    private final Session session;

    SightingTable(Session session) {
        this.session = session;
    }

    public Optional<Sighting> find(Path path) {
        return list("s.path = :value", path.toString()).stream().findFirst();
    }

    public List<Sighting> ofSequencer(String sequencer) {
        return list("s.sequencer = :value", sequencer);
    }

    public List<Sighting> ofRun(long run) {
        return list("s.run = :value", run);
    }

    /** What lies below a folder, whatever depth: the units of the run that it shows. */
    public List<Sighting> below(Path folder) {
        String prefix = folder + folder.getFileSystem().getSeparator();
        return list("substr(s.path, 1, length(:value)) = :value", prefix);
    }

    /** The folders that show a run, too, and are left alone because it is taken from another; by the run's number. */
    public Map<Long, List<Path>> copies() {
        Map<Long, List<Path>> copies = new LinkedHashMap<>();
        session.handle()
                .createQuery("SELECT s.run, s.path FROM sighting s JOIN run r ON r.id = s.run"
                        + " WHERE s.settled = 1 AND s.path <> r.path ORDER BY s.run DESC, s.path")
                .map((row, context) -> Map.entry(row.getLong("run"), Path.of(row.getString("path"))))
                .forEach(copy -> copies.computeIfAbsent(copy.getKey(), run -> new ArrayList<>())
                        .add(copy.getValue()));
        return copies;
    }

    private List<Sighting> list(String where, Object value) {
        return session.handle()
                .createQuery("SELECT s.*, r.platform FROM sighting s JOIN run r ON r.id = s.run WHERE " + where
                        + " ORDER BY s.path")
                .bind("value", value)
                .map((row, context) -> new Sighting(
                        Path.of(row.getString("path")),
                        row.getString("sequencer"),
                        row.getLong("run"),
                        row.getString("fingerprint"),
                        RunTable.instant(row, "still_since"),
                        row.getInt("settled") == 1,
                        row.getInt("unproved") == 1,
                        row.getString("late"),
                        row.getString("platform")))
                .list();
    }

    public void add(Path path, String sequencer, long run, boolean settled) {
        session.handle()
                .createUpdate("INSERT INTO sighting (path, sequencer, run, first_seen, settled)"
                        + " VALUES (:path, :sequencer, :run, :now, :settled)"
                        + " ON CONFLICT (path) DO UPDATE SET sequencer = excluded.sequencer, run = excluded.run,"
                        + " fingerprint = NULL, still_since = NULL, settled = excluded.settled, unproved = 0,"
                        + " late = NULL")
                .bind("path", path.toString())
                .bind("sequencer", sequencer)
                .bind("run", run)
                .bind("now", session.milliseconds())
                .bind("settled", settled ? 1 : 0)
                .execute();
    }

    public void link(Path path, long run) {
        session.handle()
                .createUpdate("UPDATE sighting SET run = :run WHERE path = :path")
                .bind("run", run)
                .bind("path", path.toString())
                .execute();
    }

    public void setFingerprint(Path path, String fingerprint, Instant stillSince) {
        session.handle()
                .createUpdate("UPDATE sighting SET fingerprint = :fingerprint, still_since = :since WHERE path = :path")
                .bind("fingerprint", fingerprint)
                .bind("since", stillSince.toEpochMilli())
                .bind("path", path.toString())
                .execute();
    }

    public void setSettled(Path path, boolean settled) {
        session.handle()
                .createUpdate("UPDATE sighting SET settled = :settled"
                        + (settled ? "" : ", fingerprint = NULL, still_since = NULL, late = NULL")
                        + " WHERE path = :path")
                .bind("settled", settled ? 1 : 0)
                .bind("path", path.toString())
                .execute();
    }

    /** Names a file deep in the folder whose time is asked at each look; null: none. */
    public void setLate(Path path, @Nullable String file) {
        session.handle()
                .createUpdate("UPDATE sighting SET late = :late WHERE path = :path")
                .bind("late", file)
                .bind("path", path.toString())
                .execute();
    }

    /** Whether the run of this folder was taken by the weaker marker, and the proof is still to come. */
    public void setUnproved(Path path, boolean unproved) {
        session.handle()
                .createUpdate("UPDATE sighting SET unproved = :unproved WHERE path = :path")
                .bind("unproved", unproved ? 1 : 0)
                .bind("path", path.toString())
                .execute();
    }

    public Optional<Known> sequencer(String name) {
        return session.handle()
                .createQuery("SELECT * FROM sequencer WHERE name = :name")
                .bind("name", name)
                .map((row, context) ->
                        new Known(row.getString("name"), row.getString("directory"), row.getString("device")))
                .findOne();
    }

    /** Remembers that a sequencer's directory was looked through once, and on which device it lies. */
    public void setSequencer(String name, String directory, @Nullable String device) {
        session.handle()
                .createUpdate("INSERT INTO sequencer (name, directory, device, first_seen)"
                        + " VALUES (:name, :directory, :device, :now)"
                        + " ON CONFLICT (name) DO UPDATE SET directory = excluded.directory, device = excluded.device")
                .bind("name", name)
                .bind("directory", directory)
                .bind("device", device)
                .bind("now", session.milliseconds())
                .execute();
    }
}
