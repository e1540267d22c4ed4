package io.cameleer.archive.local;

import io.cameleer.archive.Progress;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the steps of one store share.
 *
 * @param archive the real path of the archive's root
 * @param source the real path of the folder that is only read
 */
record StoreContext(
        Path archive,
        Path source,
        Staging staging,
        Journal journal,
        Progress progress,
        Cancellation cancellation,
        Interception interception,
        LongAdder bytesCopied) {

    void copied(long bytes) {
        bytesCopied.add(bytes);
    }
}
