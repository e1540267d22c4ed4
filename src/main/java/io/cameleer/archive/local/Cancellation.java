package io.cameleer.archive.local;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.Progress;

/** Whether the caller wants to stop, by its progress or by the interruption of the thread that made this object. */
final class Cancellation {

    private final Progress progress;
    private final Thread caller = Thread.currentThread();
    private volatile boolean requested;

    Cancellation(Progress progress) {
        this.progress = progress;
    }

    /** Keeps the request for those who look later, when the thread's own sign may have been cleared. */
    void request() {
        requested = true;
    }

    /** Fails where the caller wants to stop; any thread may ask. */
    void check() throws ArchiveFailedException {
        if (requested || caller.isInterrupted() || progress.cancelled()) {
            requested = true;
            throw Failures.cancelled();
        }
    }
}
