package io.cameleer.archive.local;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.Checksums;
import io.cameleer.archive.Entry;
import io.cameleer.archive.Entry.Kind;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.NameBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds what was copied against what the source's own manifest says, and names the files that contradict it. */
final class ChecksumCheck {

    /** How many files a message names. */
    private static final int NAMED = 20;

    private final Checksums checksums;

    ChecksumCheck(Checksums checksums) {
        this.checksums = checksums;
    }

    /** Fails where a file that is named is not in the source; asked before anything is copied. */
    void checkNames(SourceListing listing) throws ArchiveFailedException {
        Set<Path> missing = new HashSet<>(checksums.md5().keySet());
        if (missing.isEmpty()) {
            return;
        }
        try (EntryFile listed = listing.open()) {
            for (Entry entry = listed.next(); entry != null; entry = listed.next()) {
                if (entry.kind() == Kind.FILE) {
                    missing.remove(entry.path());
                }
            }
        }
        if (!missing.isEmpty()) {
            List<Path> inOrder =
                    checksums.md5().keySet().stream().filter(missing::contains).toList();
            throw contradicted(
                    inOrder,
                    checksums.origin() + " names " + inOrder.size() + " files that are not there: " + names(inOrder)
                            + ". Copy them from the instrument, then retry the run.");
        }
    }

    /** Fails where a file has another checksum than is said; asked when all are copied. */
    void checkSums(Journal journal) throws ArchiveFailedException {
        List<Path> wrong = new ArrayList<>();
        int compared = 0;
        for (var said : checksums.md5().entrySet()) {
            if (checksums.wants(said.getKey())) {
                compared++;
                if (!agrees(journal, said.getKey(), said.getValue())) {
                    wrong.add(said.getKey());
                }
            }
        }
        if (!wrong.isEmpty()) {
            String remedy = wrong.size() == compared
                    ? " No checksum agrees: is it of another run, or of another kind of checksum? If so, set the"
                            + " sequencer's instrumentManifest to names, then retry the run."
                    : " Copy them again from the instrument, then retry the run.";
            throw contradicted(
                    wrong,
                    wrong.size() + " of " + compared + " files have another MD5 than " + checksums.origin() + " says: "
                            + names(wrong) + "." + remedy);
        }
    }

    /** A file that does not is read again by the next attempt, whether or not its time tells that it was mended. */
    private static boolean agrees(Journal journal, Path file, String md5) throws ArchiveFailedException {
        try {
            Entry entry = journal.find(file);
            Proof proof = entry == null ? null : entry.proof();
            if (entry != null && proof != null && !md5.equals(proof.md5())) {
                journal.retract(entry);
            }
            return proof != null && md5.equals(proof.md5());
        } catch (IOException unreadable) {
            throw Failures.target(file, unreadable);
        }
    }

    private static ArchiveFailedException contradicted(List<Path> files, String message) {
        return new ArchiveFailedException(Reason.SOURCE_CONTRADICTED, NameBytes.shown(files.get(0)), message, null);
    }

    private static String names(List<Path> files) {
        List<String> shown = files.stream().limit(NAMED).map(NameBytes::shown).toList();
        int more = files.size() - shown.size();
        return String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
    }
}
