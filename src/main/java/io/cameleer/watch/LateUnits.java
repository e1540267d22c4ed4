package io.cameleer.watch;

import io.cameleer.run.UnitFolders;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether a settled run has got one more unit, by one look-up a poll: the time of modification of the folder that
 * its units lie in. Runs of platforms without units are not asked. Used by one sequencer's poll.
 */
final class LateUnits {

    /** A time younger than this may stay the same over the next change: file systems count in up to two seconds. */
    static final Duration COARSEST = Duration.ofSeconds(3);

    private static final class Asked {
        private final Path parent;
        private final UnitFolders units;
        private final Set<String> known = new HashSet<>();
        private FileTime seen = FileTime.fromMillis(Long.MIN_VALUE);

        Asked(Path parent, UnitFolders units) {
            this.parent = parent;
            this.units = units;
        }
    }

    private final Map<Path, Asked> asked = new HashMap<>();
    private final Clock clock;

    LateUnits(Clock clock) {
        this.clock = clock;
    }

    /** The folder has settled; {@code known} are the units that are on record, relative to it. */
    void ask(Path folder, UnitFolders units, Iterable<String> known) {
        if (!units.any()) {
            asked.remove(folder);
            return;
        }
        Asked fresh = new Asked(folder.resolve(units.parent()), units);
        known.forEach(fresh.known::add);
        asked.put(folder, fresh);
    }

    void forget(Path folder) {
        asked.remove(folder);
    }

    /** Whether a unit is there that was not known. */
    boolean isNews(Path folder) {
        Asked run = asked.get(folder);
        if (run == null) {
            return false;
        }
        try {
            FileTime modified = Files.getLastModifiedTime(run.parent, LinkOption.NOFOLLOW_LINKS);
            if (modified.equals(run.seen)) {
                return false;
            }
            boolean news = holdsMore(run);
            boolean old = modified.toInstant().plus(COARSEST).isBefore(clock.instant());
            if (!news && old) {
                run.seen = modified;
            }
            return news;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean holdsMore(Asked run) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(run.parent)) {
            for (Path entry : entries) {
                String unit = run.units.parent() + "/" + entry.getFileName();
                if (run.units.isUnit(unit) && !run.known.contains(unit) && Files.isDirectory(entry)) {
                    return true;
                }
            }
            return false;
        } catch (DirectoryIteratorException e) {
            throw new IOException(e.getCause());
        }
    }
}
