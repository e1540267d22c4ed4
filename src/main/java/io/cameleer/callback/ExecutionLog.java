package io.cameleer.callback;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that holds what a program printed, up to a number of bytes for each run. A program is not stopped because its
 * log cannot be written. Safe for use by several threads.
 */
final class ExecutionLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionLog.class);

    private final Path path;
    private final OutputStream file;
    private final long cap;
    private long written;
    private boolean full;
    private boolean closed;

    private ExecutionLog(Path path, OutputStream file, long cap) {
        this.path = path;
        this.file = file;
        this.cap = cap;
    }

    /**
     * Opens the file for what one run prints; what an earlier look at the same run wrote is written anew.
     *
     * @param start the size of the file when the run began, in bytes
     * @param cap in bytes
     */
    static ExecutionLog open(Path path, long start, long cap) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(start);
            channel.position(channel.size());
            return new ExecutionLog(path, Channels.newOutputStream(channel), cap);
        } catch (IOException e) {
            throw new CallbackFailure("Cannot write the log %s: %s".formatted(path, e), e);
        }
    }

    /** How much is in the file already. */
    static long size(Path path) {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException vanished) {
            return 0;
        }
    }

    /** Appends a sentence of our own, on a line of its own. */
    static void note(Path path, String sentence) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, "[" + sentence + "]\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("Cannot write the log {}: {}", path, e.toString());
        }
    }

    synchronized void add(byte[] bytes) {
        if (full || closed || bytes.length == 0) {
            return;
        }
        int allowed = (int) Math.min(bytes.length, cap - written);
        write(bytes, allowed);
        written += allowed;
        if (allowed < bytes.length) {
            full = true;
            write("\n[… the output beyond %d bytes is not kept …]\n"
                    .formatted(cap)
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private void write(byte[] bytes) {
        write(bytes, bytes.length);
    }

    private void write(byte[] bytes, int length) {
        try {
            file.write(bytes, 0, length);
        } catch (IOException e) {
            full = true;
            LOG.warn("Cannot write on in the log {}; the program goes on without it: {}", path, e.toString());
        }
    }

    /** What arrives later, from programs that went on in the background, is dropped. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("Cannot finish the log {}: {}", path, e.toString());
        }
    }
}
