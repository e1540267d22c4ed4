package io.cameleer.text;

import java.time.Duration;

/** Durations as people say them. */
public final class DurationWords {

    private DurationWords() {}

    /** Such as {@code 6 h}, {@code 30 min}, {@code 90 s} or {@code 1500 ms}: the largest unit that says it exactly. */
    public static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + " ms";
        }
        if (seconds > 0 && seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
