package io.cameleer.run;

import java.util.Locale;

/** An error leaves something unread; a warning was read, but someone should know. */
public enum Severity {
    ERROR,
    WARNING;

    /** The word used outside: {@code error} or {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
