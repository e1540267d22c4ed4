package io.cameleer.run;

import java.util.Locale;

/** Whether something holds, where the platform may give no proof either way. */
public enum Answer {
    YES,
    NO,
    UNKNOWN;

    /** The word used outside: {@code yes}, {@code no} or {@code unknown}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
