package io.cameleer.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether something has come into the folder of a settled run that was taken without its proof, by one look-up a
 * poll: the folder's time of modification. Markers lie at the top. Used by one sequencer's poll.
 */
final class UnprovedFolders {

    /** Another than every folder's, so that the next question is news. */
    private static final FileTime UNKNOWN = FileTime.fromMillis(Long.MIN_VALUE);

    private final Map<Path, FileTime> asked = new HashMap<>();
    private final Clock clock;

    UnprovedFolders(Clock clock) {
        this.clock = clock;
    }

    /**
     * The folder has settled without its proof.
     *
     * @param seen its time before it was looked at; null: not known
     */
    void ask(Path folder, @Nullable FileTime seen) {
        boolean old = seen != null && seen.toInstant().plus(LateUnits.COARSEST).isBefore(clock.instant());
        asked.put(folder, seen != null && old ? seen : UNKNOWN);
    }

    void forget(Path folder) {
        asked.remove(folder);
    }

    /** Whether the folder has changed since. */
    boolean isNews(Path folder) {
        FileTime seen = asked.get(folder);
        if (seen == null) {
            return false;
        }
        FileTime now = time(folder);
        return now != null && !now.equals(seen);
    }

    /** The folder's time; null where it is not there just now. */
    static @Nullable FileTime time(Path folder) {
        try {
            return Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return null;
        }
    }
}
