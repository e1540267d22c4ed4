package io.cameleer.archive.local;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.Entry;
import io.cameleer.archive.Entry.Kind;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.FolderWalk;
import io.cameleer.archive.Progress;
import io.cameleer.archive.VerifyReport;
import io.cameleer.archive.VerifyReport.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Reads an archived run back and compares it with its manifest, and its own files with its marker. */
final class Verification {

    private final Path place;
    private final String location;
    private final Progress progress;
    private final Cancellation cancellation;
    private final LongAdder files = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final List<Problem> problems = new ArrayList<>();
    private long problemCount;

    Verification(Path place, String location, Progress progress) {
        this.place = place;
        this.location = location;
        this.progress = progress;
        this.cancellation = new Cancellation(progress);
    }

    VerifyReport verify(int threads) throws ArchiveFailedException {
        Marker marker = marker();
        progress.total(marker.files(), marker.bytes());
        Path manifest = Path.of(marker.manifest());
        checkOwn(manifest, marker.manifestSha256());
        checkOwn(OwnFiles.METADATA, marker.metadataSha256());
        if (checkOwn(OwnFiles.ENTRIES, marker.entriesSha256())) {
            compareOthers(manifest);
        }
        try (Workers<Entry> workers = new Workers<>(threads, this::reader, cancellation)) {
            compareFiles(manifest, workers);
            workers.finish();
        }
        return new VerifyReport(location, files.sum(), bytes.sum(), problemCount, problems);
    }

    private Marker marker() throws ArchiveFailedException {
        try {
            return Marker.read(place);
        } catch (NoSuchFileException none) {
            throw new ArchiveFailedException(Reason.NOT_ARCHIVED, "There is no archived run at '" + location + "'.");
        } catch (IOException unreadable) {
            throw new ArchiveFailedException(
                    Reason.TARGET_FAILED,
                    OwnFiles.MARKER.toString(),
                    "The marker of '" + location + "' cannot be read (" + Failures.reason(unreadable)
                            + "); 'sha256sum -c' in its folder may still check its files.",
                    unreadable,
                    false);
        }
    }

    private boolean checkOwn(Path name, String expected) {
        try {
            String found = HashedFile.sha256(place.resolve(name));
            if (found.equals(expected)) {
                return true;
            }
            problem(name.toString(), VerifyReport.Kind.CHANGED, differs(expected, found));
        } catch (NoSuchFileException missing) {
            problem(name.toString(), VerifyReport.Kind.MISSING, "the marker names it");
        } catch (IOException unreadable) {
            problem(name.toString(), VerifyReport.Kind.UNREADABLE, Failures.reason(unreadable));
        }
        return false;
    }

    private void compareFiles(Path manifest, Workers<Entry> workers) throws ArchiveFailedException {
        try (ManifestEntries listed = new ManifestEntries(place.resolve(manifest));
                FolderWalk walk = new FolderWalk(place, Failures::target)) {
            Entries files = Entries.only(withoutOwn(walk, manifest), entry -> entry.kind() == Kind.FILE);
            Entries.compare(listed, files, new Differences("the manifest") {
                @Override
                public void both(Entry left, Entry right) throws ArchiveFailedException {
                    cancellation.check();
                    workers.submit(left);
                }
            });
        } catch (IOException unreadable) {
            problem(manifest.toString(), VerifyReport.Kind.UNREADABLE, Failures.reason(unreadable));
        } catch (ArchiveFailedException failed) {
            if (failed.reason() != Reason.VERIFY_FAILED) {
                throw failed;
            }
            problem(manifest.toString(), VerifyReport.Kind.UNREADABLE, String.valueOf(failed.getMessage()));
        }
    }

    /** Links and directories, of which the manifest does not speak. */
    private void compareOthers(Path manifest) throws ArchiveFailedException {
        try (EntryFile recorded = new EntryFile(place.resolve(OwnFiles.ENTRIES));
                FolderWalk walk = new FolderWalk(place, Failures::target)) {
            Entries expected = Entries.only(recorded, entry -> entry.kind() != Kind.FILE);
            Entries found = Entries.only(withoutOwn(walk, manifest), entry -> entry.kind() != Kind.FILE);
            Entries.compare(expected, found, new Differences(OwnFiles.ENTRIES.toString()) {
                @Override
                public void both(Entry left, Entry right) throws ArchiveFailedException {
                    cancellation.check();
                    if (!Objects.equals(left.target(), right.target())) {
                        problem(left.shown(), VerifyReport.Kind.CHANGED, "the link leads elsewhere");
                    }
                }
            });
        }
    }

    /** What is in the run's folder, without what the archive added. */
    private static Entries withoutOwn(FolderWalk walk, Path manifest) {
        return Entries.only(walk::next, entry -> {
            if (entry.path().equals(OwnFiles.FOLDER)) {
                walk.skip();
                return false;
            }
            return !entry.path().equals(manifest);
        });
    }

    private synchronized void problem(String file, VerifyReport.Kind kind, String detail) {
        problemCount++;
        if (problems.size() < VerifyReport.PROBLEMS_KEPT) {
            problems.add(new Problem(file, kind, detail));
        }
    }

    private static String differs(String expected, String found) {
        return "expected SHA-256 " + expected + ", found " + found;
    }

    private Workers.Worker<Entry> reader() throws ArchiveFailedException {
        try {
            long blockSize = Files.getFileStore(place).getBlockSize();
            return new Reader(new ReadBackHash(new Buffers(blockSize), cancellation));
        } catch (IOException failed) {
            throw Failures.target(null, failed);
        }
    }

    private abstract class Differences implements Entries.Comparison {

        private final String list;

        Differences(String list) {
            this.list = list;
        }

        @Override
        public void onlyLeft(Entry left) {
            problem(left.shown(), VerifyReport.Kind.MISSING, list + " names it");
        }

        @Override
        public void onlyRight(Entry right) {
            problem(right.shown(), VerifyReport.Kind.EXTRA, list + " does not name it");
        }
    }

    private final class Reader implements Workers.Worker<Entry> {

        private final ReadBackHash readBack;

        Reader(ReadBackHash readBack) {
            this.readBack = readBack;
        }

        @Override
        public void work(Entry entry) throws ArchiveFailedException {
            Proof expected = Objects.requireNonNull(entry.proof());
            Path file = place.resolve(entry.path());
            try {
                long size = Files.size(file);
                Proof found = readBack.of(file);
                if (!found.sha256().equals(expected.sha256())) {
                    problem(entry.shown(), VerifyReport.Kind.CHANGED, differs(expected.sha256(), found.sha256()));
                }
                files.increment();
                bytes.add(size);
                progress.verified(entry.shown(), size);
            } catch (IOException unreadable) {
                problem(entry.shown(), VerifyReport.Kind.UNREADABLE, Failures.reason(unreadable));
            }
        }

        @Override
        public void close() {}
    }
}
