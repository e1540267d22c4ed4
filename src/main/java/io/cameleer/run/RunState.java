package io.cameleer.run;

import java.util.Locale;

/** Where a run stands on its way into the archive. */
public enum RunState {
    /** Seen; its proof of completeness is not there yet, or something still grows. */
    ARRIVING,
    /** Complete and still; waits for an ingest. */
    COMPLETE,
    INGESTING,
    INGESTED,
    /** Could not be ingested; the reason says why, and whether it is tried again by itself. */
    FAILED,
    /** Kept back until a person releases it. */
    HELD,
    /** Left alone for good, unless a person says otherwise. */
    IGNORED;

    /** The name in the store, in JSON and on pages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
