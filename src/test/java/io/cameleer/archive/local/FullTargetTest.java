package io.cameleer.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.Progress;
import io.cameleer.archive.TreeFixture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullTargetTest {

    private static final String LOCATION = "sequencer/miseq/run1";

    private Path source;
    private Path archive;

    /** A disk on which only so many bytes fit. */
    private static final class SmallDisk implements Interception {

        private final AtomicLong left;

        SmallDisk(long bytes) {
            left = new AtomicLong(bytes);
        }

        @Override
        public WritableByteChannel writing(WritableByteChannel target) {
            return new WritableByteChannel() {
                @Override
                public int write(ByteBuffer bytes) throws IOException {
                    if (left.addAndGet(-bytes.remaining()) < 0) {
                        throw new IOException("No space left on device");
                    }
                    return target.write(bytes);
                }

                @Override
                public boolean isOpen() {
                    return target.isOpen();
                }

                @Override
                public void close() throws IOException {
                    target.close();
                }
            };
        }
    }

    @BeforeEach
    void writeSource(@TempDir Path directory) throws IOException {
        source = directory.resolve("source");
        archive = Files.createDirectory(directory.resolve("archive"));
        TreeFixture.miseq(source);
    }

    @Test
    void a_disk_that_becomes_full_fails_the_run_and_keeps_what_is_verified() throws Exception {
        ArchiveFailedException failure = storeFails(new SmallDisk(3_050_000));

        assertThat(failure.reason()).isEqualTo(Reason.TARGET_FULL);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.file()).isEqualTo("Data/Intensities/BaseCalls/L001/C2.1/s_1_1101.bcl");
        assertThat(failure).hasMessageContaining("free some space");
        assertThat(archive.resolve(LOCATION)).doesNotExist();
        ArchivedRun stored = new LocalArchive(archive, 1).store(request(), Progress.none());
        assertThat(stored.bytesResumed()).isEqualTo(3_000_000);
        assertThat(new LocalArchive(archive, 1)
                        .verify(LOCATION, Progress.none())
                        .intact())
                .isTrue();
    }

    @Test
    void a_disk_that_becomes_full_at_the_manifest_publishes_nothing() throws Exception {
        ArchiveFailedException failure = storeFails(new SmallDisk(3_070_100));

        assertThat(failure.reason()).isEqualTo(Reason.TARGET_FULL);
        assertThat(archive.resolve(LOCATION)).doesNotExist();
        assertThat(new LocalArchive(archive, 1)
                        .store(request(), Progress.none())
                        .bytesCopied())
                .isZero();
    }

    @Test
    void too_little_space_is_told_with_figures_before_anything_is_copied() {
        CountingReads reads = new CountingReads();

        ArchiveFailedException failure = storeFails(new Interception() {
            @Override
            public long usable(long bytes) {
                return 1_000_000;
            }

            @Override
            public ReadableByteChannel reading(ReadableByteChannel channel) {
                return reads.reading(channel);
            }
        });

        assertThat(failure.reason()).isEqualTo(Reason.TARGET_FULL);
        assertThat(failure.getMessage()).containsPattern("1000000 bytes free, but 30[0-9]{5} are needed");
        assertThat(reads.bytes()).isZero();
    }

    private ArchiveFailedException storeFails(Interception interception) {
        return catchThrowableOfType(ArchiveFailedException.class, () -> new LocalArchive(archive, 1, interception)
                .store(request(), Progress.none()));
    }

    private ArchiveRequest request() {
        return new ArchiveRequest(source, LOCATION, List.of());
    }
}
