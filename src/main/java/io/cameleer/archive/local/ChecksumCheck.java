package io.cameleer.archive.local;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.Checksums;
import io.cameleer.archive.Entry;
import io.cameleer.archive.Entry.Kind;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.NameBytes;
import io.cameleer.archive.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Holds what is copied against what the source's own manifest says. Everything that contradicts it is told at once, after
 * all has been copied: what was copied is kept, so that after a repair only the rest is read again.
 */
final class ChecksumCheck {

    /** How many files of each kind a message names. */
    private static final int NAMED = 20;

    /** Letters of one name in a message. */
    private static final int LONGEST = 200;

    private final Checksums checksums;
    private final Set<Path> missing;
    /** What there is in a missing file's place, where only the letters' case is another. */
    private final Map<Path, Path> alike = new LinkedHashMap<>();

    ChecksumCheck(Checksums checksums) {
        this.checksums = checksums;
        this.missing = new LinkedHashSet<>(checksums.md5().keySet());
    }

    /** Finds the files that are named and not there, before anything is copied. */
    void checkNames(SourceListing listing, Progress progress) throws ArchiveFailedException {
        if (!missing.isEmpty()) {
            findMissing(listing);
        }
        List<String> known = known();
        if (checksums.md5().isEmpty() && !known.isEmpty()) {
            throw contradicted(known, remedy(List.of(), 0));
        }
        if (!known.isEmpty()) {
            progress.contradicted(sentence(known));
        }
    }

    private void findMissing(SourceListing listing) throws ArchiveFailedException {
        remove(listing, missing);
        if (missing.isEmpty()) {
            return;
        }
        Map<String, Path> folded = new LinkedHashMap<>();
        missing.forEach(path -> folded.put(folded(path), path));
        try (EntryFile listed = listing.open()) {
            for (Entry entry = listed.next(); entry != null; entry = listed.next()) {
                Path named = entry.kind() == Kind.FILE ? folded.get(folded(entry.path())) : null;
                if (named != null) {
                    alike.put(named, entry.path());
                }
            }
        }
    }

    private static void remove(SourceListing listing, Set<Path> named) throws ArchiveFailedException {
        try (EntryFile listed = listing.open()) {
            for (Entry entry = listed.next(); entry != null; entry = listed.next()) {
                if (entry.kind() == Kind.FILE) {
                    named.remove(entry.path());
                }
            }
        }
    }

    private static String folded(Path path) {
        return NameBytes.shown(path).toLowerCase(Locale.ROOT);
    }

    /** Fails where a file is missing, has another checksum than is said, or a line is no use; asked when all are copied. */
    void conclude(Journal journal) throws ArchiveFailedException {
        List<Path> wrong = new ArrayList<>();
        int compared = 0;
        for (var said : checksums.md5().entrySet()) {
            if (checksums.wants(said.getKey()) && !missing.contains(said.getKey())) {
                compared++;
                if (!agrees(journal, said.getKey(), said.getValue())) {
                    wrong.add(said.getKey());
                }
            }
        }
        List<String> all = new ArrayList<>(known());
        if (!wrong.isEmpty()) {
            all.add(
                    missing.isEmpty() ? 0 : 1,
                    wrong.size() + " of " + compared + (wrong.size() == 1 ? " files has" : " files have")
                            + " another MD5 than it says: " + names(wrong));
        }
        if (!all.isEmpty()) {
            throw contradicted(all, remedy(wrong, compared));
        }
    }

    /** What is wrong whatever the files hold. */
    private List<String> known() {
        List<String> known = new ArrayList<>();
        if (!missing.isEmpty()) {
            String are = missing.size() == 1 ? "1 file that it names is" : missing.size() + " files that it names are";
            known.add(are + " not there: " + names(missing));
        }
        if (!checksums.unread().isEmpty()) {
            known.add(checksums.unread());
        }
        return known;
    }

    /** What the instrument holds decides; only where it holds the same may less be asked for. */
    private String remedy(List<Path> wrong, int compared) {
        String names = " set the sequencer's instrumentManifest to names, which asks for no checksum";
        if (!checksums.unread().isEmpty()) {
            return "Copy " + checksums.origin()
                    + " and what it names again from the instrument, then retry the run. If it" + " is the same there,"
                    + names + ", or to off.";
        }
        String again = "Copy them again from the instrument, then retry the run.";
        return wrong.size() > 1 && wrong.size() == compared
                ? again + " If they are the same there, the checksums are of another run or of another kind; of another"
                        + " kind," + names + "."
                : again;
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

    private ArchiveFailedException contradicted(List<String> what, String remedy) {
        return new ArchiveFailedException(
                Reason.SOURCE_CONTRADICTED, checksums.origin(), sentence(what) + ". " + remedy, null);
    }

    private String sentence(List<String> what) {
        return checksums.origin() + " does not agree with what is here: " + String.join("; ", what);
    }

    private String names(Collection<Path> files) {
        List<String> shown = files.stream().limit(NAMED).map(this::name).toList();
        int more = files.size() - shown.size();
        return String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
    }

    private String name(Path file) {
        Path other = alike.get(file);
        return cut(NameBytes.shown(file)) + (other == null ? "" : " (there is " + cut(NameBytes.shown(other)) + ")");
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
    }
}
