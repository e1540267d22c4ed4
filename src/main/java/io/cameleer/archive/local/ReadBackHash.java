package io.cameleer.archive.local;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import com.sun.nio.file.ExtendedOpenOption;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.Entry.ReadBack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The hash of a file in the archive as the disk has it: read past the page cache where the file system allows that, so
 * that what answers is not the memory that was just written from. For one thread.
 */
final class ReadBackHash {

    private final Buffers buffers;
    private final Cancellation cancellation;

    ReadBackHash(Buffers buffers, Cancellation cancellation) {
        this.buffers = buffers;
        this.cancellation = cancellation;
    }

    /** Hashes a file of the archive and says how it was read. */
    Proof of(Path file) throws IOException, ArchiveFailedException {
        if (buffers.aligned) {
            try (FileChannel channel = FileChannel.open(file, READ, NOFOLLOW_LINKS, ExtendedOpenOption.DIRECT)) {
                return new Proof(hash(channel), ReadBack.DIRECT);
            } catch (UnsupportedOperationException refused) {
                // Read through the cache instead, which the proof says.
            } catch (IOException failed) {
                if (!Failures.reason(failed).contains("Invalid argument")) {
                    throw failed;
                }
            }
        }
        try (FileChannel channel = FileChannel.open(file, READ, NOFOLLOW_LINKS)) {
            return new Proof(hash(channel), ReadBack.BUFFERED);
        }
    }

    private String hash(FileChannel channel) throws IOException, ArchiveFailedException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        ByteBuffer buffer = buffers.direct;
        // Direct reads begin at a block's start: after the short one at the file's end there must be no other.
        long size = channel.size();
        long done = 0;
        while (done < size) {
            cancellation.check();
            int read = channel.read(buffer.clear());
            if (read <= 0) {
                break;
            }
            buffer.flip().get(buffers.array, 0, read);
            digest.update(buffers.array, 0, read);
            done += read;
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
