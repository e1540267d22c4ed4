package io.cameleer.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * When a file or folder was written last: the later of the time that it shows and the time at which the file system
 * changed its entry. The first is the writer's, who may set it, as copies do, and whose clock may be behind; the second is
 * the file server's, and nobody can set it back.
 */
public final class WrittenAt {

    private WrittenAt() {}

    /** The same of a file by its name as people read it; empty also where that is not all of its name. */
    public static Optional<Instant> of(Path folder, String shown) {
        try {
            return of(folder.resolve(shown));
        } catch (InvalidPathException unknown) {
            return Optional.empty();
        }
    }

    /** Empty where the path is not there, or cannot be asked. No link is followed at its end. */
    public static Optional<Instant> of(Path path) {
        try {
            return Files.readAttributes(path, "unix:lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS)
                    .values()
                    .stream()
                    .map(time -> ((FileTime) time).toInstant())
                    .max(Comparator.naturalOrder());
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
