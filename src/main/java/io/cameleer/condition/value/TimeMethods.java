package io.cameleer.condition.value;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** What times can do; datetimes share their fields and zones. */
final class TimeMethods {

    private TimeMethods() {}

    static Type type() {
        Type.Builder type = Type.named("datetime.time")
                .constructor(
                        Signature.of("hour?", "minute?", "second?", "microsecond?", "tzinfo?", "*", "fold?"),
                        (evaluation, arguments) -> construct(new TimeValue(LocalTime.MIDNIGHT, null), arguments))
                .method(
                        "replace",
                        Signature.of("hour?", "minute?", "second?", "microsecond?", "tzinfo?", "*", "fold?"),
                        (evaluation, self, arguments) -> construct((TimeValue) self, arguments))
                .method(
                        "isoformat",
                        Signature.of("timespec?"),
                        (evaluation, self, arguments) -> IsoText.time(of(self), zone(self), arguments.text(0, "auto")))
                .method("strftime", Signature.of("format"), (evaluation, self, arguments) -> ((DatePrinter) self)
                        .print(evaluation, arguments.text(0)))
                .classMethod(
                        "fromisoformat",
                        Signature.of("time_string", "/"),
                        (evaluation, arguments) -> IsoReader.time(arguments.text(0)))
                .constant("min", new TimeValue(LocalTime.MIDNIGHT, null))
                .constant("max", new TimeValue(LocalTime.of(23, 59, 59, 999_999_000), null))
                .constant("resolution", new TimeDelta(0, 0, 1));
        addFields(type);
        return type.build();
    }

    private static TimeValue construct(TimeValue time, Arguments arguments) {
        int fold = Calendar.fold(arguments.exactInteger(5, time.fold()));
        return new TimeValue(
                replaced(time.time(), arguments, 0), DateTimeMethods.zone(arguments, 4, time.zone()), fold);
    }

    /** @param first the index of the hour among the arguments */
    static LocalTime replaced(LocalTime time, Arguments arguments, int first) {
        return Calendar.time(
                arguments.exactInteger(first, time.getHour()),
                arguments.exactInteger(first + 1, time.getMinute()),
                arguments.exactInteger(first + 2, time.getSecond()),
                arguments.exactInteger(first + 3, time.getNano() / 1000));
    }

    private static LocalTime of(Object self) {
        return self instanceof DateTimeValue moment ? moment.local().toLocalTime() : ((TimeValue) self).time();
    }

    private static @Nullable ZoneValue zone(Object self) {
        return self instanceof DateTimeValue moment ? moment.zone() : ((TimeValue) self).zone();
    }

    static void addFields(Type.Builder type) {
        type.property("hour", self -> (long) of(self).getHour());
        type.property("minute", self -> (long) of(self).getMinute());
        type.property("second", self -> (long) of(self).getSecond());
        type.property("microsecond", self -> of(self).getNano() / 1000L);
        type.property("fold", self ->
                (long) (self instanceof DateTimeValue moment ? moment.fold() : ((TimeValue) self).fold()));
        type.property("tzinfo", self -> orNone(zone(self)));
        type.method("utcoffset", Signature.NONE, (evaluation, self, arguments) -> {
            ZoneValue zone = zone(self);
            return zone == null ? None.NONE : zone.offset();
        });
        type.method("tzname", Signature.NONE, (evaluation, self, arguments) -> {
            ZoneValue zone = zone(self);
            return zone == null ? None.NONE : zone.text(evaluation);
        });
        type.method("dst", Signature.NONE, (evaluation, self, arguments) -> None.NONE);
    }

    private static Object orNone(@Nullable ZoneValue zone) {
        return zone == null ? None.NONE : zone;
    }
}
