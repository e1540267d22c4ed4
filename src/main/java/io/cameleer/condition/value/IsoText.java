package io.cameleer.condition.value;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Dates, times and offsets as {@code isoformat} writes them. */
final class IsoText {

    private IsoText() {}

    static String date(LocalDate date) {
        return String.format("%04d-%02d-%02d", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    static String time(LocalTime time, @Nullable ZoneValue zone, String precision) {
        int microseconds = time.getNano() / 1000;
        String text =
                switch (precision) {
                    case "auto" ->
                        microseconds == 0 ? seconds(time) : seconds(time) + String.format(".%06d", microseconds);
                    case "hours" -> String.format("%02d", time.getHour());
                    case "minutes" -> String.format("%02d:%02d", time.getHour(), time.getMinute());
                    case "seconds" -> seconds(time);
                    case "milliseconds" -> seconds(time) + String.format(".%03d", microseconds / 1000);
                    case "microseconds" -> seconds(time) + String.format(".%06d", microseconds);
                    default -> throw PythonError.value("Unknown timespec value");
                };
        return zone == null ? text : text + offset(zone.offset(), ":");
    }

    private static String seconds(LocalTime time) {
        return String.format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    }

    /** As in {@code +01:00}; seconds and microseconds only where there are any. */
    static String offset(TimeDelta offset, String separator) {
        TimeDelta size = offset.absolute();
        int seconds = size.seconds();
        String text = (offset.days() < 0 ? "-" : "+")
                + String.format("%02d%s%02d", seconds / 3600, separator, seconds / 60 % 60);
        if (seconds % 60 != 0 || size.microseconds() != 0) {
            text += String.format("%s%02d", separator, seconds % 60);
        }
        return size.microseconds() == 0 ? text : text + String.format(".%06d", size.microseconds());
    }
}
