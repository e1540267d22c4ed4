package io.cameleer.run.illumina;

import io.cameleer.run.RunDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates in every form that Illumina's software writes: {@code 180619}, {@code 20220912}, {@code 6/19/2018 11:54:50 AM}, {@code 17/01/2020
 * 12:52:58} (the host's locale), ISO 8601 with and without an offset.
 */
final class DateTexts {

    private static final Pattern DIGITS = Pattern.compile("(\\d\\d|20\\d\\d)(\\d\\d)(\\d\\d)");
    private static final Pattern AT_START = Pattern.compile("(20\\d{6}|\\d{6})(?!\\d).*", Pattern.DOTALL);
    private static final Pattern SLASHES = Pattern.compile(
            "(\\d\\d?)/(\\d\\d?)/(\\d{4})(?:\\s+(\\d\\d?):(\\d\\d)(?::(\\d\\d))?(?:\\s*([AaPp])\\.?[Mm]\\.?)?)?");

    /** Days between a run's name and its beginning. Two readings of one date lie at least 27 days apart, so one at most is near. */
    private static final int NEAR = 7;

    private DateTexts() {}

    /** @param named the date of the run id or folder, which decides between month and day; null where there is none */
    static Optional<RunDate> parse(String text, String source, @Nullable LocalDate named) {
        try {
            Matcher slashes = SLASHES.matcher(text);
            if (slashes.matches()) {
                return Optional.of(slashed(slashes, source, named));
            }
            return digits(text)
                    .map(day -> new RunDate(day, null, null, source, ""))
                    .or(() -> iso(text, source));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The date with which a run id or a folder's name starts. */
    static Optional<LocalDate> atStart(String name) {
        Matcher start = AT_START.matcher(name);
        return start.matches() ? digits(start.group(1)) : Optional.empty();
    }

    private static Optional<LocalDate> digits(String text) {
        Matcher digits = DIGITS.matcher(text);
        if (!digits.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(digits.group(1));
        try {
            return Optional.of(LocalDate.of(
                    year < 100 ? 2000 + year : year,
                    Integer.parseInt(digits.group(2)),
                    Integer.parseInt(digits.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static RunDate slashed(Matcher text, String source, @Nullable LocalDate named) {
        int first = Integer.parseInt(text.group(1));
        int second = Integer.parseInt(text.group(2));
        int year = Integer.parseInt(text.group(3));
        LocalDate day;
        String how = "";
        if (first > 12) {
            day = LocalDate.of(year, second, first);
            how = "day before month, as there is no month " + first;
        } else if (second > 12 || first == second) {
            day = LocalDate.of(year, first, second);
        } else {
            LocalDate monthFirst = LocalDate.of(year, first, second);
            LocalDate dayFirst = LocalDate.of(year, second, first);
            day = isNear(dayFirst, named) ? dayFirst : monthFirst;
            how = day.equals(dayFirst)
                    ? "day before month, as the run's name says"
                    : isNear(monthFirst, named) ? "" : "month before day, as nothing else decides";
        }
        return new RunDate(day, text.group(4) == null ? null : day.atTime(time(text)), null, source, how);
    }

    /** A run is named on the day when it is set up and begins within a few days, also around midnight and the turn of a month. */
    static boolean isNear(LocalDate day, @Nullable LocalDate named) {
        return named != null && Math.abs(ChronoUnit.DAYS.between(day, named)) <= NEAR;
    }

    private static LocalTime time(Matcher text) {
        int hour = Integer.parseInt(text.group(4));
        String half = text.group(7);
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("P") ? 12 : 0);
        }
        return LocalTime.of(
                hour, Integer.parseInt(text.group(5)), text.group(6) == null ? 0 : Integer.parseInt(text.group(6)));
    }

    private static Optional<RunDate> iso(String text, String source) {
        if (text.length() == 10) {
            return Optional.of(new RunDate(LocalDate.parse(text), null, null, source, ""));
        }
        if (text.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)")) {
            OffsetDateTime instant = OffsetDateTime.parse(text);
            return real(new RunDate(instant.toLocalDate(), instant.toLocalDateTime(), instant, source, ""));
        }
        LocalDateTime time = LocalDateTime.parse(text);
        return real(new RunDate(time.toLocalDate(), time, null, source, ""));
    }

    /** .NET's placeholder 0001-01-01 is no date. */
    private static Optional<RunDate> real(RunDate date) {
        return date.day().getYear() > 1 ? Optional.of(date) : Optional.empty();
    }
}
