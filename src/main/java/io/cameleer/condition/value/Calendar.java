package io.cameleer.condition.value;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;

/** Dates and times from their fields, within Python's range. */
final class Calendar {

    static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** The epoch day before Python's ordinal 1. */
    private static final long ORDINAL_ZERO = FIRST.toEpochDay() - 1;

    private Calendar() {}

    static LocalDate date(int year, int month, int day) {
        if (year < 1 || year > 9999) {
            throw PythonError.value("year " + year + " is out of range");
        }
        if (month < 1 || month > 12) {
            throw PythonError.value("month must be in 1..12");
        }
        if (day < 1 || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            throw PythonError.value("day is out of range for month");
        }
        return LocalDate.of(year, month, day);
    }

    static LocalTime time(int hour, int minute, int second, int microsecond) {
        require("hour", hour, 23);
        require("minute", minute, 59);
        require("second", second, 59);
        if (microsecond < 0 || microsecond > 999_999) {
            throw PythonError.value("microsecond must be in 0..999999");
        }
        return LocalTime.of(hour, minute, second, microsecond * 1000);
    }

    private static void require(String field, int value, int most) {
        if (value < 0 || value > most) {
            throw PythonError.value(field + " must be in 0.." + most);
        }
    }

    static int fold(int fold) {
        if (fold != 0 && fold != 1) {
            throw PythonError.value("fold must be either 0 or 1");
        }
        return fold;
    }

    /** The date, where it is one that Python knows. */
    static LocalDate within(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw PythonError.overflow("date value out of range");
        }
        return date;
    }

    static long ordinal(LocalDate date) {
        return date.toEpochDay() - ORDINAL_ZERO;
    }

    static LocalDate ofOrdinal(int ordinal) {
        if (ordinal < 1) {
            throw PythonError.value("ordinal must be >= 1");
        }
        if (ordinal > ordinal(LAST)) {
            throw PythonError.value("year is out of range");
        }
        return LocalDate.ofEpochDay(ORDINAL_ZERO + ordinal);
    }

    static LocalDate ofWeek(int year, int week, int day) {
        if (year < 1 || year > 9999) {
            throw PythonError.value("Year is out of range: " + year);
        }
        LocalDate first = LocalDate.of(year, 1, 4);
        if (week < 1
                || week
                        > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(first)
                                .getMaximum()) {
            throw PythonError.value("Invalid week: " + week);
        }
        if (day < 1 || day > 7) {
            throw PythonError.value("Invalid weekday: " + day + " (range is [1, 7])");
        }
        LocalDate date = first.minusDays(first.getDayOfWeek().getValue() - 1L)
                .plusWeeks(week - 1L)
                .plusDays(day - 1L);
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw PythonError.value("year is out of range");
        }
        return date;
    }
}
