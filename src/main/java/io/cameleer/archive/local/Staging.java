package io.cameleer.archive.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.LogicalPath;
import io.cameleer.archive.NameBytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The place, on the archive's own file system, where one run is put together: {@code .staging/<hash of the location>}
 * with the tree, the journal, the list of the source's entries, the location in words, and a lock. Whoever has an
 * object of this class is the only one, in this process and in all others, that writes there.
 */
final class Staging implements Closeable {

    static final String FOLDER = ".staging";

    /** The operating system's locks are a process's, so they keep no threads apart. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Interception interception;
    /** Of the lock's file; all are closed together, because closing one drops the lock that another holds. */
    private final List<FileChannel> channels = new ArrayList<>();

    private Staging(Path directory, Interception interception) {
        this.directory = directory;
        this.interception = interception;
    }

    /** Takes the place for a location; nobody waits, a place that is taken is a retryable failure. */
    static Staging open(Path root, LogicalPath location, Interception interception) throws ArchiveFailedException {
        String hash = DigestUtils.sha256Hex(location.toString()).substring(0, 32);
        Path directory = root.resolve(FOLDER).resolve(hash);
        if (!HELD.add(directory)) {
            throw busy(location);
        }
        Staging staging = new Staging(directory, interception);
        try {
            staging.take(location);
            return staging;
        } catch (NoSuchFileException removedByOther) {
            staging.close();
            throw busy(location);
        } catch (IOException failed) {
            staging.close();
            throw Failures.target(null, failed);
        } catch (ArchiveFailedException | RuntimeException | Error refused) {
            staging.close();
            throw refused;
        }
    }

    /** Removes what was staged from another folder than this one, and remembers this one. */
    void forget(Path source) throws IOException {
        Path origin = directory.resolve("source");
        byte[] wanted = NameBytes.of(source.getRoot().relativize(source));
        if (Files.exists(origin) && Arrays.equals(Files.readAllBytes(origin), wanted)) {
            return;
        }
        interception.before("remove the journal of another source");
        Files.deleteIfExists(journal());
        interception.before("remove the tree of another source");
        Trees.delete(tree());
        Files.createDirectory(tree());
        interception.before("remember the source");
        Files.write(origin, wanted);
    }

    Path tree() {
        return directory.resolve("tree");
    }

    Path journal() {
        return directory.resolve("journal");
    }

    Path listing() {
        return directory.resolve("listing");
    }

    /** A file that is written beside the tree and then moved into it. */
    Path draft(String name) {
        return directory.resolve(name + ".draft");
    }

    /** A name for a file that somebody makes and removes to learn about the file system. */
    Path probe() {
        return directory.resolve("probe");
    }

    /** Removes all of the place but the lock, and that last. */
    void remove() throws IOException {
        Path lockFile = directory.resolve("lock");
        List<Path> others;
        try (Stream<Path> children = Files.list(directory)) {
            others = children.filter(child -> !child.equals(lockFile)).toList();
        }
        for (Path other : others) {
            interception.before("remove from the staging place");
            Trees.delete(other);
        }
        interception.before("remove the staging place");
        Files.deleteIfExists(lockFile);
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException takenByNext) {
            // Another store to this location has begun.
        }
    }

    @Override
    public void close() {
        try {
            for (FileChannel channel : channels) {
                channel.close();
            }
        } catch (IOException unimportant) {
            // The lock goes with the process at the latest.
        } finally {
            HELD.remove(directory);
        }
    }

    private void take(LogicalPath location) throws IOException, ArchiveFailedException {
        interception.before("make the staging place");
        Files.createDirectories(directory);
        FileChannel channel = open(CREATE, WRITE);
        FileLock held = channel.tryLock();
        if (held == null) {
            throw busy(location);
        }
        // Between opening and locking, another process may have finished and removed the file that is locked now.
        byte[] token = ("process " + ProcessHandle.current().pid() + " " + UUID.randomUUID() + "\n").getBytes(UTF_8);
        channel.truncate(0).write(ByteBuffer.wrap(token), 0);
        ByteBuffer found = ByteBuffer.allocate(token.length);
        open(READ).read(found);
        if (!Arrays.equals(token, found.array())) {
            throw busy(location);
        }
        interception.before("write the location");
        Files.writeString(directory.resolve("location"), location + "\n");
        interception.before("make the tree");
        Files.createDirectories(tree());
    }

    private FileChannel open(OpenOption... options) throws IOException {
        FileChannel channel = FileChannel.open(directory.resolve("lock"), options);
        channels.add(channel);
        return channel;
    }

    private static ArchiveFailedException busy(LogicalPath location) {
        return new ArchiveFailedException(
                Reason.BUSY, "Another thread or process is storing to '" + location + "'; retry when it has ended.");
    }
}
