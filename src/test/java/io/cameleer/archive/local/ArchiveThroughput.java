package io.cameleer.archive.local;

import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.Progress;
import io.cameleer.archive.TreeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the archive beside {@code cp}, {@code sync} and {@code sha256sum} on the same disk in the same run. Not a
 * test. Arguments: an empty directory, the number of files, the size of each in bytes, threads.
 */
public final class ArchiveThroughput {

    private static final int ROUNDS = 3;

    private final Path directory;
    private final Path source;
    private final double megabytes;
    private final long files;

    private ArchiveThroughput(Path directory, Path source, long files, long bytes) {
        this.directory = directory;
        this.source = source;
        this.files = files;
        this.megabytes = bytes / 1e6;
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        int files = Integer.parseInt(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        Path source = write(directory.resolve("source"), files, size);
        ArchiveThroughput measured = new ArchiveThroughput(directory, source, files, (long) files * size);
        for (int round = 1; round <= ROUNDS; round++) {
            measured.archive(round, threads);
            measured.copyAndSum(round);
        }
    }

    private static Path write(Path source, int files, int size) throws IOException {
        TreeFixture run = new TreeFixture(source);
        byte[] content = TreeFixture.bytes(size, 1);
        for (int i = 0; i < files; i++) {
            run.file("Data/C" + i / 1000 + "/file" + i, content);
        }
        return source;
    }

    private void archive(int round, int threads) throws Exception {
        Path root = Files.createDirectory(directory.resolve("archive" + round));
        boolean cold = forgetCache();
        long start = System.nanoTime();
        ArchivedRun stored =
                new LocalArchive(root, threads).store(new ArchiveRequest(source, "run", List.of()), Progress.none());
        say("archive, " + threads + " threads, read back" + (cold ? ", cold" : ", warm"), start);
        if (stored.bytesCopied() != stored.bytes()) {
            throw new IllegalStateException("not all was copied");
        }
        start = System.nanoTime();
        new LocalArchive(root, threads).store(new ArchiveRequest(source, "run", List.of()), Progress.none());
        say("archive, an equal run again", start);
        Trees.delete(root);
    }

    private void copyAndSum(int round) throws Exception {
        Path copy = directory.resolve("copy" + round);
        boolean cold = forgetCache();
        long start = System.nanoTime();
        run("cp", "-r", "--preserve=timestamps", source.toString(), copy.toString());
        run("sync", "-f", copy.toString());
        say("cp and sync" + (cold ? ", cold" : ", warm"), start);
        run("sh", "-c", "cd " + copy + " && find . -type f -print0 | xargs -0 sha256sum > ../sums");
        say("cp, sync and sha256sum of the copy", start);
        run("sh", "-c", "cd " + source + " && sha256sum --quiet -c ../sums");
        say("cp, sync and sha256sum of both", start);
        Trees.delete(copy);
    }

    /** Possible for root only. */
    private static boolean forgetCache() throws Exception {
        return new ProcessBuilder("sh", "-c", "sync; echo 3 > /proc/sys/vm/drop_caches")
                        .start()
                        .waitFor()
                == 0;
    }

    private void say(String what, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%-45s %7.2f s %8.1f MB/s %9.0f files/s%n", what, seconds, megabytes / seconds, files / seconds);
    }

    private static void run(String... command) throws Exception {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }
}
