package io.cameleer.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as operators write them: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 6h}, {@code 1h30m}. */
final class DurationText {

    /** What a message says of them. */
    static final String ALLOWED = "a duration such as 30s, 10m, 6h or 1h30m";

    private static final String NUMBER = "([0-9]{1,6})";
    private static final Pattern FORM = Pattern.compile(
            "(?=[0-9])(?:" + NUMBER + "h)?(?:" + NUMBER + "m)?(?:" + NUMBER + "s)?(?:" + NUMBER + "ms)?");

    private DurationText() {}

    static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(Duration.ofHours(number(form, 1))
                        .plusMinutes(number(form, 2))
                        .plusSeconds(number(form, 3))
                        .plusMillis(number(form, 4)))
                : Optional.empty();
    }

    private static long number(Matcher form, int group) {
        return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
    }
}
