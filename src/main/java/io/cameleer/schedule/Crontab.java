package io.cameleer.schedule;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * Times of a clock on a wall: a crontab's five fields (minute, hour, day of month, month, day of week), or Quartz's six or
 * seven, which begin with seconds. What a clock that is put forward leaves out does not happen that day; what it shows twice
 * happens once.
 *
 * @param text as it was written
 */
public record Crontab(String text, ZoneId zone) implements Schedule {

    private static final Pattern WEEKDAY = Pattern.compile("(?<![#/0-9])[0-7](?![0-9])");
    private static final int CRONTAB_FIELDS = 5;

    /**
     * @throws IllegalArgumentException saying what is wrong with the text
     */
    public Crontab {
        text = text.strip().replaceAll("\\s+", " ");
        CronExpression expression = expression(text, zone);
        if (expression.getNextValidTimeAfter(new Date(0)) == null) {
            throw new IllegalArgumentException("'" + text + "' means no time at all");
        }
    }

    private static CronExpression expression(String text, ZoneId zone) {
        try {
            CrontabFields.check(text);
            CronExpression expression = new CronExpression(quartz(text));
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return expression;
        } catch (ParseException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no crontab: " + e.getMessage()
                            + "; write minute, hour, day of month, month and day of week, as in */15 * * * * or 0 3 * * 1-5",
                    e);
        }
    }

    /** Quartz wants seconds, one of the two kinds of day left open, and Sunday to be 1. */
    private static String quartz(String text) {
        String[] fields = text.split(" ");
        if (fields.length != CRONTAB_FIELDS) {
            return text;
        }
        String days = fields[2];
        String weekdays = fields[4].replaceFirst("^\\*/", "0/");
        if (!days.equals("*") && !weekdays.equals("*")) {
            throw new IllegalArgumentException("a day of the month and a day of the week cannot both be given");
        }
        if (weekdays.equals("*")) {
            weekdays = "?";
        } else {
            days = "?";
            weekdays =
                    WEEKDAY.matcher(weekdays).replaceAll(day -> String.valueOf(Integer.parseInt(day.group()) % 7 + 1));
        }
        return String.join(" ", "0", fields[0], fields[1], days, fields[3], weekdays);
    }

    @Override
    public Instant next(Instant planned, Instant now) {
        Date next = expression(text, zone).getNextValidTimeAfter(Date.from(now));
        return next == null ? Instant.MAX : next.toInstant();
    }

    @Override
    public String toString() {
        return text;
    }
}
