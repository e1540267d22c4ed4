package io.cameleer.archive.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.Attribute;
import io.cameleer.archive.Progress;
import io.cameleer.archive.TreeFixture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dies before each effect on the disk in turn, and half through each write; then a new store must end well. */
class CrashTest {

    private static final String LOCATION = "sequencer/miseq/run1";

    private Path directory;
    private Path source;

    /** The end of the process, as far as one process can play it: nothing of the archive's has an effect any more. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class DiesAt implements Interception {

        private final int step;
        private final AtomicInteger steps = new AtomicInteger();
        private volatile String last = "";

        DiesAt(int step) {
            this.step = step;
        }

        @Override
        public void before(String effect) {
            int now = steps.getAndIncrement();
            if (now >= step) {
                last = now == step ? effect : last;
                throw new Death();
            }
        }

        @Override
        public WritableByteChannel writing(WritableByteChannel target) {
            return new WritableByteChannel() {
                @Override
                public int write(ByteBuffer bytes) throws IOException {
                    int half = bytes.remaining() / 2;
                    int written = target.write(bytes.slice(bytes.position(), half));
                    before("write the other half");
                    bytes.position(bytes.position() + written);
                    return written + target.write(bytes);
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

    /** The first line may take an older one back; the second tells of the new copy. */
    private static final class DiesBeforeAppend implements Interception {

        private final AtomicInteger left;

        DiesBeforeAppend(int line) {
            left = new AtomicInteger(line);
        }

        @Override
        public void before(String effect) {
            if (effect.equals("append to the journal") && left.decrementAndGet() <= 0) {
                throw new Death();
            }
        }
    }

    @BeforeEach
    void writeSource(@TempDir Path directory) throws IOException {
        this.directory = directory;
        source = directory.resolve("source");
        new TreeFixture(source)
                .file("RunInfo.xml", "<RunInfo/>")
                .file("Data/a.bcl", TreeFixture.bytes(50_000, 1))
                .file("Data/b.bcl", TreeFixture.bytes(20, 2))
                .directory("Logs")
                .link("Last.txt", "RTAComplete.txt")
                .file("RTAComplete.txt", "complete");
    }

    @Test
    void a_death_at_any_step_leaves_nothing_half_and_the_next_store_ends() throws Exception {
        Map<String, String> wanted = TreeFixture.picture(source);
        boolean died = true;
        int step = 0;
        for (; died; step++) {
            Path archive = Files.createDirectory(directory.resolve("archive" + step));
            DiesAt death = new DiesAt(step);
            died = dies(archive, death);
            assertNothingHalf(archive, wanted, death);
            ArchivedRun stored = new LocalArchive(archive, 1).store(request(), Progress.none());
            assertStored(archive, stored, wanted, death);
        }
        assertThat(step).as("steps").isGreaterThan(50);
    }

    @Test
    void deaths_at_two_steps_one_after_the_other_leave_nothing_half() throws Exception {
        Map<String, String> wanted = TreeFixture.picture(source);
        for (int first = 5; first < 70; first += 13) {
            for (int second = 3; second < 60; second += 11) {
                Path archive = Files.createDirectory(directory.resolve("archive" + first + "-" + second));
                dies(archive, new DiesAt(first));
                DiesAt death = new DiesAt(second);
                dies(archive, death);
                assertNothingHalf(archive, wanted, death);
                ArchivedRun stored = new LocalArchive(archive, 2).store(request(), Progress.none());
                assertStored(archive, stored, wanted, death);
            }
        }
    }

    @Test
    void what_was_verified_before_a_death_is_not_read_again() throws Exception {
        Path archive = Files.createDirectory(directory.resolve("archive"));
        int steps = stepsUntil("compare with the source");
        dies(archive, new DiesAt(steps));
        CountingReads reads = new CountingReads();

        ArchivedRun stored = new LocalArchive(archive, 1, reads).store(request(), Progress.none());

        assertThat(reads.bytes()).isZero();
        assertThat(stored.bytesResumed()).isEqualTo(stored.bytes());
    }

    @Test
    void a_copy_of_what_a_file_was_for_a_while_does_not_count_for_what_it_is_again() throws Exception {
        Path archive = Files.createDirectory(directory.resolve("archive"));
        Path file = source.resolve("RunInfo.xml");
        FileTime modified = Files.getLastModifiedTime(file);
        dies(archive, new DiesAt(stepsUntil("compare with the source")));
        Files.writeString(file, "<RunFool/>");
        dies(archive, new DiesBeforeAppend(2));
        Files.writeString(file, "<RunInfo/>");
        Files.setLastModifiedTime(file, modified);

        new LocalArchive(archive, 1).store(request(), Progress.none());

        assertThat(archive.resolve(LOCATION).resolve("RunInfo.xml")).hasContent("<RunInfo/>");
        assertThat(new LocalArchive(archive, 1)
                        .verify(LOCATION, Progress.none())
                        .problems())
                .isEmpty();
    }

    private int stepsUntil(String effect) throws Exception {
        Path archive = Files.createDirectory(directory.resolve("measure"));
        AtomicInteger steps = new AtomicInteger();
        AtomicInteger found = new AtomicInteger(-1);
        new LocalArchive(archive, 1, new Interception() {
                    @Override
                    public void before(String now) {
                        if (now.equals(effect)) {
                            found.compareAndSet(-1, steps.get());
                        }
                        steps.incrementAndGet();
                    }
                })
                .store(request(), Progress.none());
        // Each write has a step more where it is cut into halves; there are three files of one write each.
        return found.get() + 3;
    }

    private boolean dies(Path archive, Interception death) throws ArchiveFailedException {
        try {
            new LocalArchive(archive, 1, death).store(request(), Progress.none());
            return false;
        } catch (Death expected) {
            return true;
        }
    }

    private static void assertNothingHalf(Path archive, Map<String, String> wanted, DiesAt death) throws Exception {
        Path place = archive.resolve(LOCATION);
        if (Files.exists(place)) {
            assertThat(TreeFixture.picture(place)).as(death.last).containsAllEntriesOf(wanted);
            assertThat(new LocalArchive(archive, 1)
                            .verify(LOCATION, Progress.none())
                            .intact())
                    .as(death.last)
                    .isTrue();
        } else {
            assertThat(new LocalArchive(archive, 1).find(LOCATION))
                    .as(death.last)
                    .isEmpty();
        }
    }

    private void assertStored(Path archive, ArchivedRun stored, Map<String, String> wanted, DiesAt death)
            throws Exception {
        Path place = Path.of(stored.address());
        assertThat(TreeFixture.picture(place)).as(death.last).containsAllEntriesOf(wanted);
        assertThat(TreeFixture.picture(place)).as(death.last).hasSize(wanted.size() + 5);
        assertThat(TreeFixture.directoryTimes(place))
                .as(death.last)
                .containsAllEntriesOf(TreeFixture.directoryTimes(source));
        assertThat(new LocalArchive(archive, 1)
                        .verify(LOCATION, Progress.none())
                        .problems())
                .as(death.last)
                .isEmpty();
        assertThat(archive.resolve(Staging.FOLDER)).as(death.last).isEmptyDirectory();
        assertThat(files(place)).as(death.last).contains(OwnFiles.MARKER.toString());
    }

    private static List<String> files(Path place) throws IOException {
        try (var all = Files.walk(place)) {
            return all.map(file -> place.relativize(file).toString()).collect(Collectors.toList());
        }
    }

    private ArchiveRequest request() {
        return new ArchiveRequest(source, LOCATION, List.of(new Attribute("run_id", "run1", "")));
    }
}
