package io.cameleer.condition.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code strptime} has read, in the order of the format, and the datetime that it comes to. */
final class ParsedDate {

    private static final String WEEKDAY_NEEDED =
            "an ISO year '%G' needs an ISO week '%V' and a weekday ('%A', '%a', '%w' or '%u'), and the other way round";

    private final Map<Character, Integer> numbers = new HashMap<>();
    private boolean afternoon;
    private boolean sundayFirst;
    private @Nullable ZoneValue zone;
    private @Nullable String zoneName;

    /** @param directive of names, {@code m} for a month from 1 and {@code a} for a weekday from 0 for Monday */
    void number(char directive, int number) {
        switch (directive) {
            case 'y' -> numbers.put('Y', number <= 68 ? 2000 + number : 1900 + number);
            case 'w' -> numbers.put('a', (number + 6) % 7);
            case 'u' -> numbers.put('a', number - 1);
            case 'U', 'W' -> {
                sundayFirst = directive == 'U';
                numbers.put('W', number);
            }
            case 'I' -> numbers.put('H', number % 12 + 100);
            default -> numbers.put(directive, number);
        }
    }

    void afternoon(boolean pm) {
        afternoon = pm;
    }

    void zoneName(String name) {
        zoneName = name;
    }

    void offset(String text) {
        if (text.length() > 6 && (text.charAt(3) == ':') != (text.charAt(text.indexOf(':') == 3 ? 6 : 5) == ':')) {
            throw PythonError.value("Inconsistent use of : in " + text);
        }
        zone = IsoReader.zone(text.equals("z") ? "Z" : text);
    }

    private boolean has(char directive) {
        return numbers.containsKey(directive);
    }

    private int get(char directive, int otherwise) {
        return numbers.getOrDefault(directive, otherwise);
    }

    DateTimeValue value() {
        requireWeekParts();
        LocalDate date = date();
        ZoneValue named =
                zone != null && zoneName != null && !zoneName.isEmpty() ? new ZoneValue(zone.offset(), zoneName) : zone;
        return new DateTimeValue(LocalDateTime.of(date, time()), named);
    }

    private void requireWeekParts() {
        if (!has('Y') && has('G')) {
            if (!has('V') || !has('a')) {
                throw PythonError.value(WEEKDAY_NEEDED);
            }
            if (has('j')) {
                throw PythonError.value("a day of the year '%j' goes with a year '%Y', not with an ISO year '%G'");
            }
        } else if (!has('W') && has('V')) {
            throw PythonError.value(
                    has('a') ? "an ISO week '%V' goes with an ISO year '%G', not '%Y'" : WEEKDAY_NEEDED);
        }
    }

    /** An hour of twelve is kept from 100 on until it is known whether it is one of the afternoon. */
    private LocalTime time() {
        int hour = get('H', 0);
        if (hour >= 100) {
            hour = hour - 100 + (afternoon ? 12 : 0);
        }
        return Calendar.time(hour, get('M', 0), get('S', 0), get('f', 0));
    }

    private LocalDate date() {
        int month = get('m', 1);
        int day = get('d', 1);
        boolean leapDay = !has('Y') && month == 2 && day == 29;
        int year = get('Y', leapDay ? 1904 : 1900);
        Integer dayOfYear = numbers.get('j');
        if (dayOfYear == null && has('a')) {
            if (has('W')) {
                dayOfYear = dayOfWeek(year);
            } else if (has('G') && has('V')) {
                return isoDate();
            }
        }
        LocalDate date = dayOfYear == null
                ? Calendar.date(year, month, day)
                : Calendar.ofOrdinal((int) Calendar.ordinal(Calendar.date(year, 1, 1)) + dayOfYear - 1);
        return leapDay ? Calendar.date(1900, date.getMonthValue(), date.getDayOfMonth()) : date;
    }

    /** From 1 for the first day of the year, of weeks counted from its first Sunday or Monday. */
    private int dayOfWeek(int year) {
        int shift = sundayFirst ? 1 : 0;
        int first = (Calendar.date(year, 1, 1).getDayOfWeek().getValue() - 1 + shift) % 7;
        int weekday = (get('a', 0) + shift) % 7;
        int week = get('W', 0);
        return 1 + weekday + (week == 0 ? -first : (7 - first) % 7 + 7 * (week - 1));
    }

    private LocalDate isoDate() {
        LocalDate fourth = Calendar.date(get('G', 0), 1, 4);
        long monday = Calendar.ordinal(fourth) - fourth.getDayOfWeek().getValue() + 1;
        return Calendar.ofOrdinal((int) monday + 7 * (get('V', 0) - 1) + get('a', 0));
    }
}
