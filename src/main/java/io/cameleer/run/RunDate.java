package io.cameleer.run;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a run was started, as exactly as its files tell.
 *
 * @param day the calendar date; in the offset of {@code instant}, where there is one
 * @param time with the time of day, in the instrument's zone, where there is one
 * @param instant where the files name an offset
 * @param source the file and field, the folder's name or a file's time
 * @param how how an ambiguous or missing date was decided; empty where nothing was to decide
 */
public record RunDate(
        LocalDate day, @Nullable LocalDateTime time, @Nullable OffsetDateTime instant, String source, String how) {

    /** ISO 8601, no more exact than the source: a date, a date and time, or these with an offset. */
    public String iso() {
        if (instant != null) {
            return instant.toString();
        }
        return time != null ? time.toString() : day.toString();
    }

    /** The start on a clock in that zone; midnight where only the day is known. A time without an offset is taken as it stands. */
    public LocalDateTime at(ZoneId zone) {
        if (instant != null) {
            return instant.atZoneSameInstant(zone).toLocalDateTime();
        }
        return time != null ? time : day.atStartOfDay();
    }
}
