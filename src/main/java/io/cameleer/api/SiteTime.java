package io.cameleer.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Times of requests, which become times of the site. */
final class SiteTime {

    private SiteTime() {}

    /**
     * Reads a time as ISO 8601 has it. One with an offset is converted to the site's zone, one without is the site's
     * already, and a date alone is its midnight.
     */
    static LocalDateTime read(String name, String text, ZoneId site) {
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.strip()
                            .replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T")
                            .replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"),
                    OffsetDateTime::from,
                    LocalDateTime::from);
            return time instanceof OffsetDateTime moment
                    ? moment.atZoneSameInstant(site).toLocalDateTime()
                    : (LocalDateTime) time;
        } catch (DateTimeException noTime) {
            try {
                return LocalDate.parse(text.strip()).atStartOfDay();
            } catch (DateTimeException noDate) {
                throw Request.invalid(
                        name, "is '" + text + "'; give a time as in 2024-05-17T09:30:00 or 2024-05-17T09:30:00+02:00");
            }
        }
    }
}
