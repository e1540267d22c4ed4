package io.cameleer.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameleer.archive.ArchiveFailedException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of archive promises; one that extends this runs all of it. */
public abstract class ArchiveContract extends BadSourceContract {

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
        assertIntact(6, stored.bytes());
    }

    @Test
    void the_source_is_only_read() throws Exception {
        TreeFixture.miseq(source);
        Map<String, String> before = TreeFixture.picture(source);
        Map<String, Instant> times = TreeFixture.directoryTimes(source);

        store();

        assertThat(TreeFixture.picture(source)).isEqualTo(before);
        assertThat(TreeFixture.directoryTimes(source)).isEqualTo(times);
    }

    @Test
    void an_empty_folder_is_a_run() throws Exception {
        Files.createDirectory(source);

        assertThat(store().files()).isZero();
        assertIntact(0, 0);
    }

    @Test
    void storing_an_equal_run_again_copies_nothing() throws Exception {
        TreeFixture.miseq(source);
        ArchivedRun first = store();

        ArchivedRun second = store();

        assertThat(second.bytesCopied()).isZero();
        assertThat(second.bytesResumed()).isEqualTo(first.bytes());
        assertThat(second.manifestSha256()).isEqualTo(first.manifestSha256());
    }

    @Test
    void equal_content_with_another_time_is_an_equal_run() throws Exception {
        TreeFixture.miseq(source);
        ArchivedRun first = store();
        Files.setLastModifiedTime(source.resolve("RunInfo.xml"), FileTime.from(Instant.EPOCH));

        assertThat(store().manifestSha256()).isEqualTo(first.manifestSha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunInfo.xml", "New.txt", "Logs/Empty/New"})
    void another_run_at_a_taken_location_is_refused(String changed) throws Exception {
        TreeFixture.miseq(source);
        ArchivedRun first = store();
        new TreeFixture(source).file(changed, "<RunFool/>");
        Files.setLastModifiedTime(source.resolve(changed), FileTime.from(Instant.EPOCH));

        ArchiveFailedException failure = storeFails();

        assertThat(failure.reason()).isEqualTo(Reason.ALREADY_DIFFERENT);
        assertThat(failure).hasMessageContaining(changed);
        assertThat(failure.retryable()).isFalse();
        assertIntact(6, first.bytes());
    }

    @Test
    void names_keep_their_bytes() throws Exception {
        new TreeFixture(source)
                .file(new byte[] {'a', (byte) 0xff, '/', (byte) 0xed, (byte) 0xa0, (byte) 0x80}, new byte[] {1})
                .file("caf\u00e9/nfd e\u0301".getBytes(StandardCharsets.UTF_8), new byte[] {2})
                .file("new\nline\\back\rreturn\ttab", "3")
                .file(" -leading", "4");

        store();

        assertIntact(4, 4);
    }

    @Test
    void a_manifest_that_the_run_brings_is_kept() throws Exception {
        TreeFixture.miseq(source).file("manifest-sha256.txt", "a BagIt bag's own\n");

        assertThat(store().files()).isEqualTo(7);

        assertIntact(7, 3_070_040 + 18);
        assertThat(store().bytesCopied()).isZero();
    }

    @Test
    void a_run_with_the_archives_own_folder_is_refused() throws Exception {
        TreeFixture.miseq(source).file(".cameleer/archived.json", "{}");

        ArchiveFailedException failure = storeFails();

        assertThat(failure.reason()).isEqualTo(Reason.NAME_COLLISION);
        assertThat(failure).hasMessageContaining(".cameleer");
    }

    @Test
    void a_cancelled_store_goes_on_where_it_stopped() throws Exception {
        TreeFixture.miseq(source);
        AtomicBoolean stop = new AtomicBoolean();

        ArchiveFailedException failure = storeFails(new Progress() {
            @Override
            public void verified(String file, long bytes) {
                stop.set(true);
            }

            @Override
            public boolean cancelled() {
                return stop.get();
            }
        });

        assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(archive.find(LOCATION)).isEmpty();
        assertGoesOn();
    }

    @Test
    void an_interrupted_store_goes_on_where_it_stopped() throws Exception {
        TreeFixture.miseq(source);
        Thread caller = Thread.currentThread();

        ArchiveFailedException failure = storeFails(afterFirst(caller::interrupt));

        assertThat(Thread.interrupted()).as("the interruption is kept").isTrue();
        assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(archive.find(LOCATION)).isEmpty();
        assertGoesOn();
    }

    @Test
    void what_was_verified_of_a_changed_file_is_copied_again() throws Exception {
        TreeFixture.miseq(source);
        storeFails(afterAll(() -> new TreeFixture(source).file("Last.txt", "late")));
        Files.writeString(source.resolve("RunInfo.xml"), "<RunFool/>");

        ArchivedRun stored = store();

        assertThat(stored.bytesCopied()).isEqualTo(10 + 4);
        assertThat(stored.bytesResumed()).isEqualTo(3_070_040 - 10);
        assertIntact(7, 3_070_044);
    }

    @Test
    void what_was_verified_of_another_folder_does_not_count() throws Exception {
        TreeFixture.miseq(source);
        storeFails(afterAll(() -> new TreeFixture(source).file("Last.txt", "late")));
        source = directory.resolve("other");
        TreeFixture.miseq(source).file("RunInfo.xml", "<RunFool/>");

        assertThat(store().bytesResumed()).isZero();

        assertIntact(6, 3_070_040);
    }

    @Test
    void a_second_store_of_the_same_run_is_told_to_wait() throws Exception {
        TreeFixture.miseq(source);
        ArchiveFailedException[] second = new ArchiveFailedException[1];

        archive.store(request(), atStart(() -> second[0] = storeFails()));

        assertThat(second[0].reason()).isEqualTo(Reason.BUSY);
        assertThat(second[0].retryable()).isTrue();
        assertIntact(6, 3_070_040);
    }

    @Test
    void progress_tells_all_bytes() throws Exception {
        TreeFixture.miseq(source);
        LongAdder total = new LongAdder();
        LongAdder copied = new LongAdder();
        LongAdder verified = new LongAdder();

        archive.store(request(), new Progress() {
            @Override
            public void total(long files, long bytes) {
                total.add(bytes);
            }

            @Override
            public void copied(String file, long bytes) {
                copied.add(bytes);
            }

            @Override
            public void verified(String file, long bytes) {
                verified.add(bytes);
            }
        });

        assertThat(List.of(total.sum(), copied.sum(), verified.sum())).containsOnly(3_070_040L);
    }

    @Test
    void verifying_what_is_not_there_fails() {
        ArchiveFailedException failure =
                catchThrowableOfType(ArchiveFailedException.class, () -> archive.verify(LOCATION, Progress.none()));

        assertThat(failure.reason()).isEqualTo(Reason.NOT_ARCHIVED);
    }

    /** The next attempt ends, and reads less than all of the source. */
    private void assertGoesOn() throws ArchiveFailedException {
        ArchivedRun stored = store();
        assertThat(stored.bytesCopied()).isLessThan(stored.bytes());
        assertThat(stored.bytesCopied() + stored.bytesResumed()).isEqualTo(stored.bytes());
        assertIntact(6, stored.bytes());
    }
}
