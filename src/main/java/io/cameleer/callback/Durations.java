package io.cameleer.callback;

import io.cameleer.text.DurationWords;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as people say them. */
final class Durations {

    private Durations() {}

    /** Such as {@code 30 min}, {@code 90 s} or {@code 1500 ms}: the largest unit that says it exactly. */
    static String text(@Nullable Duration duration) {
        return duration == null ? "no limit" : DurationWords.of(duration);
    }
}
