package io.cameleer.callback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines of ours in an execution's log, for those who look at it later. A log that cannot be written ends nothing. */
final class RunNotes {

    private static final Logger LOG = LoggerFactory.getLogger(RunNotes.class);

    private RunNotes() {}

    /** Adds a line; the texts of outsiders cannot add others. */
    static void add(CallbackContext context, String sentence) {
        Path file = context.logFile();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    "[cameleer] " + sentence.replaceAll("\\p{Cntrl}+", " ") + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("Cannot write to the log {}: {}", file, e.toString());
        }
    }
}
