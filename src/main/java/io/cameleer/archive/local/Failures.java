package io.cameleer.archive.local;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.NameBytes;
import io.cameleer.text.Visible;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says what the file system's refusals mean for a run, and what to do about each. */
final class Failures {

    private Failures() {}

    /** A failure to read the source. */
    static ArchiveFailedException source(Path file, IOException cause) {
        String name = name(file, "the run's folder");
        if (cause instanceof ClosedByInterruptException) {
            return cancelled();
        }
        if (cause instanceof NoSuchFileException
                || cause instanceof NotDirectoryException
                || cause instanceof FileSystemLoopException) {
            return new ArchiveFailedException(
                    Reason.SOURCE_VANISHED,
                    file(file),
                    name + " is no longer in the source; the run can be archived once nothing of it changes any"
                            + " more.",
                    cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new ArchiveFailedException(
                    Reason.SOURCE_UNREADABLE,
                    file(file),
                    name + " may not be read by this service; give it the right to read, then retry.",
                    cause);
        }
        return new ArchiveFailedException(
                Reason.SOURCE_UNREADABLE,
                file(file),
                name + " could not be read (" + reason(cause) + "); check the source's disk or mount.",
                cause,
                true);
    }

    /** A failure to write to the archive or to read from it. */
    static ArchiveFailedException target(@Nullable Path file, IOException cause) {
        String own = cause instanceof FileSystemException failed && failed.getFile() != null
                ? "'" + Visible.line(failed.getFile()) + "'"
                : "the archive's own files";
        String name = name(file, own);
        if (cause instanceof ClosedByInterruptException) {
            return cancelled();
        }
        String reason = reason(cause);
        if (reason.contains("No space left") || reason.contains("quota exceeded")) {
            return new ArchiveFailedException(
                    Reason.TARGET_FULL,
                    file(file),
                    "The archive became full while " + name + " was written (" + reason
                            + "); free some space, then retry: what is verified is kept.",
                    cause);
        }
        return new ArchiveFailedException(
                Reason.TARGET_FAILED,
                file(file),
                name + " could not be written to or read from the archive (" + reason
                        + "); check the archive's disk or mount and its permissions.",
                cause);
    }

    static ArchiveFailedException changed(Path file, String how) {
        String name = name(file, "the run's folder");
        return new ArchiveFailedException(
                Reason.SOURCE_CHANGED,
                file(file),
                name + " " + how + " while the run was archived; it can be archived once nothing of it changes any"
                        + " more.",
                null);
    }

    static ArchiveFailedException cancelled() {
        return new ArchiveFailedException(
                Reason.CANCELLED, "Archiving was cancelled; what is verified is kept for the next attempt.");
    }

    static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        String text = cause instanceof FileSystemException refusal ? refusal.getReason() : cause.getMessage();
        return text == null ? cause.getClass().getSimpleName() : text;
    }

    private static @Nullable String file(@Nullable Path file) {
        return file == null || file.toString().isEmpty() ? null : NameBytes.shown(file);
    }

    private static String name(@Nullable Path file, String otherwise) {
        String name = file(file);
        return name == null ? otherwise : "'" + name + "'";
    }
}
