package io.cameleer.watch;

import io.cameleer.archive.WrittenAt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Since when a unit has looked the same.
 *
 * @param seen since when nothing has changed that looks see
 * @param late a file deep in it, relative to it, that an ingest found to be written lately; null: none
 */
record StillSince(Instant seen, @Nullable String late) {

    /**
     * The last change, and the deep file that it was of; null where the looks saw it.
     *
     * @param at in the future where that file's time is
     */
    record Change(Instant at, @Nullable String file) {}

    /** What is known now of a unit that lies there: the deep file is asked for its time. */
    Change change(Path place) {
        return Optional.ofNullable(late)
                .flatMap(file -> WrittenAt.of(place, file))
                .filter(time -> time.isAfter(seen))
                .map(time -> new Change(time, late))
                .orElseGet(() -> new Change(seen, null));
    }
}
