package io.cameleer.condition.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The clock, timestamps and zones of datetimes. */
final class Moments {

    private static final long NANOSECONDS = 1_000;

    private Moments() {}

    /** Now in the site's zone. */
    static LocalDateTime now(Evaluation evaluation) {
        return LocalDateTime.ofInstant(instant(evaluation), evaluation.site());
    }

    static Instant instant(Evaluation evaluation) {
        return evaluation.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The local time of a timestamp: seconds since 1970, which may have a fraction. */
    static LocalDateTime ofTimestamp(Object timestamp, ZoneId zone) {
        if (!Floats.isNumber(timestamp)) {
            throw PythonError.type("'" + Types.of(timestamp).name() + "' object cannot be interpreted as an integer");
        }
        BigInteger microseconds;
        if (timestamp instanceof Double number) {
            Floats.truncate(number);
            double whole = Math.floor(number);
            BigDecimal fraction = new BigDecimal((number - whole) * 1e6).setScale(0, RoundingMode.HALF_EVEN);
            microseconds = new BigDecimal(whole)
                    .toBigInteger()
                    .multiply(TimeDelta.MICROSECONDS_A_SECOND)
                    .add(fraction.toBigInteger());
        } else {
            microseconds = Integers.big(timestamp).multiply(TimeDelta.MICROSECONDS_A_SECOND);
        }
        if (microseconds.bitLength() > 83) {
            throw PythonError.overflow("timestamp out of range for platform time_t");
        }
        BigInteger[] parts = microseconds.divideAndRemainder(TimeDelta.MICROSECONDS_A_SECOND);
        long seconds = parts[0].longValue();
        if (Math.abs((double) seconds) > 400_000_000_000L) {
            throw PythonError.value("year is out of range");
        }
        Instant instant = Instant.ofEpochSecond(seconds, parts[1].longValue() * NANOSECONDS);
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        if (local.getYear() < 1 || local.getYear() > 9999) {
            throw PythonError.value("year " + local.getYear() + " is out of range");
        }
        return local;
    }

    /** Seconds since 1970 of a datetime, a naive one taken to be in the site's zone. */
    static double timestamp(Evaluation evaluation, DateTimeValue moment) {
        ZoneValue zone = moment.zone();
        if (zone != null) {
            TimeDelta since = moment.since(new DateTimeValue(LocalDateTime.of(1970, 1, 1, 0, 0), ZoneValue.UTC));
            return IntegerDivision.exact(since.total(), TimeDelta.MICROSECONDS_A_SECOND);
        }
        Instant instant = moment.local().atZone(evaluation.site()).toInstant();
        return instant.getEpochSecond() + instant.getNano() / NANOSECONDS / 1e6;
    }

    /** The same instant in another zone; null stands for the site's. */
    static DateTimeValue inZone(
            Evaluation evaluation, DateTimeValue moment, @org.jspecify.annotations.Nullable ZoneValue zone) {
        ZoneValue own = moment.zone();
        LocalDateTime utc = own == null
                ? LocalDateTime.ofInstant(
                        moment.local().atZone(evaluation.site()).toInstant(), ZoneOffset.UTC)
                : moment.utc();
        if (zone != null) {
            return new DateTimeValue(utc, ZoneValue.UTC).shifted(zone);
        }
        ZonedDateTime site = utc.atZone(ZoneOffset.UTC).withZoneSameInstant(evaluation.site());
        return new DateTimeValue(site.toLocalDateTime(), zone(site));
    }

    private static ZoneValue zone(ZonedDateTime site) {
        int seconds = site.getOffset().getTotalSeconds();
        boolean utc = seconds == 0 && site.getZone().normalized().equals(ZoneOffset.UTC);
        String name = utc
                ? "UTC"
                : java.time.format.DateTimeFormatter.ofPattern("zzz", Locale.ROOT)
                        .format(site);
        return new ZoneValue(
                TimeDelta.ofSeconds(seconds),
                name.isEmpty() ? site.getZone().getDisplayName(TextStyle.SHORT, Locale.ROOT) : name);
    }
}
