package io.cameleer.condition.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The clock, timestamps and zones of datetimes. */
final class Moments {

    private static final long NANOSECONDS = 1_000;

    /** No clock is set back by more than a day. */
    private static final long LONGEST_FOLD = 86_400;

    private Moments() {}

    /** Now in the site's zone. */
    static DateTimeValue now(Evaluation evaluation) {
        return naive(instant(evaluation), evaluation.site());
    }

    static Instant instant(Evaluation evaluation) {
        return evaluation.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The wall clock of a zone, where the second of two equal times has a fold. */
    private static DateTimeValue naive(Instant instant, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        LocalDateTime local = LocalDateTime.ofInstant(instant, offset);
        List<ZoneOffset> possible = zone.getRules().getValidOffsets(local);
        int fold = possible.size() == 2 && offset.equals(possible.get(1)) ? 1 : 0;
        return new DateTimeValue(local, null, fold);
    }

    /** The local time of a timestamp: seconds since 1970, which may have a fraction. */
    static DateTimeValue ofTimestamp(Object timestamp, ZoneId zone) {
        if (!Floats.isNumber(timestamp)) {
            throw PythonError.type("'" + Types.of(timestamp).name() + "' object cannot be interpreted as an integer");
        }
        BigInteger microseconds = timestamp instanceof Double number
                ? microseconds(number)
                : Integers.big(timestamp).multiply(TimeDelta.MICROSECONDS_A_SECOND);
        if (microseconds.bitLength() > 83) {
            throw PythonError.overflow("timestamp out of range for platform time_t");
        }
        BigInteger[] parts = microseconds.divideAndRemainder(TimeDelta.MICROSECONDS_A_SECOND);
        long seconds = parts[0].longValue();
        if (Math.abs((double) seconds) > 400_000_000_000L) {
            throw PythonError.value("year is out of range");
        }
        DateTimeValue moment = naive(Instant.ofEpochSecond(seconds, parts[1].longValue() * NANOSECONDS), zone);
        requireYear(moment.local());
        return moment;
    }

    private static BigInteger microseconds(double seconds) {
        BigInteger whole = Integers.big(Floats.truncate(seconds));
        BigDecimal fraction = new BigDecimal(seconds % 1 * 1e6).setScale(0, RoundingMode.HALF_EVEN);
        return whole.multiply(TimeDelta.MICROSECONDS_A_SECOND).add(fraction.toBigInteger());
    }

    private static void requireYear(LocalDateTime local) {
        if (local.getYear() < 1 || local.getYear() > 9999) {
            throw PythonError.value("year " + local.getYear() + " is out of range");
        }
    }

    /** Seconds since 1970 of a datetime, a naive one taken to be in the site's zone. */
    static double timestamp(Evaluation evaluation, DateTimeValue moment) {
        if (moment.zone() != null) {
            TimeDelta since = moment.since(new DateTimeValue(LocalDateTime.of(1970, 1, 1, 0, 0), ZoneValue.UTC));
            return IntegerDivision.exact(since.total(), TimeDelta.MICROSECONDS_A_SECOND);
        }
        return seconds(moment, evaluation.site()) + moment.local().getNano() / NANOSECONDS / 1e6;
    }

    /**
     * The seconds since 1970 at which a wall clock shows the time, as CPython finds them: of two solutions by the fold; in a
     * gap, where clocks are set forward, by the offset before it.
     */
    private static long seconds(DateTimeValue moment, ZoneId zone) {
        long shown = moment.local().toEpochSecond(ZoneOffset.UTC);
        long first = shown - offset(zone, shown);
        boolean solved = first + offset(zone, first) == shown;
        long other = solved
                ? offset(zone, first + (moment.fold() == 1 ? LONGEST_FOLD : -LONGEST_FOLD))
                : offset(zone, first);
        long second = shown - other;
        if (second + offset(zone, second) == shown) {
            return second;
        }
        if (solved) {
            return first;
        }
        return moment.fold() == 1 ? Math.min(first, second) : Math.max(first, second);
    }

    private static long offset(ZoneId zone, long seconds) {
        Instant instant = Instant.ofEpochSecond(seconds);
        ZoneOffset offset = zone.getRules().getOffset(instant);
        requireYear(LocalDateTime.ofInstant(instant, offset));
        return offset.getTotalSeconds();
    }

    /** The same instant in another zone; null stands for the site's. */
    static DateTimeValue inZone(Evaluation evaluation, DateTimeValue moment, @Nullable ZoneValue zone) {
        ZoneValue own = moment.zone();
        if (own != null && own.equals(zone)) {
            return moment;
        }
        LocalDateTime utc = own == null ? utc(moment, evaluation.site()) : moment.utc();
        Calendar.within(utc.toLocalDate());
        if (zone != null) {
            return new DateTimeValue(utc, ZoneValue.UTC).shifted(zone);
        }
        ZonedDateTime site = utc.atZone(ZoneOffset.UTC).withZoneSameInstant(evaluation.site());
        Calendar.within(site.toLocalDate());
        return new DateTimeValue(site.toLocalDateTime(), zone(site));
    }

    /** As CPython does, also for a time in a gap: less the offset that the zone has at the instant found for it. */
    private static LocalDateTime utc(DateTimeValue naive, ZoneId site) {
        return naive.local().minusSeconds(offset(site, seconds(naive, site)));
    }

    private static ZoneValue zone(ZonedDateTime site) {
        int seconds = site.getOffset().getTotalSeconds();
        boolean utc = seconds == 0 && site.getZone().normalized().equals(ZoneOffset.UTC);
        String name =
                utc ? "UTC" : DateTimeFormatter.ofPattern("zzz", Locale.ROOT).format(site);
        return new ZoneValue(
                TimeDelta.ofSeconds(seconds),
                name.isEmpty() ? site.getZone().getDisplayName(TextStyle.SHORT, Locale.ROOT) : name);
    }
}
