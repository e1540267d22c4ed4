package io.cameleer.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A CBCL file (version 1) of one tile: a header with the quality bins and the tile's sizes, then its calls, gzipped. */
final class BaseCallFile {

    private static final int CLUSTERS = 512;
    private static final int[] QUALITIES = {0, 12, 23, 37};

    private BaseCallFile() {}

    static byte[] of(int tile, Random random) throws IOException {
        byte[] calls = new byte[CLUSTERS / 2];
        random.nextBytes(calls);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(calls);
        }
        int header = 2 + 4 + 1 + 1 + 4 + QUALITIES.length * 8 + 4 + 16 + 1;
        ByteBuffer file = ByteBuffer.allocate(header + zipped.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 1).putInt(header).put((byte) 2).put((byte) 2).putInt(QUALITIES.length);
        for (int bin = 0; bin < QUALITIES.length; bin++) {
            file.putInt(bin).putInt(QUALITIES[bin]);
        }
        file.putInt(1).putInt(tile).putInt(CLUSTERS).putInt(calls.length).putInt(zipped.size());
        file.put((byte) 0).put(zipped.toByteArray());
        return file.array();
    }
}
