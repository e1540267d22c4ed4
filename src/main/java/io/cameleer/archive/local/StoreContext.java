package io.cameleer.archive.local;

import io.cameleer.archive.Apart;
import io.cameleer.archive.Checksums;
import io.cameleer.archive.Progress;
import io.cameleer.archive.Quiet;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the steps of one store share.
 *
 * @param archive the real path of the archive's root
 * @param source the real path of the folder that is only read
 * @param apart what of it is archived on its own
 * @param quiet how long nothing of it must have been written
 * @param checksums what must be true of its files
 */
record StoreContext(
        Path archive,
        Path source,
        Apart apart,
        Quiet quiet,
        Checksums checksums,
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
