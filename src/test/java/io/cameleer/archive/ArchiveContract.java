package io.cameleer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of archive promises. */
public abstract class ArchiveContract {

    protected static final String LOCATION = "sequencer/miseq/run1";

    protected Path directory;
    protected Path source;
    protected Archive archive;

    /** A new, empty archive that may keep what it needs in the directory. */
    protected abstract Archive open(Path directory) throws IOException;

    @BeforeEach
    void openArchive(@TempDir Path directory) throws IOException {
        this.directory = directory;
        source = directory.resolve("source");
        archive = open(directory.resolve("archive"));
    }

    @Test
    void a_stored_run_is_found_and_verifies() throws Exception {
        TreeFixture.miseq(source);

        ArchivedRun stored = store();

        assertThat(stored.files()).isEqualTo(6);
        assertThat(stored.bytesCopied()).isEqualTo(stored.bytes());
        assertThat(stored.bytesResumed()).isZero();
        assertThat(archive.find(LOCATION))
                .get()
                .extracting(ArchivedRun::manifestSha256)
                .isEqualTo(stored.manifestSha256());
        VerifyReport report = archive.verify(LOCATION, Progress.none());
        assertThat(report.problems()).isEmpty();
        assertThat(report.files()).isEqualTo(6);
        assertThat(report.bytes()).isEqualTo(stored.bytes());
    }

    protected ArchivedRun store() throws ArchiveFailedException {
        return archive.store(request(), Progress.none());
    }

    protected ArchiveRequest request() {
        return new ArchiveRequest(source, LOCATION, List.of(new Attribute("run_id", "run1", "")));
    }
}
