package io.cameleer.watch;

import io.cameleer.run.Expectation;
import io.cameleer.run.Handling;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sequencer's directory and how its runs are treated.
 *
 * @param sentinel a file or folder that is there whenever the directory is really mounted; null: none
 */
public record Sequencer(
        String name,
        Path directory,
        Existing existing,
        @Nullable String sentinel,
        Expectation expectation,
        Handling handling) {

    /** What becomes of runs that were there at the sequencer's first sight. */
    public enum Existing {
        INGEST,
        RECORD,
        IGNORE;

        static Existing of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
