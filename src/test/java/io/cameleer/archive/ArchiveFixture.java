package io.cameleer.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty archive and a source, and instruments that disturb the copy. */
public abstract class ArchiveFixture {

    protected static final String LOCATION = "sequencer/miseq/run1";

    protected Path directory;
    protected Path source;
    protected Archive archive;

    /** A change to the source that the instrument makes at a bad moment. */
    protected interface Change {
        void make() throws IOException;
    }

    /** A new, empty archive that may keep what it needs in the directory. */
    protected abstract Archive open(Path directory) throws IOException;

    @BeforeEach
    void openArchive(@TempDir Path directory) throws IOException {
        this.directory = directory;
        source = directory.resolve("source");
        archive = open(directory.resolve("archive"));
    }

    protected ArchivedRun store() throws ArchiveFailedException {
        return archive.store(request(), Progress.none());
    }

    protected ArchiveFailedException storeFails() {
        return storeFails(Progress.none());
    }

    protected ArchiveFailedException storeFails(Progress progress) {
        return catchThrowableOfType(ArchiveFailedException.class, () -> archive.store(request(), progress));
    }

    protected ArchiveRequest request() {
        return new ArchiveRequest(source, LOCATION, List.of(new Attribute("run_id", "run1", "")));
    }

    protected void assertIntact(long files, long bytes) throws ArchiveFailedException {
        VerifyReport report = archive.verify(LOCATION, Progress.none());
        assertThat(report.problems()).isEmpty();
        assertThat(report.intact()).isTrue();
        assertThat(report.files()).isEqualTo(files);
        assertThat(report.bytes()).isEqualTo(bytes);
    }

    /** Makes the change after the source was listed. */
    protected static Progress atStart(Change change) {
        return new Progress() {
            @Override
            public void total(long files, long bytes) {
                make(change);
            }
        };
    }

    /** Makes the change after the first file was verified. */
    protected static Progress afterFirst(Change change) {
        AtomicBoolean made = new AtomicBoolean();
        return new Progress() {
            @Override
            public void verified(String file, long bytes) {
                if (made.compareAndSet(false, true)) {
                    make(change);
                }
            }
        };
    }

    /** Makes the change after all six files were verified. */
    protected static Progress afterAll(Change change) {
        LongAdder verified = new LongAdder();
        return new Progress() {
            @Override
            public synchronized void verified(String file, long bytes) {
                verified.increment();
                if (verified.sum() == 6) {
                    make(change);
                }
            }
        };
    }

    private static void make(Change change) {
        try {
            change.make();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
