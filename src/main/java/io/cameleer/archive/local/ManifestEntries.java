package io.cameleer.archive.local;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.Entry;
import io.cameleer.archive.Entry.Kind;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.Entry.ReadBack;
import io.cameleer.archive.MalformedLineException;
import io.cameleer.archive.ManifestLine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The files that a manifest names, whose sizes and times it does not know. */
final class ManifestEntries implements Entries, Closeable {

    private final Path manifest;
    private final LineReader lines;
    private @Nullable Entry last;

    ManifestEntries(Path manifest) throws IOException {
        this.manifest = manifest.getFileName();
        lines = new LineReader(Files.newInputStream(manifest, READ, NOFOLLOW_LINKS));
    }

    /** Fails with {@link Reason#VERIFY_FAILED} where the manifest is not one that the archive wrote. */
    @Override
    public @Nullable Entry next() throws ArchiveFailedException {
        try {
            byte[] line = lines.next();
            if (line == null) {
                return null;
            }
            ManifestLine read = ManifestLine.parse(line);
            Proof proof = new Proof(read.sha256(), ReadBack.BUFFERED);
            Entry entry = new Entry(Kind.FILE, read.file(), 0, Instant.EPOCH, null, proof);
            if (last != null && Entry.WALK_ORDER.compare(last, entry) >= 0) {
                throw new MalformedLineException("'" + entry.shown() + "' is not in the order of names");
            }
            last = entry;
            return entry;
        } catch (IOException unusable) {
            throw new ArchiveFailedException(
                    Reason.VERIFY_FAILED, manifest.toString(), Failures.reason(unusable), unusable);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
