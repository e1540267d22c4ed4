package io.cameleer.archive.local;

import io.cameleer.archive.Apart;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.Entry;
import io.cameleer.archive.FolderWalk;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Entries in {@link Entry#WALK_ORDER}, one by one. */
interface Entries {

    /** The next entry, or null after the last. */
    @Nullable
    Entry next() throws ArchiveFailedException;

    /** What two lists differ in, told in their order. */
    interface Comparison {
        void onlyLeft(Entry left) throws ArchiveFailedException;

        void onlyRight(Entry right) throws ArchiveFailedException;

        void both(Entry left, Entry right) throws ArchiveFailedException;
    }

    /** Those of a list that are wanted; the question is asked once an entry, in order. */
    static Entries only(Entries entries, Predicate<Entry> wanted) {
        return () -> {
            Entry entry = entries.next();
            while (entry != null && !wanted.test(entry)) {
                entry = entries.next();
            }
            return entry;
        };
    }

    /** A walk through a folder past what is archived on its own. */
    static Entries without(Apart apart, FolderWalk walk) {
        return only(walk::next, entry -> {
            if (apart.leavesOut(entry)) {
                walk.skip();
                return false;
            }
            return true;
        });
    }

    /** Walks two lists side by side; an entry of another kind is another entry. */
    static void compare(Entries left, Entries right, Comparison comparison) throws ArchiveFailedException {
        Entry l = left.next();
        Entry r = right.next();
        while (l != null || r != null) {
            int order = l == null ? 1 : r == null ? -1 : Entry.WALK_ORDER.compare(l, r);
            if (l != null && r != null && order == 0 && l.kind() == r.kind()) {
                comparison.both(l, r);
                l = left.next();
                r = right.next();
            } else if (l != null && order <= 0) {
                comparison.onlyLeft(l);
                l = left.next();
            } else if (r != null) {
                comparison.onlyRight(r);
                r = right.next();
            }
        }
    }
}
