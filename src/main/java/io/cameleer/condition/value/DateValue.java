package io.cameleer.condition.value;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Python's date. */
record DateValue(LocalDate date) implements PythonValue, DatePrinter {

    static final Type TYPE = DateMethods.type();

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        return equals(other);
    }

    @Override
    public @Nullable Boolean compare(Evaluation evaluation, Relation relation, Object other) {
        if (other instanceof DateTimeValue) {
            throw PythonError.type("can't compare datetime.datetime to datetime.date");
        }
        return other instanceof DateValue value ? (Boolean) relation.accepts(date.compareTo(value.date)) : null;
    }

    /** Of a timedelta, only its days count. */
    @Override
    public @Nullable Object operate(Evaluation evaluation, Operator operator, Object right) {
        if (right instanceof TimeDelta delta && operator == Operator.ADD) {
            return new DateValue(Calendar.within(date.plusDays(delta.days())));
        }
        if (right instanceof TimeDelta delta && operator == Operator.SUBTRACT) {
            return new DateValue(Calendar.within(date.minusDays(delta.days())));
        }
        return right instanceof DateValue other && operator == Operator.SUBTRACT
                ? TimeDelta.ofSeconds((date.toEpochDay() - other.date.toEpochDay()) * 86_400)
                : null;
    }

    @Override
    public @Nullable Object operateReflected(Evaluation evaluation, Operator operator, Object left) {
        return operator == Operator.ADD && left instanceof TimeDelta ? operate(evaluation, operator, left) : null;
    }

    @Override
    public String print(Evaluation evaluation, String format) {
        return DatePattern.print(evaluation, format, date, LocalTime.MIDNIGHT, null);
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "datetime.date(" + date.getYear() + ", " + date.getMonthValue() + ", " + date.getDayOfMonth() + ")";
    }

    @Override
    public String text(Evaluation evaluation) {
        return IsoText.date(date);
    }
}
