package io.cameleer.archive.local;

import io.cameleer.archive.Apart;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.Entry;
import io.cameleer.archive.Entry.Kind;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.FolderWalk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** A run that is at its place already, and whether a source is equal to it. */
final class PublishedRun {

    private final Path place;
    private final String location;
    private final Cancellation cancellation;
    private final Interception interception;

    PublishedRun(Path place, String location, Cancellation cancellation, Interception interception) {
        this.interception = interception;
        this.place = place;
        this.location = location;
        this.cancellation = cancellation;
    }

    /** Reads the marker and checks the files whose hashes it has. */
    Marker checkedMarker() throws ArchiveFailedException {
        try {
            Marker marker = Marker.read(place);
            check(Path.of(marker.manifest()), marker.manifestSha256());
            check(OwnFiles.ENTRIES, marker.entriesSha256());
            check(OwnFiles.METADATA, marker.metadataSha256());
            return marker;
        } catch (IOException unreadable) {
            throw new ArchiveFailedException(
                    Reason.ALREADY_DIFFERENT,
                    null,
                    "'" + location + "' exists in the archive and is not a run that was archived there ("
                            + Failures.reason(unreadable) + "); move it away, then retry.",
                    unreadable);
        }
    }

    /** Fails where the source is not what was archived here; reads only files that look changed. */
    ArchivedRun checkEqual(Path source, Apart apart) throws ArchiveFailedException {
        Marker marker = checkedMarker();
        try (EntryFile archived = new EntryFile(place.resolve(OwnFiles.ENTRIES));
                FolderWalk walk = new FolderWalk(source, Failures::source);
                SourceFolder folder = new SourceFolder(source)) {
            Entries.compare(archived, Entries.without(apart, walk), new Entries.Comparison() {
                @Override
                public void onlyLeft(Entry left) throws ArchiveFailedException {
                    throw different(left, "is in the archive and not in the source");
                }

                @Override
                public void onlyRight(Entry right) throws ArchiveFailedException {
                    if (apart.isParent(right)) {
                        return;
                    }
                    throw different(right, "is in the source and not in the archive");
                }

                @Override
                public void both(Entry left, Entry right) throws ArchiveFailedException {
                    cancellation.check();
                    boolean sameTarget = left.target() == null || left.target().equals(right.target());
                    if (!sameTarget || (left.kind() == Kind.FILE && !sameContent(folder, left, right))) {
                        throw different(left, "is not the same in the archive and in the source");
                    }
                }
            });
        }
        return new ArchivedRun(
                location, place.toString(), marker.files(), marker.bytes(), 0, marker.bytes(), marker.manifestSha256());
    }

    private boolean sameContent(SourceFolder folder, Entry archived, Entry found) throws ArchiveFailedException {
        if (archived.size() != found.size() || archived.modified().equals(found.modified())) {
            return archived.size() == found.size();
        }
        Proof proof = archived.proof();
        MessageDigest digest = DigestUtils.getSha256Digest();
        ByteBuffer buffer = ByteBuffer.allocate(Buffers.SIZE);
        try (ReadableByteChannel in = interception.reading(folder.open(found.path()))) {
            while (in.read(buffer.clear()) >= 0) {
                cancellation.check();
                digest.update(buffer.flip());
            }
        } catch (IOException unreadable) {
            throw Failures.source(found.path(), unreadable);
        }
        return proof != null && proof.sha256().equals(HexFormat.of().formatHex(digest.digest()));
    }

    private void check(Path name, String sha256) throws IOException, ArchiveFailedException {
        if (!HashedFile.sha256(place.resolve(name)).equals(sha256)) {
            throw new ArchiveFailedException(
                    Reason.ALREADY_DIFFERENT,
                    name.toString(),
                    "'" + name + "' of the archived run '" + location + "' is not what its marker says; it was changed"
                            + " after it was archived. Restore it, or move the run away.",
                    null);
        }
    }

    private ArchiveFailedException different(Entry entry, String how) {
        return new ArchiveFailedException(
                Reason.ALREADY_DIFFERENT,
                entry.shown(),
                "'" + location + "' is archived already, with other content: '" + entry.shown() + "' " + how
                        + ". Archive this run under another location.",
                null);
    }
}
