package io.cameleer.condition.value;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Python's time of day.
 *
 * @param zone null for a naive one
 * @param fold as that of a datetime
 */
record TimeValue(LocalTime time, @Nullable ZoneValue zone, int fold) implements PythonValue, DatePrinter {

    static final Type TYPE = TimeMethods.type();

    TimeValue(LocalTime time, @Nullable ZoneValue zone) {
        this(time, zone, 0);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    /** Microseconds since midnight in UTC, which may lie on another day; a naive time stands for itself. */
    private long utc() {
        long offset = zone == null ? 0 : zone.offset().microsecondsTotal();
        return time.toNanoOfDay() / 1000 - offset;
    }

    private boolean isLike(TimeValue other) {
        return (zone == null) == (other.zone == null);
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        return other instanceof TimeValue value && isLike(value) && utc() == value.utc();
    }

    @Override
    public @Nullable Boolean compare(Evaluation evaluation, Relation relation, Object other) {
        if (!(other instanceof TimeValue value)) {
            return null;
        }
        if (!isLike(value)) {
            throw PythonError.type("can't compare offset-naive and offset-aware times");
        }
        return relation.accepts(Long.compare(utc(), value.utc()));
    }

    @Override
    public Object key(Evaluation evaluation) {
        record Key(long utc, boolean naive) {}
        return new Key(utc(), zone == null);
    }

    /** Python prints a time as of the first day of 1900. */
    @Override
    public String print(Evaluation evaluation, String format) {
        return DatePattern.print(evaluation, format, LocalDate.of(1900, 1, 1), time, zone);
    }

    @Override
    public String repr(Evaluation evaluation) {
        int microseconds = time.getNano() / 1000;
        String seconds = time.getSecond() != 0 || microseconds != 0 ? ", " + time.getSecond() : "";
        return "datetime.time(" + time.getHour() + ", " + time.getMinute() + seconds
                + (microseconds != 0 ? ", " + microseconds : "")
                + (zone == null ? "" : ", tzinfo=" + zone.repr(evaluation)) + (fold != 0 ? ", fold=1" : "") + ")";
    }

    @Override
    public String text(Evaluation evaluation) {
        return IsoText.time(time, zone, "auto");
    }
}
