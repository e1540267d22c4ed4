package io.cameleer.archive.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** A file of the archive's own, hashed while it is written. */
final class HashedFile implements Closeable {

    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private final FileChannel channel;
    private final OutputStream out;

    HashedFile(Path file, Interception interception) throws IOException {
        channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE);
        out = new BufferedOutputStream(
                new DigestOutputStream(Channels.newOutputStream(interception.writing(channel)), digest), 1 << 16);
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** Flushes it to the disk; nothing may be written after that. */
    String finish() throws IOException {
        out.flush();
        channel.force(true);
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The hash of one of the archive's own files. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, READ, LinkOption.NOFOLLOW_LINKS)) {
            return DigestUtils.sha256Hex(in);
        }
    }
}
