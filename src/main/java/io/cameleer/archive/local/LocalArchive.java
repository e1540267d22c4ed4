package io.cameleer.archive.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.cameleer.archive.Archive;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.LogicalPath;
import io.cameleer.archive.NameBytes;
import io.cameleer.archive.Progress;
import io.cameleer.archive.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * An archive in a local directory, which may be a mount, but must be one file system.
 *
 * <p>A run's folder holds the source's entries as they are, with their names' bytes and times of modification;
 * {@code manifest-sha256.txt}, which {@code sha256sum -c} reads; and {@code .cameleer} with {@code entries.tsv} (every
 * entry, links and empty directories too, and how each file was read back), {@code metadata.json} and the marker
 * {@code archived.json}. A run that brings a {@code manifest-sha256.txt} of its own keeps it; the archive's is then
 * {@code cameleer-manifest-sha256.txt}.
 */
public final class LocalArchive implements Archive {

    /** As many files at once as keep a disk and a processor busy together. */
    public static final int DEFAULT_THREADS = 2;

    private final Path root;
    private final int threads;
    private final Interception interception;

    /**
     * @param root an existing directory: one that is missing is an archive whose mount is missing, and is not made
     * @param threads how many files are copied at the same time
     */
    public LocalArchive(Path root, int threads) {
        this(root, threads, Interception.NONE);
    }

    LocalArchive(Path root, int threads, Interception interception) {
        if (threads < 1) {
            throw new IllegalArgumentException("an archive needs at least one thread, not " + threads);
        }
        this.root = root.toAbsolutePath().normalize();
        this.threads = threads;
        this.interception = interception;
    }

    @Override
    public ArchivedRun store(ArchiveRequest request, Progress progress) throws ArchiveFailedException {
        LogicalPath location = LogicalPath.parse(request.location());
        Cancellation cancellation = new Cancellation(progress);
        cancellation.check();
        Path archive = archive();
        Path source = source(request.source(), archive);
        Path place = place(archive, location);
        try (Staging staging = Staging.open(archive, location, interception)) {
            if (Files.exists(place, NOFOLLOW_LINKS)) {
                ArchivedRun equal = new PublishedRun(place, location.toString(), cancellation, interception)
                        .checkEqual(source, request.apart());
                // Whoever renamed it may have died before the name was on the disk.
                Trees.flushNames(archive, place);
                remove(staging);
                return equal;
            }
            try (Journal journal = openJournal(staging, source)) {
                StoreContext context = new StoreContext(
                        archive,
                        source,
                        request.apart(),
                        request.quiet(),
                        request.checksums(),
                        staging,
                        journal,
                        progress,
                        cancellation,
                        interception,
                        new LongAdder());
                ArchivedRun stored = new StoreRun(context, threads).store(request, place);
                remove(staging);
                return stored;
            }
        } catch (IOException failed) {
            throw Failures.target(null, failed);
        }
    }

    @Override
    public VerifyReport verify(String location, Progress progress) throws ArchiveFailedException {
        LogicalPath path = LogicalPath.parse(location);
        return new Verification(place(archive(), path), path.toString(), progress).verify(threads);
    }

    @Override
    public Optional<ArchivedRun> find(String location) {
        try {
            Path place = place(archive(), LogicalPath.parse(location));
            Marker marker = Marker.read(place);
            return Optional.of(new ArchivedRun(
                    location, place.toString(), marker.files(), marker.bytes(), 0, 0, marker.manifestSha256()));
        } catch (ArchiveFailedException | IOException none) {
            return Optional.empty();
        }
    }

    /** What an earlier attempt verified counts only if it was copied from the same folder. */
    private Journal openJournal(Staging staging, Path source) throws IOException {
        staging.forget(source);
        return Journal.open(staging.journal(), interception);
    }

    private Path archive() throws ArchiveFailedException {
        try {
            return root.toRealPath();
        } catch (IOException missing) {
            throw new ArchiveFailedException(
                    Reason.TARGET_FAILED,
                    null,
                    "The archive's directory '" + root + "' is not there (" + Failures.reason(missing)
                            + "); mount or create it, then retry.",
                    missing);
        }
    }

    private static Path source(Path folder, Path archive) throws ArchiveFailedException {
        Path source;
        try {
            source = folder.toRealPath();
        } catch (IOException missing) {
            throw Failures.source(Path.of(""), missing);
        }
        if (archive.startsWith(source)) {
            throw new ArchiveFailedException(
                    Reason.UNSAFE_NAME,
                    "The archive is within the folder that should be archived; choose another folder or archive.");
        }
        return source;
    }

    /** The location's directory; refuses one that is in another run, or that a link has led out of the archive. */
    private static Path place(Path archive, LogicalPath location) throws ArchiveFailedException {
        Path place = archive;
        for (String part : location.parts()) {
            if (Files.exists(place.resolve(OwnFiles.MARKER), NOFOLLOW_LINKS)) {
                throw new ArchiveFailedException(
                        Reason.UNSAFE_NAME,
                        "The archive location '" + location + "' is within the archived run '"
                                + archive.relativize(place) + "', which must not change; choose another.");
            }
            if (Files.isSymbolicLink(place)) {
                throw new ArchiveFailedException(
                        Reason.UNSAFE_NAME,
                        "The archive location '" + location + "' leads through the link '" + archive.relativize(place)
                                + "'; the archive must be one directory tree.");
            }
            place = place.resolve(NameBytes.path(part.getBytes(UTF_8)));
        }
        return place;
    }

    /** What is left of a staging place wastes space but harms nothing, so it fails no run. */
    private static void remove(Staging staging) {
        try {
            staging.remove();
        } catch (IOException left) {
            // The next store to this location removes it.
        }
    }
}
