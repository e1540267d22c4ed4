package io.cameleer.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cameleer.archive.ArchiveFailedException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of archive promises. */
public abstract class ArchiveContract {

    protected static final String LOCATION = "sequencer/miseq/run1";

    protected Path directory;
    protected Path source;
    protected Archive archive;

    /** A change to the source that the instrument makes at a bad moment. */
    private interface Change {
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
    void a_file_that_grows_meanwhile_fails_the_run() throws Exception {
        TreeFixture.miseq(source);
        Change grow = () -> Files.writeString(source.resolve("RunInfo.xml"), "more", StandardOpenOption.APPEND);

        assertChanged(grow, "RunInfo.xml");
    }

    @Test
    void a_file_that_shrinks_meanwhile_fails_the_run() throws Exception {
        TreeFixture.miseq(source);

        assertChanged(() -> Files.writeString(source.resolve("RunInfo.xml"), "<"), "RunInfo.xml");
    }

    @Test
    void a_file_that_is_touched_meanwhile_fails_the_run() throws Exception {
        TreeFixture.miseq(source);

        assertChanged(
                () -> Files.setLastModifiedTime(source.resolve("RunInfo.xml"), FileTime.from(Instant.EPOCH)),
                "RunInfo.xml");
    }

    @Test
    void a_file_that_is_added_meanwhile_fails_the_run() throws Exception {
        TreeFixture.miseq(source);

        assertChanged(() -> Files.writeString(source.resolve("Logs/Empty/new.log"), "x"), "Logs/Empty/new.log");
    }

    @Test
    void a_file_that_vanishes_meanwhile_fails_the_run() throws Exception {
        TreeFixture.miseq(source);

        ArchiveFailedException failure = storeFails(atStart(() -> Files.delete(source.resolve("RunInfo.xml"))));

        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_VANISHED);
        assertThat(failure).hasMessageContaining("RunInfo.xml");
        assertThat(failure.retryable()).isTrue();
        assertThat(archive.find(LOCATION)).isEmpty();
    }

    @Test
    void a_file_that_is_removed_after_its_copy_fails_the_run() throws Exception {
        TreeFixture.miseq(source);

        ArchiveFailedException failure =
                storeFails(afterFirst(() -> Files.deleteIfExists(source.resolve("InterOp/EmptyMetricsOut.bin"))));

        assertThat(failure.reason()).isIn(Reason.SOURCE_CHANGED, Reason.SOURCE_VANISHED);
        assertThat(failure.file()).isEqualTo("InterOp/EmptyMetricsOut.bin");
        assertThat(archive.find(LOCATION)).isEmpty();
    }

    @Test
    void a_directory_swapped_for_a_link_meanwhile_leads_nowhere() throws Exception {
        TreeFixture.miseq(source);
        Path outside = directory.resolve("outside");

        ArchiveFailedException failure = storeFails(atStart(() -> {
            Files.move(source.resolve("Data"), outside);
            Files.createSymbolicLink(source.resolve("Data"), outside);
        }));

        assertThat(failure.retryable()).isTrue();
        assertThat(failure.file()).startsWith("Data/");
        assertThat(archive.find(LOCATION)).isEmpty();
    }

    @Test
    void a_missing_source_fails_the_run() {
        ArchiveFailedException failure = storeFails();

        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_VANISHED);
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void a_pipe_is_refused_without_waiting_for_its_writer() throws Exception {
        TreeFixture.miseq(source);
        assumeThat(new ProcessBuilder("mkfifo", source.resolve("Logs/pipe").toString())
                        .start()
                        .waitFor())
                .as("mkfifo makes a pipe here")
                .isZero();

        ArchiveFailedException failure = storeFails();

        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_UNSUPPORTED);
        assertThat(failure).hasMessageContaining("Logs/pipe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../outside",
                "Data/../../outside",
                "Up/../outside",
                "Logs/Empty/../../../source/RunInfo.xml"
            })
    void a_link_that_leads_out_is_refused(String target) throws Exception {
        TreeFixture.miseq(source).link("Data/Up", "..").link("Up", "Data/Up").link("Bad.txt", target);

        ArchiveFailedException failure = storeFails();

        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_UNSUPPORTED);
        assertThat(failure).hasMessageContaining("Bad.txt").hasMessageContaining(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunInfo.xml", "Data/../RunInfo.xml", "Missing/File", "Self", "Data/Up/Logs", "."})
    void a_link_that_stays_inside_is_kept(String target) throws Exception {
        TreeFixture.miseq(source).link("Data/Up", "..").link("Self", target);

        store();

        assertIntact(6, 3_070_040);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc",
                "..",
                "../x",
                "a/../b",
                "a//b",
                "a/",
                "a/.",
                ".staging/x",
                "a/.cameleer",
                "a\\b",
                "a\nb",
                "a\u0000b",
                "a/\ud800"
            })
    void an_unsafe_location_is_refused(String location) throws Exception {
        TreeFixture.miseq(source);
        ArchiveRequest request = new ArchiveRequest(source, location, List.of());

        ArchiveFailedException failure =
                catchThrowableOfType(ArchiveFailedException.class, () -> archive.store(request, Progress.none()));

        assertThat(failure.reason()).isEqualTo(Reason.UNSAFE_NAME);
        assertThat(archive.find(location)).isEmpty();
    }

    @Test
    void a_location_in_another_run_is_refused() throws Exception {
        TreeFixture.miseq(source);
        store();
        ArchiveRequest inner = new ArchiveRequest(source, LOCATION + "/Analysis/1", List.of());

        ArchiveFailedException failure =
                catchThrowableOfType(ArchiveFailedException.class, () -> archive.store(inner, Progress.none()));

        assertThat(failure.reason()).isEqualTo(Reason.UNSAFE_NAME);
        assertIntact(6, 3_070_040);
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

    /** The next attempt ends, and reads less than all of the source. */
    private void assertGoesOn() throws ArchiveFailedException {
        ArchivedRun stored = store();
        assertThat(stored.bytesCopied()).isLessThan(stored.bytes());
        assertThat(stored.bytesCopied() + stored.bytesResumed()).isEqualTo(stored.bytes());
        assertIntact(6, stored.bytes());
    }

    private void assertChanged(Change change, String file) throws ArchiveFailedException {
        ArchiveFailedException failure = storeFails(atStart(change));

        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_CHANGED);
        assertThat(failure).hasMessageContaining(file);
        assertThat(failure.retryable()).isTrue();
        assertThat(archive.find(LOCATION)).isEmpty();
        store();
        assertThat(archive.verify(LOCATION, Progress.none()).intact()).isTrue();
    }

    /** Makes the change after the source was listed. */
    private static Progress atStart(Change change) {
        return new Progress() {
            @Override
            public void total(long files, long bytes) {
                make(change);
            }
        };
    }

    /** Makes the change after the first file was verified. */
    private static Progress afterFirst(Change change) {
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
    private static Progress afterAll(Change change) {
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
