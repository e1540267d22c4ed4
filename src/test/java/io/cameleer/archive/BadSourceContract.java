package io.cameleer.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cameleer.archive.ArchiveFailedException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of archive does with sources and locations that are not as they should be. */
public abstract class BadSourceContract extends ArchiveFixture {

    /** A day from now, so that what a test does to files was long ago, but for the times that it gives them. */
    private static final Instant TOMORROW =
            Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

    private static final Progress NOTHING_COPIED = new Progress() {
        @Override
        public void copied(String file, long bytes) {
            throw new AssertionError(file + " was copied");
        }
    };

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
    void a_file_or_folder_that_was_written_a_moment_ago_is_refused_by_its_name_before_anything_is_copied()
            throws Exception {
        TreeFixture.miseq(source);
        Files.createDirectories(source.resolve("Analysis/1"));
        Files.writeString(source.resolve("Analysis/1/growing"), "x");
        try (Stream<Path> all = Files.walk(source)) {
            for (Path path : all.filter(path -> !path.startsWith(source.resolve("Analysis")))
                    .toList()) {
                Files.setLastModifiedTime(path, FileTime.from(TOMORROW.minusSeconds(121)));
            }
        }
        for (String late : List.of("Logs/Empty", "InterOp/EmptyMetricsOut.bin")) {
            Files.setLastModifiedTime(source.resolve(late), FileTime.from(TOMORROW.minusSeconds(30)));

            ArchiveFailedException failure =
                    catchThrowableOfType(ArchiveFailedException.class, () -> archive.store(quiet(), NOTHING_COPIED));

            assertThat(failure.reason()).isEqualTo(Reason.SOURCE_CHANGED);
            assertThat(failure.file()).isEqualTo(late);
            assertThat(failure)
                    .hasMessage("'" + late + "' was written at " + TOMORROW.minusSeconds(30)
                            + ", 30 s before it was to be archived;"
                            + " the run is archived when nothing of it has been written for 2 min.");
            assertThat(archive.find(LOCATION)).isEmpty();
            Files.setLastModifiedTime(source.resolve(late), FileTime.from(TOMORROW.minusSeconds(120)));
        }

        assertThat(archive.store(quiet(), Progress.none()).files()).isPositive();
    }

    /** What is archived on its own may be written meanwhile, and with it the folder that it lies in. */
    private ArchiveRequest quiet() {
        return new ArchiveRequest(
                source,
                LOCATION,
                List.of(),
                new Apart(Path.of("Analysis"), Pattern.compile("[0-9]+")),
                new Quiet(TOMORROW, Duration.ofMinutes(2)),
                Checksums.NONE);
    }

    @Test
    void a_file_that_was_written_a_moment_ago_and_shows_an_old_time_is_refused_as_well() throws Exception {
        TreeFixture.miseq(source);
        Path old = source.resolve("InterOp/EmptyMetricsOut.bin");
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));

        ArchiveFailedException failure = catchThrowableOfType(
                ArchiveFailedException.class,
                () -> archive.store(
                        new ArchiveRequest(
                                source,
                                LOCATION,
                                List.of(),
                                Apart.NONE,
                                new Quiet(Instant.now(), Duration.ofMinutes(2)),
                                Checksums.NONE),
                        NOTHING_COPIED));

        assertThat(failure.isWrittenLately()).isTrue();
        assertThat(WrittenAt.of(old))
                .hasValueSatisfying(time -> assertThat(time).isAfter(TOMORROW.minus(Duration.ofDays(2))));
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

    private void assertChanged(Change change, String file) throws ArchiveFailedException {
        ArchiveFailedException failure = storeFails(atStart(change));

        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_CHANGED);
        assertThat(failure).hasMessageContaining(file);
        assertThat(failure.retryable()).isTrue();
        assertThat(archive.find(LOCATION)).isEmpty();
        store();
        assertThat(archive.verify(LOCATION, Progress.none()).intact()).isTrue();
    }
}
