package io.cameleer.archive.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.cameleer.archive.Entry;
import io.cameleer.archive.EntryLine;
import io.cameleer.archive.MalformedLineException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The append-only record of which staged files are verified. Each line is an {@link EntryLine} behind its CRC-32C; the
 * newest line of a path counts, and a line without proof takes an older one back. Reading stops at the first line that
 * is torn or damaged, and the file is cut there: what follows is copied again. Safe for several threads.
 *
 * <p>A line is written only once the staged file itself is on the disk. The journal's own lines reach the disk at the
 * latest after {@value #UNFORCED_BYTES} bytes of content or a second; a power cut costs that much work, never truth.
 */
final class Journal implements Closeable {

    private static final int CRC_COLUMN = 9;
    private static final int FIRST_READ = 512;
    private static final long UNFORCED_BYTES = 64L << 20;
    private static final long UNFORCED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final FileChannel channel;
    private final Interception interception;
    private final OffsetTable offsets = new OffsetTable();
    private long end;
    private long unforced;
    private long forcedAt = System.nanoTime();

    private Journal(FileChannel channel, Interception interception) {
        this.channel = channel;
        this.interception = interception;
    }

    /** Opens the journal, reads what is sound of it and cuts the rest. */
    static Journal open(Path file, Interception interception) throws IOException {
        interception.before("open the journal");
        Journal journal = new Journal(FileChannel.open(file, READ, WRITE, CREATE), interception);
        try {
            journal.load(file);
            return journal;
        } catch (IOException | RuntimeException unusable) {
            journal.close();
            throw unusable;
        }
    }

    /** The newest line for this path; null where there is none or it was taken back. */
    synchronized @Nullable Entry find(Path path) throws IOException {
        long hash = OffsetTable.hash(path);
        for (int slot = offsets.first(hash); offsets.taken(slot); slot = offsets.next(slot)) {
            if (offsets.hashAt(slot) == hash) {
                Entry entry = read(offsets.offsetAt(slot));
                if (entry.path().equals(path)) {
                    return entry.proof() == null ? null : entry;
                }
            }
        }
        return null;
    }

    /** Records a verified file. */
    synchronized void append(Entry entry) throws IOException {
        interception.before("append to the journal");
        byte[] line = line(entry);
        write(line);
        index(entry.path(), end);
        end += line.length;
        unforced += entry.size();
        if (unforced >= UNFORCED_BYTES || System.nanoTime() - forcedAt >= UNFORCED_NANOS) {
            force();
        }
    }

    /** Takes back what was recorded of this file, before its staged copy is touched. */
    synchronized void retract(Entry entry) throws IOException {
        append(new Entry(entry.kind(), entry.path(), entry.size(), entry.modified(), entry.target(), null));
        force();
    }

    synchronized void force() throws IOException {
        interception.before("force the journal");
        channel.force(false);
        unforced = 0;
        forcedAt = System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void load(Path file) throws IOException {
        try (LineReader lines = new LineReader(Files.newInputStream(file))) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                index(parse(line).path(), end);
                end += line.length + 1;
            }
        } catch (MalformedLineException damaged) {
            // All before it is sound.
        }
        channel.truncate(end);
    }

    private void index(Path path, long offset) throws IOException {
        long hash = OffsetTable.hash(path);
        int slot = offsets.first(hash);
        while (offsets.taken(slot)) {
            if (offsets.hashAt(slot) == hash
                    && read(offsets.offsetAt(slot)).path().equals(path)) {
                break;
            }
            slot = offsets.next(slot);
        }
        offsets.put(slot, hash, offset);
    }

    private void write(byte[] line) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(line);
        long position = end;
        while (buffer.hasRemaining()) {
            position += channel.write(buffer, position);
        }
    }

    private Entry read(long offset) throws IOException {
        for (int length = FIRST_READ; ; length *= 2) {
            ByteBuffer buffer = ByteBuffer.allocate(length);
            channel.read(buffer, offset);
            byte[] bytes = buffer.array();
            for (int i = 0; i < buffer.position(); i++) {
                if (bytes[i] == '\n') {
                    return parse(Arrays.copyOf(bytes, i));
                }
            }
            if (buffer.hasRemaining()) {
                throw new MalformedLineException("the journal is shorter than it was");
            }
        }
    }

    private static byte[] line(Entry entry) {
        byte[] columns = EntryLine.bytes(entry);
        byte[] line = new byte[CRC_COLUMN + columns.length];
        byte[] crc = crc(columns, 0, columns.length - 1).getBytes(ISO_8859_1);
        System.arraycopy(crc, 0, line, 0, crc.length);
        line[CRC_COLUMN - 1] = ' ';
        System.arraycopy(columns, 0, line, CRC_COLUMN, columns.length);
        return line;
    }

    private static Entry parse(byte[] line) throws MalformedLineException {
        if (line.length < CRC_COLUMN
                || line[CRC_COLUMN - 1] != ' '
                || !crc(line, CRC_COLUMN, line.length - CRC_COLUMN)
                        .equals(new String(line, 0, CRC_COLUMN - 1, ISO_8859_1))) {
            throw new MalformedLineException("the checksum of a journal's line is wrong");
        }
        return EntryLine.parse(line, CRC_COLUMN);
    }

    private static String crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
