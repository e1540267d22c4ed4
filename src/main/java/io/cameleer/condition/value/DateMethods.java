package io.cameleer.condition.value;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.function.Function;

/** What dates can do; datetimes, which are dates, share most of it. */
final class DateMethods {

    private DateMethods() {}

    static Type type() {
        Type.Builder type = Type.named("datetime.date")
                .constructor(
                        Signature.of("year", "month", "day"), (evaluation, arguments) -> new DateValue(date(arguments)))
                .method(
                        "replace",
                        Signature.of("year?", "month?", "day?"),
                        (evaluation, self, arguments) -> new DateValue(replaced(of(self), arguments)))
                .method("isoformat", Signature.NONE, (evaluation, self, arguments) -> IsoText.date(of(self)))
                .constant("min", new DateValue(Calendar.FIRST))
                .constant("max", new DateValue(Calendar.LAST))
                .constant("resolution", new TimeDelta(1, 0, 0));
        addFields(type);
        addMakers(type, DateValue::new);
        type.classMethod(
                "today",
                Signature.NONE,
                (evaluation, arguments) ->
                        new DateValue(Moments.now(evaluation).local().toLocalDate()));
        type.classMethod(
                "fromtimestamp",
                Signature.of("timestamp", "/"),
                (evaluation, arguments) -> new DateValue(Moments.ofTimestamp(arguments.get(0), evaluation.site())
                        .local()
                        .toLocalDate()));
        type.classMethod(
                "fromisoformat",
                Signature.of("date_string", "/"),
                (evaluation, arguments) -> new DateValue(IsoReader.date(arguments.text(0))));
        return type.build();
    }

    /** The date of a date or datetime. */
    static LocalDate of(Object self) {
        return self instanceof DateTimeValue moment ? moment.local().toLocalDate() : ((DateValue) self).date();
    }

    static LocalDate date(Arguments arguments) {
        return Calendar.date(arguments.exactInteger(0, 0), arguments.exactInteger(1, 0), arguments.exactInteger(2, 0));
    }

    static LocalDate replaced(LocalDate date, Arguments arguments) {
        return Calendar.date(
                arguments.exactInteger(0, date.getYear()),
                arguments.exactInteger(1, date.getMonthValue()),
                arguments.exactInteger(2, date.getDayOfMonth()));
    }

    private static void addFields(Type.Builder type) {
        type.property("year", self -> (long) of(self).getYear());
        type.property("month", self -> (long) of(self).getMonthValue());
        type.property("day", self -> (long) of(self).getDayOfMonth());
        type.method(
                "weekday",
                Signature.NONE,
                (evaluation, self, arguments) -> of(self).getDayOfWeek().getValue() - 1L);
        type.method("isoweekday", Signature.NONE, (evaluation, self, arguments) ->
                (long) of(self).getDayOfWeek().getValue());
        type.method(
                "isocalendar",
                Signature.NONE,
                (evaluation, self, arguments) -> new IsoCalendarDate(
                        of(self).get(IsoFields.WEEK_BASED_YEAR),
                        of(self).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        of(self).getDayOfWeek().getValue()));
        type.method("toordinal", Signature.NONE, (evaluation, self, arguments) -> Calendar.ordinal(of(self)));
        type.method(
                "ctime",
                Signature.NONE,
                (evaluation, self, arguments) -> DatePattern.print(
                                evaluation,
                                "%a %b %e %H:%M:%S ",
                                of(self),
                                self instanceof DateTimeValue moment
                                        ? moment.local().toLocalTime()
                                        : LocalTime.MIDNIGHT,
                                null)
                        + String.format("%04d", of(self).getYear()));
        type.method("strftime", Signature.of("format"), (evaluation, self, arguments) -> ((DatePrinter) self)
                .print(evaluation, arguments.text(0)));
    }

    /** The ways to make a date of a number of days or weeks. */
    static void addMakers(Type.Builder type, Function<LocalDate, Object> maker) {
        type.classMethod(
                "fromordinal",
                Signature.of("ordinal", "/"),
                (evaluation, arguments) -> maker.apply(Calendar.ofOrdinal(arguments.exactInteger(0, 0))));
        type.classMethod(
                "fromisocalendar",
                Signature.of("year", "week", "day"),
                (evaluation, arguments) -> maker.apply(Calendar.ofWeek(
                        arguments.exactInteger(0, 0), arguments.exactInteger(1, 0), arguments.exactInteger(2, 0))));
    }
}
