package io.cameleer.callback;

import io.cameleer.callback.process.Spool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes one of a program's output streams: what it shows goes to the log, its beginning and end are kept, secrets are
 * taken out of both. Not safe for use by several threads.
 */
final class StreamCapture implements Spool.Sink {

    private final ExecutionLog log;
    private final SecretFilters filter;
    private final HeadAndTail kept = new HeadAndTail();
    private final ValuesLine values = new ValuesLine();

    StreamCapture(ExecutionLog log, List<String> secrets) {
        this.log = log;
        this.filter = new SecretFilters(secrets);
    }

    @Override
    public void add(byte[] bytes, int length) {
        keep(filter.pass(bytes, length));
    }

    /**
     * What was held back as the possible beginning of a secret is not shown: its end is in what was left out. The log is
     * full by then.
     */
    @Override
    public void skip(long bytes) {
        long held = filter.drop();
        kept.skip(held + bytes);
        values.skip();
    }

    void end() {
        keep(filter.end());
    }

    private void keep(byte[] shown) {
        log.add(shown);
        kept.add(shown);
        values.add(shown);
    }

    String text() {
        return kept.text();
    }

    @Nullable
    Object values() {
        return values.value();
    }

    @Nullable
    String valuesProblem() {
        return values.problem().orElse(null);
    }
}
