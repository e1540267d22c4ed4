package io.cameleer.callback.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads one stream of a program from the files that {@code supervise.sh} writes: the beginning while it grows, the end when
 * it is over. Not safe for use by several threads.
 */
public final class Spool {

    /** Takes what is read, in order. */
    public interface Sink {
        void add(byte[] bytes, int length);

        /** So many bytes were not kept. */
        void skip(long bytes);
    }

    private static final int CHUNK = 64 * 1024;
    private static final int PIECES = 3;

    private final Path directory;
    private final String name;
    private final Sink sink;
    private final byte[] chunk = new byte[CHUNK];
    private long read;

    private Spool(RunDirectory directory, String name, Sink sink) {
        this.directory = directory.path();
        this.name = name;
        this.sink = sink;
    }

    public static Spool output(RunDirectory directory, Sink sink) {
        return new Spool(directory, "out", sink);
    }

    public static Spool errors(RunDirectory directory, Sink sink) {
        return new Spool(directory, "err", sink);
    }

    /** Reads on in the beginning of the stream. */
    public void readOn() throws IOException {
        read += read(directory.resolve(name + ".head"), read);
    }

    /** Reads the rest: of the beginning, then of the last pieces. */
    public void finish() throws IOException {
        readOn();
        long begun = pieces();
        long first = Math.max(0, begun - (PIECES - 1));
        if (first > 0) {
            sink.skip(first * Supervisor.PIECE);
        }
        for (long piece = first; piece <= begun; piece++) {
            read(directory.resolve(name + ".tail" + piece % PIECES), 0);
        }
    }

    /** How many pieces are over; the next may have been begun. */
    private long pieces() throws IOException {
        Path file = directory.resolve(name + ".pieces");
        String written = Files.exists(file)
                ? Files.readString(file, StandardCharsets.UTF_8).strip()
                : "";
        return written.matches("[0-9]{1,18}") ? Long.parseLong(written) : 0;
    }

    private long read(Path file, long from) throws IOException {
        long length = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(from);
            for (int part = channel.read(ByteBuffer.wrap(chunk));
                    part >= 0;
                    part = channel.read(ByteBuffer.wrap(chunk))) {
                sink.add(chunk, part);
                length += part;
            }
        } catch (NoSuchFileException notYet) {
            return 0;
        }
        return length;
    }
}
