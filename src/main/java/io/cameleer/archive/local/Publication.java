package io.cameleer.archive.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.Attribute;
import io.cameleer.archive.Entry;
import io.cameleer.archive.Entry.Kind;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.Entry.ReadBack;
import io.cameleer.archive.EntryLine;
import io.cameleer.archive.FolderWalk;
import io.cameleer.archive.ManifestLine;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Makes a whole staged tree into a published run: manifest, entries, metadata and marker, all flushed to the disk, then
 * one rename. The instrument's completion markers appear with it and never before the data.
 */
final class Publication {

    private static final JsonMapper JSON = new JsonMapper();

    private final StoreContext context;
    private final SourceListing listing;
    private final Path tree;
    private long filesReadDirect;

    Publication(StoreContext context, SourceListing listing) {
        this.context = context;
        this.listing = listing;
        this.tree = context.staging().tree();
    }

    /** Publishes the staged tree; returns the marker that it wrote. */
    Marker publish(String location, List<Attribute> metadata, FileTime folderModified, Path place)
            throws ArchiveFailedException {
        try {
            Marker marker = writeOwnFiles(location, metadata);
            flushDirectories(folderModified);
            context.interception().before("make the parent directories");
            Files.createDirectories(Objects.requireNonNull(place.getParent(), "a location is below the root"));
            context.cancellation().check();
            context.interception().before("rename");
            Files.move(tree, place, StandardCopyOption.ATOMIC_MOVE);
            context.interception().before("flush the parent directories");
            Trees.flushNames(context.archive(), place);
            return marker;
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException taken) {
            throw new ArchiveFailedException(
                    Reason.ALREADY_DIFFERENT,
                    null,
                    "'" + location + "' was created by somebody else meanwhile; move it away, then retry.",
                    taken);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            throw new ArchiveFailedException(
                    Reason.TARGET_FAILED,
                    null,
                    "'" + location + "' is on another file system than the archive's root; mount the archive as one.",
                    otherDisk,
                    false);
        } catch (IOException failed) {
            throw Failures.target(null, failed);
        }
    }

    private Marker writeOwnFiles(String location, List<Attribute> metadata) throws IOException, ArchiveFailedException {
        Path manifest = listing.ownFiles().manifest();
        // Written beside the tree, which is being walked, and moved in.
        Path manifestDraft = context.staging().draft("manifest");
        Path entriesDraft = context.staging().draft("entries");
        context.interception().before("write the manifest");
        String manifestSha256;
        String entriesSha256;
        try (HashedFile lines = new HashedFile(manifestDraft, context.interception());
                HashedFile entries = new HashedFile(entriesDraft, context.interception())) {
            writeEntries(lines, entries);
            manifestSha256 = lines.finish();
            entriesSha256 = entries.finish();
        }
        context.interception().before("move the manifest");
        Files.move(manifestDraft, tree.resolve(manifest));
        context.interception().before("make the folder of the archive's files");
        Files.createDirectory(tree.resolve(OwnFiles.FOLDER));
        context.interception().before("move the entries");
        Files.move(entriesDraft, tree.resolve(OwnFiles.ENTRIES));
        context.interception().before("write the metadata");
        String metadataSha256 = write(OwnFiles.METADATA, json(metadata));
        Marker marker = new Marker(
                location,
                listing.files(),
                listing.bytes(),
                filesReadDirect,
                Instant.now(),
                manifest.toString(),
                manifestSha256,
                entriesSha256,
                metadataSha256);
        context.interception().before("write the marker");
        write(OwnFiles.MARKER, marker.json());
        return marker;
    }

    /** Only what the staged tree really has, under the names that the source has, comes into the manifest. */
    private void writeEntries(HashedFile manifest, HashedFile entries) throws ArchiveFailedException {
        try (EntryFile listed = listing.open();
                FolderWalk staged = new FolderWalk(tree, Failures::target)) {
            Entries.compare(listed, staged::next, new Entries.Comparison() {
                @Override
                public void onlyLeft(Entry left) throws ArchiveFailedException {
                    throw misnamed(left);
                }

                @Override
                public void onlyRight(Entry right) throws ArchiveFailedException {
                    throw misnamed(right);
                }

                @Override
                public void both(Entry left, Entry right) throws ArchiveFailedException {
                    context.cancellation().check();
                    try {
                        writeEntry(left, right, manifest, entries);
                    } catch (IOException failed) {
                        throw Failures.target(left.path(), failed);
                    }
                }
            });
        }
    }

    private void writeEntry(Entry listed, Entry staged, HashedFile manifest, HashedFile entries)
            throws IOException, ArchiveFailedException {
        if (listed.kind() != Kind.FILE) {
            entries.write(EntryLine.bytes(listed));
            return;
        }
        Entry recorded = context.journal().find(listed.path());
        Proof proof = recorded == null ? null : recorded.proof();
        if (proof == null || staged.size() != listed.size()) {
            throw misnamed(listed);
        }
        filesReadDirect += proof.readBack() == ReadBack.DIRECT ? 1 : 0;
        manifest.write(new ManifestLine(proof.sha256(), listed.path()).bytes());
        entries.write(EntryLine.bytes(listed.proven(proof)));
    }

    private void flushDirectories(FileTime folderModified) throws IOException, ArchiveFailedException {
        try (EntryFile listed = listing.open()) {
            for (Entry entry = listed.next(); entry != null; entry = listed.next()) {
                if (entry.kind() == Kind.DIRECTORY) {
                    flush(tree.resolve(entry.path()), FileTime.from(entry.modified()));
                }
            }
        }
        Trees.flush(tree.resolve(OwnFiles.FOLDER));
        flush(tree, folderModified);
    }

    private void flush(Path directory, FileTime modified) throws IOException {
        context.interception().before("flush a directory");
        Files.setLastModifiedTime(directory, modified);
        Trees.flush(directory);
    }

    private String write(Path name, byte[] content) throws IOException {
        try (HashedFile file = new HashedFile(tree.resolve(name), context.interception())) {
            file.write(content);
            return file.finish();
        }
    }

    private static byte[] json(List<Attribute> metadata) throws JsonProcessingException {
        ArrayNode attributes = JSON.createArrayNode();
        for (Attribute attribute : metadata) {
            attributes
                    .addObject()
                    .put("attribute", attribute.attribute())
                    .put("value", attribute.value())
                    .put("unit", attribute.unit());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(attributes);
    }

    private static ArchiveFailedException misnamed(Entry entry) {
        return new ArchiveFailedException(
                Reason.NAME_COLLISION,
                entry.shown(),
                "'" + entry.shown() + "' is not in the archive as it is in the source, although it was copied: the"
                        + " archive's file system has changed its name or its size, or somebody else writes there.",
                null);
    }
}
