package io.cameleer.archive.local;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.Entry;
import io.cameleer.archive.Entry.Kind;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.FolderWalk;
import io.cameleer.archive.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * What of an earlier attempt is still good. Files are numbered in the order of the listing; one bit each says whether
 * its staged copy is verified and of the source's present size and time of modification.
 */
final class StagePlan {

    private final StoreContext context;
    private final SourceListing listing;
    private final BitSet resumed = new BitSet();
    private long bytesResumed;
    private long bytesNeeded;

    private StagePlan(StoreContext context, SourceListing listing) {
        this.context = context;
        this.listing = listing;
    }

    /** Removes from the staged tree what the source does not have, and finds what need not be copied again. */
    static StagePlan make(StoreContext context, SourceListing listing, long blockSize) throws ArchiveFailedException {
        StagePlan plan = new StagePlan(context, listing);
        plan.prune();
        plan.findResumable(Math.max(1, blockSize));
        return plan;
    }

    boolean resumes(int file) {
        return resumed.get(file);
    }

    long bytesResumed() {
        return bytesResumed;
    }

    /** Refuses to begin what cannot end for want of space. */
    void checkSpace(long usable) throws ArchiveFailedException {
        if (bytesNeeded > usable) {
            throw new ArchiveFailedException(
                    Reason.TARGET_FULL,
                    "The archive has " + usable + " bytes free, but " + bytesNeeded
                            + " are needed for what is still to copy; free some space, then retry.");
        }
    }

    private void prune() throws ArchiveFailedException {
        Path tree = context.staging().tree();
        try (EntryFile listed = listing.open();
                FolderWalk staged = new FolderWalk(tree, Failures::target)) {
            Entries.compare(listed, staged::next, new Entries.Comparison() {
                @Override
                public void onlyLeft(Entry left) {}

                @Override
                public void onlyRight(Entry right) throws ArchiveFailedException {
                    staged.skip();
                    remove(right);
                }

                @Override
                public void both(Entry left, Entry right) throws ArchiveFailedException {
                    if (left.target() != null && !left.target().equals(right.target())) {
                        remove(right);
                    }
                }
            });
        }
    }

    private void remove(Entry staged) throws ArchiveFailedException {
        context.cancellation().check();
        try {
            context.interception().before("remove a stale file");
            Trees.delete(context.staging().tree().resolve(staged.path()));
        } catch (IOException failed) {
            throw Failures.target(staged.path(), failed);
        }
    }

    private void findResumable(long blockSize) throws ArchiveFailedException {
        Progress progress = context.progress();
        int number = 0;
        try (EntryFile listed = listing.open()) {
            for (Entry entry = listed.next(); entry != null; entry = listed.next()) {
                context.cancellation().check();
                if (entry.kind() != Kind.FILE) {
                    continue;
                }
                if (verified(entry)) {
                    resumed.set(number);
                    bytesResumed += entry.size();
                    progress.resumed(entry.shown(), entry.size());
                } else {
                    bytesNeeded += (entry.size() + blockSize - 1) / blockSize * blockSize;
                }
                number++;
            }
        }
    }

    /** An earlier attempt may not have known that its MD5 is wanted. */
    private boolean hasWhatIsCompared(Entry recorded) {
        Proof proof = recorded.proof();
        return !context.checksums().wants(recorded.path()) || (proof != null && proof.md5() != null);
    }

    /** A file that was verified and is no longer what it was is taken back, and its copy removed. */
    private boolean verified(Entry entry) throws ArchiveFailedException {
        try {
            Path staged = context.staging().tree().resolve(entry.path());
            Entry recorded = context.journal().find(entry.path());
            if (recorded != null
                    && recorded.size() == entry.size()
                    && recorded.modified().equals(entry.modified())
                    && hasWhatIsCompared(recorded)
                    && Files.isRegularFile(staged, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(staged) == entry.size()) {
                return true;
            }
            if (recorded != null) {
                context.journal().retract(entry);
            }
            // A half-written copy's space is free for the whole one.
            context.interception().before("remove a half copy");
            Files.deleteIfExists(staged);
            return false;
        } catch (IOException failed) {
            throw Failures.target(entry.path(), failed);
        }
    }
}
