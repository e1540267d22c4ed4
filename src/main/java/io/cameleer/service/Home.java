package io.cameleer.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds the database, the archive unless set elsewhere, and the outbox. One process has it at a time;
 * the lock is the operating system's, so that a killed process leaves none behind.
 */
public final class Home implements AutoCloseable {

    private static final String LOCK = "cameleer.lock";
    private static final int LONGEST_ADDRESS = 1000;

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private Home(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the home; empty: another process has it. */
    public static Optional<Home> take(Path path) throws IOException {
        FileChannel channel = open(path);
        FileLock lock = lock(channel);
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        channel.truncate(0);
        Home home = new Home(path, channel, lock);
        makeForOwner(home.executions());
        return Optional.of(home);
    }

    /** One that is there keeps the rights that it has, since an operator may have chosen them. */
    private static void makeForOwner(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectory(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileChannel open(Path path) throws IOException {
        try {
            Files.createDirectories(path);
            return FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException(
                    "The home " + path + " cannot be made or written ("
                            + e.getClass().getSimpleName()
                            + "). Check the path and its rights, or give another home with --home.",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Whether somebody has used this folder as a home. */
    public static boolean isThere(Path path) {
        return Files.isRegularFile(path.resolve(LOCK)) || Files.isRegularFile(path.resolve("cameleer.db"));
    }

    /** Where the service that has this home is reached, as it wrote it down; empty: none, or not yet. */
    public static Optional<String> serviceAddress(Path path) {
        Path file = path.resolve(LOCK);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String address = Files.readString(file, StandardCharsets.UTF_8).strip();
            return address.startsWith("http") && address.length() < LONGEST_ADDRESS
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes down where this process is reached, for commands beside it. */
    public void announce(String address) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(address.getBytes(StandardCharsets.UTF_8)), 0);
    }

    public Path database() {
        return path.resolve("cameleer.db");
    }

    public Path outbox() {
        return path.resolve("outbox");
    }

    /** Each callback execution gets its own folder in here, which only the service's account can look into. */
    public Path executions() {
        return path.resolve("executions");
    }

    /** Where the demonstration's instrument writes. */
    public Path drop() {
        return path.resolve("drop");
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        lock.release();
        channel.close();
    }
}
