package io.cameleer.archive.local;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.Entry;
import io.cameleer.archive.EntryLine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of {@link EntryLine}s, read in constant memory. */
final class EntryFile implements Entries, Closeable {

    private final Path file;
    private final LineReader lines;

    EntryFile(Path file) throws ArchiveFailedException {
        this.file = file;
        try {
            lines = new LineReader(Files.newInputStream(file, READ, NOFOLLOW_LINKS));
        } catch (IOException unreadable) {
            throw Failures.target(file.getFileName(), unreadable);
        }
    }

    @Override
    public @Nullable Entry next() throws ArchiveFailedException {
        try {
            byte[] line = lines.next();
            return line == null ? null : EntryLine.parse(line, 0);
        } catch (IOException unreadable) {
            throw Failures.target(file.getFileName(), unreadable);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException unimportant) {
            // It was only read.
        }
    }
}
