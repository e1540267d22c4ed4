package io.cameleer.archive.local;

import io.cameleer.archive.MalformedLineException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a file of lines as bytes, in constant memory however long a damaged line is. */
final class LineReader implements Closeable {

    /** Two paths of 4,096 bytes, each byte escaped, and the other columns. */
    private static final int LONGEST_LINE = 20_000;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next line without its line feed, or null at the end; an unfinished last line is no line. */
    byte @Nullable [] next() throws IOException {
        line.reset();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toByteArray();
            }
            if (line.size() == LONGEST_LINE) {
                throw new MalformedLineException("a line is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(b);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
