package io.cameleer.archive.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.NameBytes;
import io.cameleer.archive.Progress;
import io.cameleer.archive.TreeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Random folders with odd names, stored, perhaps cancelled on the way, and compared. */
class RandomFoldersTest {

    private static final String LOCATION = "sequencer/miseq/run1";

    private Path directory = Path.of("");

    /** A file at a path of one to three odd names, with sizes around those of buffers and blocks. */
    record RandomFile(List<byte[]> path, int size, long seed) {}

    @BeforeTry
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("archive").toRealPath();
        Files.createDirectory(directory.resolve("archive"));
    }

    @AfterTry
    void removeDirectory() throws IOException {
        Trees.delete(directory);
    }

    @Property(tries = 40)
    void any_folder_comes_back_as_it_was(
            @ForAll @Size(max = 12) List<@From("files") RandomFile> files,
            @ForAll @IntRange(min = 0, max = 12) int cancelAfter)
            throws Exception {
        Path source = write(files);
        Map<String, String> wanted = TreeFixture.picture(source);
        ArchiveRequest request = new ArchiveRequest(source, LOCATION, List.of());
        LocalArchive archive = new LocalArchive(directory.resolve("archive"), 2);

        try {
            archive.store(request, cancelAfter(cancelAfter));
        } catch (ArchiveFailedException cancelled) {
            assertThat(archive.find(LOCATION)).isEmpty();
        }
        ArchivedRun stored = archive.store(request, Progress.none());

        Path place = Path.of(stored.address());
        assertThat(TreeFixture.picture(place)).containsAllEntriesOf(wanted).hasSize(wanted.size() + 5);
        assertThat(TreeFixture.directoryTimes(place)).containsAllEntriesOf(TreeFixture.directoryTimes(source));
        assertThat(TreeFixture.picture(source)).isEqualTo(wanted);
        assertThat(archive.verify(LOCATION, Progress.none()).problems()).isEmpty();
        Sha256Sum.check(place, "manifest-sha256.txt");
    }

    @Provide
    Arbitrary<RandomFile> files() {
        Arbitrary<byte[]> names = Arbitraries.bytes()
                .filter(b -> b != 0 && b != '/')
                .edgeCases(edges -> edges.add((byte) '\n', (byte) '\r', (byte) '\\', (byte) 0xff, (byte) ' '))
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(8)
                .filter(name -> name[0] != '.' && name[0] != 'm');
        Arbitrary<Integer> sizes = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(0, 10_000)),
                Tuple.of(1, Arbitraries.of(4095, 4096, 4097, Buffers.SIZE - 1, Buffers.SIZE, Buffers.SIZE + 1)));
        return Combinators.combine(names.list().ofMinSize(1).ofMaxSize(3), sizes, Arbitraries.longs())
                .as(RandomFile::new);
    }

    /** Writes what can be written: a file stays out where a name of its path is a file already, or it is a folder. */
    private Path write(List<RandomFile> files) throws IOException {
        TreeFixture source = new TreeFixture(directory.resolve("source"));
        for (RandomFile file : files) {
            Path path = source.root();
            boolean possible = true;
            for (byte[] name : file.path()) {
                possible &= !Files.isRegularFile(path);
                path = path.resolve(NameBytes.path(name));
            }
            if (possible && !Files.exists(path)) {
                source.file(NameBytes.of(source.root().relativize(path)), TreeFixture.bytes(file.size(), file.seed()));
            }
        }
        return source.root();
    }

    private static Progress cancelAfter(int files) {
        AtomicInteger left = new AtomicInteger(files);
        return new Progress() {
            @Override
            public void verified(String file, long bytes) {
                left.decrementAndGet();
            }

            @Override
            public boolean cancelled() {
                return left.get() < 0;
            }
        };
    }
}
