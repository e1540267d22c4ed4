package io.cameleer.archive.local;

import java.nio.ByteBuffer;

/**
 * One thread's buffers: a direct one for the channels, aligned as direct I/O wants it, and an array of the same size
 * for the hash, which is about twice as fast on arrays.
 */
final class Buffers {

    static final int SIZE = 1 << 20;

    final ByteBuffer direct;
    final byte[] array = new byte[SIZE];
    final boolean aligned;

    /** @param blockSize of the archive's file system, in bytes */
    Buffers(long blockSize) {
        aligned = blockSize > 0 && blockSize <= SIZE && Long.bitCount(blockSize) == 1;
        int alignment = aligned ? (int) blockSize : 1;
        direct = ByteBuffer.allocateDirect(SIZE + alignment)
                .alignedSlice(alignment)
                .slice(0, SIZE);
    }
}
