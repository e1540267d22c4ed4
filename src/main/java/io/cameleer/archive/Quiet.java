package io.cameleer.archive;

import io.cameleer.archive.Entry.Kind;
import java.time.Duration;
import java.time.Instant;

/**
 * How long nothing of a source must have been written. Whoever writes a file sets its time, and that of the folder where
 * it is new; so a file that grows anywhere in the source is found by one listing. A time in the future counts as late:
 * copies and clocks that are ahead can delay a store, and never let it begin early.
 *
 * @param now the time it is
 * @param least how old the newest time must be at least
 */
public record Quiet(Instant now, Duration least) {

    /** Nothing is asked; a source in which something is written fails while it is copied. */
    public static final Quiet NONE = new Quiet(Instant.MAX, Duration.ZERO);

    /** Refuses a file or folder that was written later. A link holds nothing that could grow. */
    public void check(Entry entry) throws ArchiveFailedException {
        if (entry.kind() == Kind.LINK || !entry.modified().isAfter(now.minus(least))) {
            return;
        }
        String when = entry.modified().isAfter(now)
                ? "has a time in the future (" + entry.modified() + ") by this service's clock"
                : "was written at " + entry.modified() + ", "
                        + Duration.between(entry.modified(), now).toSeconds() + " s before it was to be archived";
        throw ArchiveFailedException.writtenLately(
                entry.shown(),
                entry.modified(),
                "'" + entry.shown() + "' " + when + "; the run is archived when nothing of it has been written for "
                        + least.toSeconds() + " s.");
    }
}
