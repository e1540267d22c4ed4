package io.cameleer.archive.local;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.Entry;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.Entry.ReadBack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Copies one file after the other: each is read once, hashed and written on the way, flushed to the disk, read back and
 * compared, and only then recorded in the journal. For one thread.
 */
final class FileCopier implements Workers.Worker<Entry> {

    private final StoreContext context;
    private final SourceFolder source;
    private final Buffers buffers;
    private final ReadBackHash readBack;

    FileCopier(StoreContext context, Buffers buffers) {
        this.context = context;
        this.source = new SourceFolder(context.source());
        this.buffers = buffers;
        this.readBack = new ReadBackHash(buffers, context.cancellation());
    }

    @Override
    public void work(Entry entry) throws ArchiveFailedException {
        context.cancellation().check();
        Path staged = context.staging().tree().resolve(entry.path());
        checkUnchanged(entry);
        Proof copied = copy(entry, staged);
        checkUnchanged(entry);
        try {
            context.interception().before("read back");
            Proof proof = readBack.of(staged);
            if (!proof.sha256().equals(copied.sha256())) {
                throw damaged(entry, copied.sha256(), proof);
            }
            context.journal().append(entry.proven(new Proof(proof.sha256(), proof.readBack(), copied.md5())));
        } catch (IOException failed) {
            throw Failures.target(entry.path(), failed);
        }
        context.progress().verified(entry.shown(), entry.size());
    }

    @Override
    public void close() {
        source.close();
    }

    /** The hashes of what was read; how it is read back shows later. */
    private Proof copy(Entry entry, Path staged) throws ArchiveFailedException {
        String name = entry.shown();
        MessageDigest digest = DigestUtils.getSha256Digest();
        MessageDigest md5 = context.checksums().wants(entry.path()) ? DigestUtils.getMd5Digest() : null;
        try (ReadableByteChannel in = context.interception().reading(open(entry));
                FileChannel file = create(staged)) {
            WritableByteChannel out = context.interception().writing(file);
            long done = 0;
            for (int read = read(entry, in); read >= 0; read = read(entry, in)) {
                done += read;
                if (done > entry.size()) {
                    throw Failures.changed(entry.path(), "grew");
                }
                digest.update(buffers.array, 0, read);
                if (md5 != null) {
                    md5.update(buffers.array, 0, read);
                }
                write(out);
                context.progress().copied(name, read);
                context.cancellation().check();
            }
            if (done < entry.size()) {
                throw Failures.changed(entry.path(), "became shorter");
            }
            flush(entry, staged, file);
        } catch (IOException failed) {
            throw Failures.target(entry.path(), failed);
        }
        context.copied(entry.size());
        HexFormat hex = HexFormat.of();
        return new Proof(
                hex.formatHex(digest.digest()), ReadBack.BUFFERED, md5 == null ? null : hex.formatHex(md5.digest()));
    }

    private ReadableByteChannel open(Entry entry) throws ArchiveFailedException {
        try {
            return source.open(entry.path());
        } catch (IOException refused) {
            throw Failures.source(entry.path(), refused);
        }
    }

    private FileChannel create(Path staged) throws IOException {
        context.interception().before("create a file");
        return FileChannel.open(staged, CREATE, TRUNCATE_EXISTING, WRITE, NOFOLLOW_LINKS);
    }

    /** Fills both buffers. */
    private int read(Entry entry, ReadableByteChannel in) throws ArchiveFailedException {
        try {
            int read = in.read(buffers.direct.clear());
            if (read > 0) {
                buffers.direct.flip().get(buffers.array, 0, read).rewind();
            }
            return read;
        } catch (IOException failed) {
            throw Failures.source(entry.path(), failed);
        }
    }

    private void write(WritableByteChannel out) throws IOException {
        context.interception().before("write");
        ByteBuffer buffer = buffers.direct;
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    private void flush(Entry entry, Path staged, FileChannel file) throws IOException {
        context.interception().before("flush a file");
        Files.setLastModifiedTime(staged, FileTime.from(entry.modified()));
        file.force(true);
    }

    private void checkUnchanged(Entry entry) throws ArchiveFailedException {
        BasicFileAttributes now;
        try {
            now = source.attributes(entry.path());
        } catch (IOException failed) {
            throw Failures.source(entry.path(), failed);
        }
        if (!now.isRegularFile()
                || now.size() != entry.size()
                || !now.lastModifiedTime().toInstant().equals(entry.modified())) {
            throw Failures.changed(entry.path(), now.size() > entry.size() ? "grew" : "changed");
        }
    }

    private static ArchiveFailedException damaged(Entry entry, String sha256, Proof proof) {
        return new ArchiveFailedException(
                Reason.VERIFY_FAILED,
                entry.shown(),
                "'" + entry.shown() + "' was read back from the archive with SHA-256 " + proof.sha256()
                        + ", but written with " + sha256 + "; check the archive's disk, then retry.",
                null);
    }
}
