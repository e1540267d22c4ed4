package io.cameleer.archive;

import org.jspecify.annotations.Nullable;

/** Why a run was not stored or could not be checked; the message names the file, what is wrong and what to do. */
public final class ArchiveFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The kinds of failure, each with whether the same call may succeed later without anybody's help. */
    public enum Reason {
        /** The source is not what it was when the call began: it is still being written. */
        SOURCE_CHANGED(true),
        /** The source, or a file of it, is no longer there. */
        SOURCE_VANISHED(true),
        /** The source, or a file of it, could not be read. */
        SOURCE_UNREADABLE(false),
        /** A pipe, socket or device, or a link that leads out of the run. */
        SOURCE_UNSUPPORTED(false),
        /** The source's files are not what its own manifest says. */
        SOURCE_CONTRADICTED(false),
        /** The archive has not enough free space. */
        TARGET_FULL(true),
        /** Writing to or reading from the archive failed. */
        TARGET_FAILED(true),
        /** Two names would be one in the archive, or a name is one that the archive needs for itself. */
        NAME_COLLISION(false),
        /** The location is not a safe relative path. */
        UNSAFE_NAME(false),
        /** What was read back is not what was written. */
        VERIFY_FAILED(true),
        /** The location holds something else already. */
        ALREADY_DIFFERENT(false),
        /** The location holds no published run. */
        NOT_ARCHIVED(false),
        /** Another thread or process is storing to the same location. */
        BUSY(true),
        /** The caller asked to stop. */
        CANCELLED(true);

        private final boolean retryable;

        Reason(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Reason reason;
    private final @Nullable String file;
    private final boolean retryable;
    private final boolean writtenLately;

    public ArchiveFailedException(Reason reason, String message) {
        this(reason, null, message, null);
    }

    public ArchiveFailedException(Reason reason, @Nullable String file, String message, @Nullable Throwable cause) {
        this(reason, file, message, cause, reason.retryable);
    }

    /** For a failure that is retryable, or is not, other than its kind usually is. */
    public ArchiveFailedException(
            Reason reason, @Nullable String file, String message, @Nullable Throwable cause, boolean retryable) {
        this(reason, file, message, cause, retryable, false);
    }

    private ArchiveFailedException(
            Reason reason,
            @Nullable String file,
            String message,
            @Nullable Throwable cause,
            boolean retryable,
            boolean writtenLately) {
        super(message, cause);
        this.reason = reason;
        this.file = file;
        this.retryable = retryable;
        this.writtenLately = writtenLately;
    }

    /** For a file of the source that was written too short a time ago to begin. */
    static ArchiveFailedException writtenLately(String file, String message) {
        return new ArchiveFailedException(Reason.SOURCE_CHANGED, file, message, null, true, true);
    }

    public Reason reason() {
        return reason;
    }

    /** The file in question, relative to the run's folder, or null where the failure is not one file's. */
    public @Nullable String file() {
        return file;
    }

    /** Whether the store was not begun, as {@link #file} was written too short a time ago. */
    public boolean isWrittenLately() {
        return writtenLately;
    }

    /** Whether the same call may succeed later without anybody's help. */
    public boolean retryable() {
        return retryable;
    }
}
