package io.cameleer.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something in a run's folder.
 *
 * @param path relative to the run's folder, with the name's own bytes
 * @param size in bytes; 0 unless it is a file
 * @param modified the time of modification that the source shows
 * @param target where a link leads, as it is written in the link; null otherwise
 * @param proof null until the file's copy was verified
 */
public record Entry(Kind kind, Path path, long size, Instant modified, @Nullable Path target, @Nullable Proof proof) {

    /** What it is; SPECIAL is a pipe, a socket or a device. */
    public enum Kind {
        FILE,
        DIRECTORY,
        LINK,
        SPECIAL
    }

    /** How a copy was read back: past the operating system's cache, or perhaps from it. */
    public enum ReadBack {
        DIRECT,
        BUFFERED
    }

    /**
     * What was read from the source, written, and found again when read back.
     *
     * @param md5 of what was read from the source, where somebody says what it must be
     */
    public record Proof(String sha256, ReadBack readBack, @Nullable String md5) {

        public Proof(String sha256, ReadBack readBack) {
            this(sha256, readBack, null);
        }
    }

    /**
     * The order in which a folder is walked: by the bytes of the path, a directory's with a slash at its end. So a
     * directory comes right before all that is in it, and the files by themselves are in the order of their bytes.
     */
    public static final Comparator<Entry> WALK_ORDER =
            (left, right) -> Arrays.compareUnsigned(left.orderKey(), right.orderKey());

    /** The same entry with the proof of its copy. */
    public Entry proven(Proof proof) {
        return new Entry(kind, path, size, modified, target, proof);
    }

    /** The path as people read it. */
    public String shown() {
        return NameBytes.shown(path);
    }

    byte[] orderKey() {
        byte[] name = NameBytes.of(path);
        if (kind != Kind.DIRECTORY) {
            return name;
        }
        byte[] key = Arrays.copyOf(name, name.length + 1);
        key[name.length] = '/';
        return key;
    }
}
