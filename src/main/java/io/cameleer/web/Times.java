package io.cameleer.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as a page shows them: in the site's zone, to the second. */
public record Times(ZoneId zone, Instant now) {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    public String at(@Nullable Instant instant) {
        return instant == null ? "–" : FORM.format(instant.atZone(zone));
    }

    /** How long something took, or takes already where it has no end yet. */
    public String took(Instant from, @Nullable Instant to) {
        return words(Duration.between(from, to == null ? now : to));
    }

    /** How long until then: {@code in 3 h 20 min}, or {@code overdue}. */
    public String until(Instant then) {
        return then.isAfter(now) ? "in " + words(Duration.between(now, then)) : "overdue";
    }

    /** The two largest units: {@code 2 d 3 h}, {@code 12 min 5 s}, {@code 40 ms}. */
    static String words(Duration duration) {
        if (duration.toSeconds() < 1) {
            return Math.max(0, duration.toMillis()) + " ms";
        }
        long days = duration.toDays();
        if (days > 0) {
            return days + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toSeconds() + " s";
    }
}
