package io.cameleer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Writes small source folders, and takes pictures of folders to compare. */
public final class TreeFixture {

    private static final Instant WRITTEN = Instant.parse("2024-03-05T06:07:08.123456Z");

    private final Path root;

    public TreeFixture(Path root) throws IOException {
        this.root = Files.createDirectories(root);
    }

    public Path root() {
        return root;
    }

    /** A small run as a MiSeq leaves it, with an empty directory and a link. */
    public static TreeFixture miseq(Path root) throws IOException {
        return new TreeFixture(root)
                .file("RunInfo.xml", "<RunInfo/>")
                .file("SampleSheet.csv", "[Header]\n")
                .file("Data/Intensities/BaseCalls/L001/C1.1/s_1_1101.bcl", bytes(3_000_000, 1))
                .file("Data/Intensities/BaseCalls/L001/C2.1/s_1_1101.bcl", bytes(70_000, 2))
                .file("InterOp/EmptyMetricsOut.bin", "")
                .directory("Logs/Empty")
                .link("SampleSheetUsed.csv", "SampleSheet.csv")
                .file("RTAComplete.txt", "RTA 2.4.11 completed\n");
    }

    public TreeFixture file(String name, String content) throws IOException {
        return file(name.getBytes(UTF_8), content.getBytes(UTF_8));
    }

    public TreeFixture file(String name, byte[] content) throws IOException {
        return file(name.getBytes(UTF_8), content);
    }

    public TreeFixture file(byte[] name, byte[] content) throws IOException {
        Path file = root.resolve(NameBytes.path(name));
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
        return this;
    }

    public TreeFixture directory(String name) throws IOException {
        Files.createDirectories(root.resolve(name));
        return this;
    }

    public TreeFixture link(String name, String target) throws IOException {
        Path link = root.resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
        return this;
    }

    /** Bytes that do not compress and are the same for the same seed. */
    public static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** All below a folder: names with kind, content's hash, time of modification and target, links not followed. */
    public static Map<String, String> picture(Path folder) throws IOException, ArchiveFailedException {
        Map<String, String> picture = new TreeMap<>();
        try (FolderWalk walk = new FolderWalk(
                folder,
                (path, cause) ->
                        new ArchiveFailedException(ArchiveFailedException.Reason.TARGET_FAILED, path + " " + cause))) {
            for (Entry entry = walk.next(); entry != null; entry = walk.next()) {
                String what = entry.kind() + " " + entry.size();
                if (entry.kind() == Entry.Kind.FILE) {
                    Path file = folder.resolve(entry.path());
                    what += " " + Arrays.hashCode(Files.readAllBytes(file)) + " " + entry.modified();
                } else if (entry.kind() == Entry.Kind.LINK) {
                    what += " " + entry.target();
                }
                picture.put(HexFormat.of().formatHex(NameBytes.of(entry.path())) + " " + entry.shown(), what);
            }
        }
        return picture;
    }

    /** The times of modification of a folder and all directories below it. */
    public static Map<String, Instant> directoryTimes(Path folder) throws IOException {
        Map<String, Instant> times = new TreeMap<>();
        try (var all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    times.put(
                            folder.relativize(path).toString(),
                            Files.getLastModifiedTime(path).toInstant());
                }
            }
        }
        return times;
    }
}
