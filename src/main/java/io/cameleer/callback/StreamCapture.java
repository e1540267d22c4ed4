package io.cameleer.callback;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of a program's output streams to its end: what it shows goes to the log, its beginning and end are kept, the
 * secret is taken out of both. It may be asked for what came so far while another thread reads.
 */
final class StreamCapture implements Runnable {

    private static final int CHUNK = 16 * 1024;

    private final InputStream stream;
    private final ExecutionLog log;
    private final SecretFilter filter;
    private final HeadAndTail kept = new HeadAndTail();
    private final ValuesLine values = new ValuesLine();

    StreamCapture(InputStream stream, ExecutionLog log, String secret) {
        this.stream = stream;
        this.log = log;
        this.filter = new SecretFilter(secret);
    }

    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK];
        try (stream) {
            for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
                keep(filter.pass(chunk, length));
            }
        } catch (IOException closed) {
            // The program's end closes the stream under a reader; what was read is all there is.
        }
        keep(filter.end());
    }

    private void keep(byte[] shown) {
        log.add(shown);
        synchronized (this) {
            kept.add(shown);
            values.add(shown);
        }
    }

    synchronized String text() {
        return kept.text();
    }

    synchronized @Nullable Object values() {
        return values.value();
    }

    synchronized @Nullable String valuesProblem() {
        return values.problem().orElse(null);
    }
}
