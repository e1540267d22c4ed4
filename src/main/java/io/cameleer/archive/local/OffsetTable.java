package io.cameleer.archive.local;

import io.cameleer.archive.NameBytes;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A hash table whose keys lie in a file: it holds a key's 64-bit hash and its offset, 16 to 32 bytes a file however
 * long the names are. The owner compares the keys themselves. For one thread at a time.
 */
final class OffsetTable {

    private static final long FREE = -1;

    private long[] hashes = new long[1024];
    private long[] places = free(1024);
    private int size;

    /** A hash that a stranger cannot steer into collisions at will. */
    static long hash(Path path) {
        return ByteBuffer.wrap(DigestUtils.sha256(NameBytes.of(path))).getLong();
    }

    int first(long hash) {
        return (int) hash & (hashes.length - 1);
    }

    int next(int slot) {
        return (slot + 1) & (hashes.length - 1);
    }

    boolean taken(int slot) {
        return places[slot] != FREE;
    }

    long hashAt(int slot) {
        return hashes[slot];
    }

    long offsetAt(int slot) {
        return places[slot];
    }

    /** Fills a free slot, or moves a taken one's key to a newer offset. */
    void put(int slot, long hash, long offset) {
        if (!taken(slot)) {
            size++;
        }
        hashes[slot] = hash;
        places[slot] = offset;
        if (size > hashes.length / 2) {
            grow();
        }
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldPlaces = places;
        hashes = new long[2 * oldHashes.length];
        places = free(hashes.length);
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldPlaces[i] != FREE) {
                int slot = first(oldHashes[i]);
                while (taken(slot)) {
                    slot = next(slot);
                }
                hashes[slot] = oldHashes[i];
                places[slot] = oldPlaces[i];
            }
        }
    }

    private static long[] free(int length) {
        long[] places = new long[length];
        Arrays.fill(places, FREE);
        return places;
    }
}
