package io.cameleer.archive.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.atomic.LongAdder;

/** Counts the bytes that are read from source files. */
final class CountingReads implements Interception {

    private final LongAdder bytes = new LongAdder();

    long bytes() {
        return bytes.sum();
    }

    @Override
    public ReadableByteChannel reading(ReadableByteChannel source) {
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer target) throws IOException {
                int read = source.read(target);
                bytes.add(Math.max(0, read));
                return read;
            }

            @Override
            public boolean isOpen() {
                return source.isOpen();
            }

            @Override
            public void close() throws IOException {
                source.close();
            }
        };
    }
}
