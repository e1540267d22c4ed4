package io.cameleer.archive;

import io.cameleer.archive.Entry.Kind;
import io.cameleer.text.DurationWords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * How long nothing of a source must have been written, by {@link WrittenAt}. Whoever writes a file changes its time, and
 * that of the folder where it is new; so a file that grows anywhere in the source is found by one listing. A time in the future counts as late:
 * copies and clocks that are ahead can delay a store, and never let it begin early.
 *
 * @param now the time it is
 * @param least how old the newest time must be at least
 */
public record Quiet(Instant now, Duration least) {

    /** Nothing is asked; a source in which something is written fails while it is copied. */
    public static final Quiet NONE = new Quiet(Instant.MAX, Duration.ZERO);

    /** Refuses a file or folder that was written later. A link holds nothing that could grow. */
    public void check(Path source, Entry entry) throws ArchiveFailedException {
        if (this.equals(NONE) || entry.kind() == Kind.LINK) {
            return;
        }
        Instant written = WrittenAt.of(source.resolve(entry.path())).orElse(entry.modified());
        if (!written.isAfter(now.minus(least))) {
            return;
        }
        String when = written.isAfter(now)
                ? "has a time in the future (" + written + ") by this service's clock"
                : "was written at " + written + ", "
                        + Duration.between(written, now).toSeconds() + " s before it was to be archived";
        throw ArchiveFailedException.writtenLately(
                entry.shown(),
                "'" + entry.shown() + "' " + when + "; the run is archived when nothing of it has been written for "
                        + DurationWords.of(least) + ".");
    }
}
