package io.cameleer.condition.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What datetimes can do beyond what dates can. */
final class DateTimeMethods {

    private static final Signature ZONE = Signature.of("tz?");

    private DateTimeMethods() {}

    static Type type() {
        Type.Builder type = Type.named("datetime.datetime")
                .base(DateValue.TYPE)
                .constructor(
                        Signature.of(
                                "year",
                                "month",
                                "day",
                                "hour?",
                                "minute?",
                                "second?",
                                "microsecond?",
                                "tzinfo?",
                                "*",
                                "fold?"),
                        (evaluation, arguments) -> construct(arguments))
                .constant("min", new DateTimeValue(LocalDateTime.of(1, 1, 1, 0, 0), null))
                .constant("max", new DateTimeValue(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000), null))
                .constant("resolution", new TimeDelta(0, 0, 1));
        TimeMethods.addFields(type);
        addMakers(type);
        addParts(type);
        addZones(type);
        return type.build();
    }

    private static DateTimeValue construct(Arguments arguments) {
        int fold = Calendar.fold(arguments.exactInteger(8, 0));
        LocalTime time = Calendar.time(
                arguments.exactInteger(3, 0),
                arguments.exactInteger(4, 0),
                arguments.exactInteger(5, 0),
                arguments.exactInteger(6, 0));
        return new DateTimeValue(LocalDateTime.of(DateMethods.date(arguments), time), zone(arguments, 7, null), fold);
    }

    /** A zone argument; where it is not given, another one. */
    static @Nullable ZoneValue zone(Arguments arguments, int index, @Nullable ZoneValue otherwise) {
        return arguments.has(index) ? ZoneValue.of(arguments.get(index)) : otherwise;
    }

    private static DateTimeValue naive(LocalDateTime local) {
        return new DateTimeValue(local, null);
    }

    private static void addMakers(Type.Builder type) {
        type.classMethod("now", ZONE, (evaluation, arguments) -> {
            ZoneValue zone = zone(arguments, 0, null);
            LocalDateTime utc = LocalDateTime.ofInstant(Moments.instant(evaluation), ZoneOffset.UTC);
            return zone == null ? Moments.now(evaluation) : new DateTimeValue(utc, ZoneValue.UTC).shifted(zone);
        });
        type.classMethod("today", Signature.NONE, (evaluation, arguments) -> Moments.now(evaluation));
        type.classMethod(
                "utcnow",
                Signature.NONE,
                (evaluation, arguments) -> naive(LocalDateTime.ofInstant(Moments.instant(evaluation), ZoneOffset.UTC)));
        type.classMethod("fromtimestamp", Signature.of("timestamp", "tz?"), (evaluation, arguments) -> {
            ZoneValue zone = zone(arguments, 1, null);
            return zone == null
                    ? Moments.ofTimestamp(arguments.get(0), evaluation.site())
                    : new DateTimeValue(
                                    Moments.ofTimestamp(arguments.get(0), ZoneOffset.UTC)
                                            .local(),
                                    ZoneValue.UTC)
                            .shifted(zone);
        });
        type.classMethod(
                "utcfromtimestamp",
                Signature.of("timestamp", "/"),
                (evaluation, arguments) -> Moments.ofTimestamp(arguments.get(0), ZoneOffset.UTC));
        type.classMethod(
                "combine", Signature.of("date", "time", "tzinfo?"), (evaluation, arguments) -> combine(arguments));
        type.classMethod(
                "fromisoformat",
                Signature.of("date_string", "/"),
                (evaluation, arguments) -> IsoReader.dateTime(arguments.text(0)));
        type.classMethod(
                "strptime",
                Signature.of("date_string", "format", "/"),
                (evaluation, arguments) -> DateParser.parse(evaluation, arguments.text(0), arguments.text(1)));
        DateMethods.addMakers(type, date -> naive(date.atStartOfDay()));
    }

    private static DateTimeValue combine(Arguments arguments) {
        Object date = arguments.get(0);
        if (!(date instanceof DateValue) && !(date instanceof DateTimeValue)) {
            throw PythonError.type("combine() argument 1 must be datetime.date, not "
                    + Types.of(date).name());
        }
        if (!(arguments.get(1) instanceof TimeValue time)) {
            throw PythonError.type("combine() argument 2 must be datetime.time, not "
                    + Types.of(arguments.get(1)).name());
        }
        LocalDateTime local = LocalDateTime.of(DateMethods.of(date), time.time());
        return new DateTimeValue(local, zone(arguments, 2, time.zone()), time.fold());
    }

    private static void addParts(Type.Builder type) {
        type.method("date", Signature.NONE, (evaluation, self, arguments) -> new DateValue(DateMethods.of(self)));
        type.method("time", Signature.NONE, (evaluation, self, arguments) -> time((DateTimeValue) self, null));
        type.method(
                "timetz",
                Signature.NONE,
                (evaluation, self, arguments) -> time((DateTimeValue) self, ((DateTimeValue) self).zone()));
        type.method("isoformat", Signature.of("sep?", "timespec?"), (evaluation, self, arguments) -> {
            String separator = arguments.text(0, "T");
            if (Characters.length(separator) != 1) {
                throw PythonError.type("isoformat() argument 1 must be a unicode character, not str");
            }
            return ((DateTimeValue) self).iso(separator, arguments.text(1, "auto"));
        });
        type.method(
                "replace",
                Signature.of(
                        "year?",
                        "month?",
                        "day?",
                        "hour?",
                        "minute?",
                        "second?",
                        "microsecond?",
                        "tzinfo?",
                        "*",
                        "fold?"),
                (evaluation, self, arguments) -> replace((DateTimeValue) self, arguments));
    }

    private static TimeValue time(DateTimeValue moment, @Nullable ZoneValue zone) {
        return new TimeValue(moment.local().toLocalTime(), zone, moment.fold());
    }

    private static DateTimeValue replace(DateTimeValue moment, Arguments arguments) {
        int fold = Calendar.fold(arguments.exactInteger(8, moment.fold()));
        LocalDate date = DateMethods.replaced(moment.local().toLocalDate(), arguments);
        LocalTime time = TimeMethods.replaced(moment.local().toLocalTime(), arguments, 3);
        return new DateTimeValue(LocalDateTime.of(date, time), zone(arguments, 7, moment.zone()), fold);
    }

    private static void addZones(Type.Builder type) {
        type.method(
                "astimezone",
                ZONE,
                (evaluation, self, arguments) ->
                        Moments.inZone(evaluation, (DateTimeValue) self, zone(arguments, 0, null)));
        type.method(
                "timestamp",
                Signature.NONE,
                (evaluation, self, arguments) -> Moments.timestamp(evaluation, (DateTimeValue) self));
    }
}
