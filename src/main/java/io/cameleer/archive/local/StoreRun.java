package io.cameleer.archive.local;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.Entry;
import io.cameleer.archive.Entry.Kind;
import io.cameleer.archive.FolderWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** One store, step by step, by whoever holds its staging place. */
final class StoreRun {

    private final StoreContext context;
    private final int threads;

    StoreRun(StoreContext context, int threads) {
        this.context = context;
        this.threads = threads;
    }

    ArchivedRun store(ArchiveRequest request, Path place) throws ArchiveFailedException {
        FileTime folderModified = folderModified();
        Path tree = context.staging().tree();
        long blockSize;
        long usable;
        NameFolding folding;
        try {
            folding = NameFolding.probe(context.staging().probe());
            blockSize = Files.getFileStore(tree).getBlockSize();
        } catch (IOException failed) {
            throw Failures.target(null, failed);
        }
        context.interception().before("list the source");
        SourceListing listing = SourceListing.write(
                context.staging().listing(),
                context.source(),
                context.apart(),
                context.quiet(),
                folding,
                context.cancellation());
        ChecksumCheck check = new ChecksumCheck(context.checksums());
        check.checkNames(listing, context.progress());
        context.progress().total(listing.files(), listing.bytes());
        StagePlan plan = StagePlan.make(context, listing, blockSize);
        try {
            usable = context.interception().usable(Files.getFileStore(tree).getUsableSpace());
        } catch (IOException failed) {
            throw Failures.target(null, failed);
        }
        plan.checkSpace(usable);
        copy(listing, plan, blockSize);
        check.conclude(context.journal());
        context.interception().before("compare with the source");
        checkSourceUnchanged(listing);
        Marker marker = new Publication(context, listing)
                .publish(request.location(), request.metadata(), folderModified, place);
        return new ArchivedRun(
                request.location(),
                place.toString(),
                listing.files(),
                listing.bytes(),
                context.bytesCopied().sum(),
                plan.bytesResumed(),
                marker.manifestSha256());
    }

    private FileTime folderModified() throws ArchiveFailedException {
        try {
            return Files.getLastModifiedTime(context.source());
        } catch (IOException unreadable) {
            throw Failures.source(Path.of(""), unreadable);
        }
    }

    private void copy(SourceListing listing, StagePlan plan, long blockSize) throws ArchiveFailedException {
        int number = 0;
        try (EntryFile listed = listing.open();
                Workers<Entry> workers = new Workers<>(
                        threads, () -> new FileCopier(context, new Buffers(blockSize)), context.cancellation())) {
            for (Entry entry = listed.next(); entry != null; entry = listed.next()) {
                context.cancellation().check();
                if (entry.kind() != Kind.FILE) {
                    make(entry);
                } else if (!plan.resumes(number++)) {
                    workers.submit(entry);
                }
            }
            workers.finish();
        }
        try {
            context.journal().force();
        } catch (IOException failed) {
            throw Failures.target(null, failed);
        }
    }

    private void make(Entry entry) throws ArchiveFailedException {
        Path staged = context.staging().tree().resolve(entry.path());
        Path target = entry.target();
        try {
            if (Files.exists(staged, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            context.interception().before("make a directory or link");
            if (target == null) {
                Files.createDirectory(staged);
            } else {
                Files.createSymbolicLink(staged, target);
            }
        } catch (IOException failed) {
            throw Failures.target(entry.path(), failed);
        }
    }

    /** Lists the source again; what was copied must be all there is, unchanged. */
    private void checkSourceUnchanged(SourceListing listing) throws ArchiveFailedException {
        try (EntryFile listed = listing.open();
                FolderWalk now = new FolderWalk(context.source(), Failures::source)) {
            Entries.compare(listed, Entries.without(context.apart(), now), new Entries.Comparison() {
                @Override
                public void onlyLeft(Entry left) throws ArchiveFailedException {
                    throw Failures.changed(left.path(), "was removed");
                }

                @Override
                public void onlyRight(Entry right) throws ArchiveFailedException {
                    if (!context.apart().isParent(right)) {
                        throw Failures.changed(right.path(), "was added");
                    }
                }

                @Override
                public void both(Entry left, Entry right) throws ArchiveFailedException {
                    context.cancellation().check();
                    boolean sameTime =
                            left.kind() == Kind.DIRECTORY || left.modified().equals(right.modified());
                    boolean sameTarget = left.target() == null || left.target().equals(right.target());
                    if (left.size() != right.size() || !sameTime || !sameTarget) {
                        throw Failures.changed(left.path(), left.size() < right.size() ? "grew" : "changed");
                    }
                }
            });
        }
    }
}
