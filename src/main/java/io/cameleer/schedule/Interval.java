package io.cameleer.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Again and again after the same time. */
public record Interval(Duration every) implements Schedule {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(366);
    private static final String NUMBER = "([0-9]{1,8})";
    private static final Pattern FORM = Pattern.compile(
            "(?=[0-9])(?:" + NUMBER + "d)?(?:" + NUMBER + "h)?(?:" + NUMBER + "m)?(?:" + NUMBER + "s?)?");

    public Interval {
        if (every.compareTo(LEAST) < 0 || every.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("an interval is at least 1 second and at most 366 days long");
        }
    }

    /**
     * Reads {@code 15m}, {@code 1h30m}, {@code 2d}, {@code 900s}, or seconds: {@code 900}.
     *
     * @throws IllegalArgumentException it is none
     */
    public static Interval parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no interval; write it as 15m, 1h30m, 2d or as a number of seconds");
        }
        return new Interval(Duration.ofDays(number(form, 1))
                .plusHours(number(form, 2))
                .plusMinutes(number(form, 3))
                .plusSeconds(number(form, 4)));
    }

    private static long number(Matcher form, int group) {
        return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
    }

    @Override
    public Instant next(Instant planned, Instant now) {
        if (planned.isAfter(now)) {
            return planned;
        }
        long late = now.toEpochMilli() - planned.toEpochMilli();
        return planned.plusMillis((late / every.toMillis() + 1) * every.toMillis());
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        String text = (every.toDaysPart() > 0 ? every.toDaysPart() + "d" : "")
                + (every.toHoursPart() > 0 ? every.toHoursPart() + "h" : "")
                + (every.toMinutesPart() > 0 ? every.toMinutesPart() + "m" : "")
                + (every.toSecondsPart() > 0 ? every.toSecondsPart() + "s" : "");
        return text.isEmpty() ? every.toSeconds() + "s" : text;
    }
}
