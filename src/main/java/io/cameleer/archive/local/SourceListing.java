package io.cameleer.archive.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.cameleer.archive.Apart;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.Entry;
import io.cameleer.archive.EntryLine;
import io.cameleer.archive.FolderWalk;
import io.cameleer.archive.NameBytes;
import io.cameleer.archive.Quiet;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source folder holds at one moment, written to a file so that memory does not grow with it.
 *
 * @param file of {@link EntryLine}s
 * @param bytes of all files together
 */
record SourceListing(Path file, long files, long bytes, OwnFiles ownFiles) {

    /** Lists the folder; refuses what cannot be archived, or not yet, by its name. */
    static SourceListing write(
            Path file, Path source, Apart apart, Quiet quiet, NameFolding folding, Cancellation cancellation)
            throws ArchiveFailedException {
        OwnNames names = new OwnNames(folding);
        long files = 0;
        long bytes = 0;
        try (FolderWalk walk = new FolderWalk(source, Failures::source, siblings -> {
                    folding.check(siblings);
                    names.check(siblings);
                });
                OutputStream out = new BufferedOutputStream(
                        Files.newOutputStream(file, CREATE, TRUNCATE_EXISTING, WRITE), Buffers.SIZE)) {
            Entries entries = Entries.without(apart, walk);
            for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
                cancellation.check();
                checkKind(source, entry);
                if (!apart.isParent(entry)) {
                    quiet.check(source, entry);
                }
                out.write(EntryLine.bytes(entry));
                files += entry.kind() == Entry.Kind.FILE ? 1 : 0;
                bytes += entry.size();
            }
        } catch (IOException failed) {
            throw Failures.target(null, failed);
        }
        return new SourceListing(file, files, bytes, names.ownFiles());
    }

    /** Refuses an entry that is neither a file nor a directory nor a link within the folder. */
    static void checkKind(Path source, Entry entry) throws ArchiveFailedException {
        Path target = entry.target();
        if (target != null) {
            LinkCheck.check(source, entry, target);
        }
        if (entry.kind() == Entry.Kind.SPECIAL) {
            throw new ArchiveFailedException(
                    Reason.SOURCE_UNSUPPORTED,
                    entry.shown(),
                    "'" + entry.shown() + "' is a pipe, a socket or a device, which has no content to archive; remove"
                            + " it, then retry.",
                    null);
        }
    }

    EntryFile open() throws ArchiveFailedException {
        return new EntryFile(file);
    }

    /** Finds out which names the source leaves to the archive. */
    private static final class OwnNames {

        private final NameFolding folding;
        private String manifest = OwnFiles.MANIFEST_NAME;

        OwnNames(NameFolding folding) {
            this.folding = folding;
        }

        void check(List<Entry> siblings) throws ArchiveFailedException {
            for (Entry entry : siblings) {
                if (entry.path().getNameCount() > 1) {
                    return;
                }
                if (taken(entry, OwnFiles.FOLDER_NAME)) {
                    throw needed(entry, "is it an archived run itself?");
                }
            }
            if (siblings.stream().anyMatch(entry -> taken(entry, OwnFiles.MANIFEST_NAME))) {
                manifest = OwnFiles.OTHER_MANIFEST_NAME;
                @Nullable
                Entry both = siblings.stream()
                        .filter(entry -> taken(entry, OwnFiles.OTHER_MANIFEST_NAME))
                        .findFirst()
                        .orElse(null);
                if (both != null) {
                    throw needed(both, "the run has a " + OwnFiles.MANIFEST_NAME + " as well.");
                }
            }
        }

        OwnFiles ownFiles() {
            return new OwnFiles(Path.of(manifest));
        }

        private boolean taken(Entry entry, String name) {
            byte[] found = NameBytes.of(entry.path());
            return folding.fold(found).equals(folding.fold(name.getBytes(UTF_8)));
        }

        private static ArchiveFailedException needed(Entry entry, String remark) {
            return new ArchiveFailedException(
                    Reason.NAME_COLLISION,
                    entry.shown(),
                    "The archive needs the name '" + entry.shown() + "' for its own files: " + remark
                            + " Rename it, then retry.",
                    null);
        }
    }
}
