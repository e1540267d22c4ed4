package io.cameleer.condition.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code fromisoformat} of Python 3.11 reads. */
final class IsoReader {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})(?:-(\\d\\d)-(\\d\\d)|(\\d\\d)(\\d\\d)|-W(\\d\\d)(?:-(\\d))?|W(\\d\\d)(\\d)?)");

    private static final Pattern TIME =
            Pattern.compile("(\\d\\d)(?::(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?|(\\d\\d)(?:(\\d\\d)(?:[.,](\\d+))?)?)?"
                    + "(Z|[+-]\\d\\d(?::\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?|\\d\\d(?:\\d\\d(?:[.,]\\d+)?)?)?)?");

    private static final Pattern OFFSET =
            Pattern.compile("([+-])(\\d\\d)(?::?(\\d\\d)(?::?(\\d\\d)(?:[.,](\\d+))?)?)?");

    private IsoReader() {}

    static LocalDate date(String text) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            throw invalid(text);
        }
        return date(matcher);
    }

    private static LocalDate date(Matcher matcher) {
        int year = number(matcher, 1);
        if (matcher.group(6) != null || matcher.group(8) != null) {
            int group = matcher.group(6) != null ? 6 : 8;
            return Calendar.ofWeek(
                    year, number(matcher, group), matcher.group(group + 1) == null ? 1 : number(matcher, group + 1));
        }
        int group = matcher.group(2) != null ? 2 : 4;
        return Calendar.date(year, number(matcher, group), number(matcher, group + 1));
    }

    static TimeValue time(String text) {
        return time(text, text.startsWith("T") ? 1 : 0);
    }

    private static TimeValue time(String text, int start) {
        Matcher matcher = TIME.matcher(text).region(start, text.length());
        if (!matcher.matches()) {
            throw invalid(text);
        }
        int minute = matcher.group(2) != null ? 2 : 5;
        LocalTime time = Calendar.time(
                number(matcher, 1),
                number(matcher, minute),
                number(matcher, minute + 1),
                microseconds(matcher.group(minute + 2)));
        return new TimeValue(time, matcher.group(8) == null ? null : zone(matcher.group(8)));
    }

    /** Any one character stands between date and time. */
    static DateTimeValue dateTime(String text) {
        Matcher matcher = DATE.matcher(text);
        // A week date without its day can be followed by what looks like the day: the longest date that leaves a time
        // wins.
        if (!matcher.lookingAt()) {
            throw invalid(text);
        }
        int end = matcher.end();
        LocalDate date = date(matcher);
        if (end == text.length()) {
            return new DateTimeValue(date.atStartOfDay(), null);
        }
        TimeValue time = time(text, text.offsetByCodePoints(end, 1));
        return new DateTimeValue(LocalDateTime.of(date, time.time()), time.zone());
    }

    static ZoneValue zone(String text) {
        Matcher matcher = OFFSET.matcher(text);
        if (!matcher.matches()) {
            return ZoneValue.UTC;
        }
        LocalTime size = Calendar.time(
                number(matcher, 2), number(matcher, 3), number(matcher, 4), microseconds(matcher.group(5)));
        TimeDelta offset = TimeDelta.ofMicroseconds(size.toNanoOfDay() / 1000);
        // CPython takes an offset of less than a second for none.
        return size.toSecondOfDay() == 0
                ? ZoneValue.UTC
                : new ZoneValue(matcher.group(1).equals("-") ? offset.negated() : offset, null);
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Digits beyond the sixth are cut off. */
    static int microseconds(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000").substring(0, 6));
    }

    private static PythonError invalid(String text) {
        return PythonError.value("Invalid isoformat string: " + TextRepr.of(text));
    }
}
