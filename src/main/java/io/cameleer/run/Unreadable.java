package io.cameleer.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file of a run folder cannot be read, in words. */
public final class Unreadable {

    private Unreadable() {}

    /** What is wrong and what to do, to follow the file's name; without a full stop at its end. */
    public static String reason(IOException e) {
        if (e instanceof RunFolder.TooLargeException large) {
            return large.getReason() + "; such a file is no run's. Copy it again from the instrument";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read. Give the service the right to read it";
        }
        if (e instanceof NoSuchFileException) {
            return "went away while the folder was looked at. Check whether the run was moved";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : null;
        return reason == null
                ? "cannot be read: " + e.getMessage() + ". Check the disk"
                : reason + ". Put the file itself there";
    }
}
