package io.cameleer.callback.dispatch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The beginning and the end of a log file, for the store; the file keeps the rest. */
final class LogExcerpt {

    private static final int PART = 8 * 1024;

    private LogExcerpt() {}

    /** At most 16 KiB of the file; null where there is none. */
    static @Nullable String of(Path log) {
        if (!Files.isRegularFile(log)) {
            return null;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long size = file.length();
            if (size <= 2 * PART) {
                return read(file, 0, (int) size);
            }
            return read(file, 0, PART) + "\n[… " + (size - 2 * PART) + " bytes left out; the whole log is " + log
                    + " …]\n" + read(file, size - PART, PART);
        } catch (IOException e) {
            return "The log " + log + " cannot be read: " + e.getMessage();
        }
    }

    private static String read(RandomAccessFile file, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        // PostgreSQL refuses the zero character within a text.
        return new String(bytes, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
