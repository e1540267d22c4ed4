package io.cameleer.condition.value;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Python's datetime.
 *
 * @param zone null for a naive one
 * @param fold 1 for the second of two equal wall clock times, when clocks are set back, else 0; no part of its equality
 */
record DateTimeValue(LocalDateTime local, @Nullable ZoneValue zone, int fold) implements PythonValue, DatePrinter {

    static final Type TYPE = DateTimeMethods.type();

    DateTimeValue(LocalDateTime local, @Nullable ZoneValue zone) {
        this(local, zone, 0);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    /** The instant as a datetime of UTC; a naive one stands for itself. */
    LocalDateTime utc() {
        return zone == null ? local : local.minus(zone.offset().microsecondsTotal(), ChronoUnit.MICROS);
    }

    /** The same instant in another zone; only for one that has a zone. */
    DateTimeValue shifted(ZoneValue other) {
        LocalDateTime there = utc().plus(other.offset().microsecondsTotal(), ChronoUnit.MICROS);
        Calendar.within(there.toLocalDate());
        return new DateTimeValue(there, other);
    }

    /** The time between two datetimes that are both naive or neither. */
    TimeDelta since(DateTimeValue earlier) {
        long days = ChronoUnit.DAYS.between(earlier.utc().toLocalDate(), utc().toLocalDate());
        long microseconds =
                (utc().toLocalTime().toNanoOfDay() - earlier.utc().toLocalTime().toNanoOfDay()) / 1000;
        return TimeDelta.ofMicroseconds(days * 86_400_000_000L + microseconds);
    }

    private boolean isLike(DateTimeValue other) {
        return (zone == null) == (other.zone == null);
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        return other instanceof DateTimeValue moment && isLike(moment) && utc().equals(moment.utc());
    }

    @Override
    public @Nullable Boolean compare(Evaluation evaluation, Relation relation, Object other) {
        if (other instanceof DateValue) {
            throw PythonError.type("can't compare datetime.datetime to datetime.date");
        }
        if (!(other instanceof DateTimeValue moment)) {
            return null;
        }
        if (!isLike(moment)) {
            throw PythonError.type("can't compare offset-naive and offset-aware datetimes");
        }
        return relation.accepts(utc().compareTo(moment.utc()));
    }

    @Override
    public @Nullable Object operate(Evaluation evaluation, Operator operator, Object right) {
        if (right instanceof TimeDelta delta && operator == Operator.ADD) {
            return plus(delta);
        }
        if (right instanceof TimeDelta delta && operator == Operator.SUBTRACT) {
            return plus(delta.negated());
        }
        if (!(right instanceof DateTimeValue moment) || operator != Operator.SUBTRACT) {
            return null;
        }
        if (!isLike(moment)) {
            throw PythonError.type("can't subtract offset-naive and offset-aware datetimes");
        }
        return since(moment);
    }

    private DateTimeValue plus(TimeDelta delta) {
        LocalDateTime sum =
                local.plusDays(delta.days()).plusSeconds(delta.seconds()).plusNanos(delta.microseconds() * 1000L);
        Calendar.within(sum.toLocalDate());
        return new DateTimeValue(sum, zone);
    }

    @Override
    public @Nullable Object operateReflected(Evaluation evaluation, Operator operator, Object left) {
        return operator == Operator.ADD && left instanceof TimeDelta delta ? plus(delta) : null;
    }

    @Override
    public Object key(Evaluation evaluation) {
        return new DateTimeValue(utc(), zone == null ? null : ZoneValue.UTC);
    }

    @Override
    public String print(Evaluation evaluation, String format) {
        return DatePattern.print(evaluation, format, local.toLocalDate(), local.toLocalTime(), zone);
    }

    @Override
    public String repr(Evaluation evaluation) {
        int microseconds = local.getNano() / 1000;
        StringBuilder text = new StringBuilder("datetime.datetime(")
                .append(local.getYear() + ", " + local.getMonthValue() + ", " + local.getDayOfMonth() + ", ")
                .append(local.getHour() + ", " + local.getMinute());
        if (local.getSecond() != 0 || microseconds != 0) {
            text.append(", ").append(local.getSecond());
        }
        if (microseconds != 0) {
            text.append(", ").append(microseconds);
        }
        if (fold != 0) {
            text.append(", fold=1");
        }
        if (zone != null) {
            text.append(", tzinfo=").append(zone.repr(evaluation));
        }
        return text.append(')').toString();
    }

    @Override
    public String text(Evaluation evaluation) {
        return iso(" ", "auto");
    }

    String iso(String separator, String precision) {
        return IsoText.date(local.toLocalDate()) + separator + IsoText.time(local.toLocalTime(), zone, precision);
    }
}
