package io.cameleer.callback;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as people say them. */
final class Durations {

    private Durations() {}

    /** Such as {@code 30 min}, {@code 90 s} or {@code 1500 ms}: the largest unit that says it exactly. */
    static String text(@Nullable Duration duration) {
        if (duration == null) {
            return "no limit";
        }
        if (duration.getNano() != 0) {
            return duration.toMillis() + " ms";
        }
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
