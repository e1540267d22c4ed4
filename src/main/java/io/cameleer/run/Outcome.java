package io.cameleer.run;

import java.util.Locale;

/** How a run ended by its instrument's own account, whether or not its files have all arrived. */
public enum Outcome {
    SUCCEEDED,
    FAILED,
    UNKNOWN;

    /** The word used outside: {@code succeeded}, {@code failed} or {@code unknown}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
